const listed = (words: string) => words.split(' ');

/** Titles, which stand before a name and are no part of it. */
const titles = new Set(
  listed(
    'MR MRS MS MISS MASTER SHRI SRI SHREE SHRIMATI SMT SUSHRI KUM DR PROF ER ADV CAPT COL MAJ LT SIR MADAM LATE MESSRS',
  ),
);

/** What follows these in a name says whose child or wife somebody is, or under which name they trade. */
const relation = /\b(?:[SDWC]\/O|SON OF|DAUGHTER OF|WIFE OF|CARE OF|T\/A|PROP)\b/;

/** Short forms, and what they stand for. */
const longForms: ReadonlyMap<string, string> = new Map(
  Object.entries({
    PVT: 'PRIVATE',
    PVTLTD: 'PRIVATE LIMITED',
    PTE: 'PRIVATE',
    LTD: 'LIMITED',
    CO: 'COMPANY',
    CORP: 'CORPORATION',
    INDS: 'INDUSTRIES',
    INTL: 'INTERNATIONAL',
    ENTP: 'ENTERPRISES',
    ENT: 'ENTERPRISES',
    BROS: 'BROTHERS',
    MFG: 'MANUFACTURING',
    ENGG: 'ENGINEERING',
    TECH: 'TECHNOLOGIES',
    ASSOC: 'ASSOCIATES',
    SVCS: 'SERVICES',
    MD: 'MOHAMMED',
    MOHD: 'MOHAMMED',
    MHD: 'MOHAMMED',
    KR: 'KUMAR',
  }),
);

/** Words that many have, so that they tell little: the legal forms of companies, and second names. */
const light = new Set(
  listed(
    'PRIVATE LIMITED LLP COMPANY CORPORATION HUF AND OF THE INDIA KUMAR KUMARI SINGH KAUR DEVI BAI BHAI BEN BEGUM BIBI LAL MOHAMMED',
  ),
);

/** How much it says that two names share this word: 1, or less for one that many have. */
export function weightOf(word: string): number {
  return light.has(word) ? 0.5 : 1;
}

/** Whether this is the first letter of a name. */
export function isInitial(word: string): boolean {
  return word.length === 1;
}

/** More words than any name has; what is beyond is left out, so that no input takes long. */
const most = 16;

/** The words of a name in upper case, without punctuation, short forms written out. */
export function wordsOf(name: string): string[] {
  const [own = ''] = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '') // Accents of Latin letters; the vowel signs of Indian scripts are letters here.
    .toUpperCase()
    .replace(/^\s*M\/S\b/, '')
    .split(relation, 1);
  const plain = own
    .replace(/['’`]/g, '')
    .replace(/&/g, ' AND ')
    .replace(/\(P\)(?=\s*(?:LTD|LIMITED))/g, ' PRIVATE ')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
  const words = plain.split(' ').flatMap((word) => longForms.get(word)?.split(' ') ?? [word]);
  return words.filter((word) => word !== '').slice(0, most);
}

/** Without the titles, unless nothing is left. */
export function withoutTitles(words: string[]): string[] {
  const rest = words.filter((word) => !titles.has(word));
  return rest.length > 0 ? rest : words;
}
