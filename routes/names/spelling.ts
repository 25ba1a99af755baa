import { jaroWinkler } from '@skyra/jaro-winkler';

/** Spellings of one name that no rule brings together. */
const families = [
  'MOHAMMED MOHAMMAD MOHAMED MOHAMAD MUHAMMAD MUHAMMED MAHAMMAD',
  'CHAUDHARY CHOUDHARY CHOWDHARY CHOWDHURY CHAUDHURI CHAUDHRY CHOUDHURY',
  'VERMA VARMA',
  'SHAIKH SHEIKH SHAIK SHEIK SHEK',
  'SYED SAYED SAYYAD SAYYED SAIYAD',
  'AGARWAL AGRAWAL AGGARWAL AGARWALA',
  'IYER AIYAR AYYAR',
  'BANERJEE BANERJI BANDYOPADHYAY',
  'MUKHERJEE MUKHERJI MUKHOPADHYAY',
  'CHATTERJEE CHATTERJI CHATTOPADHYAY',
  'SINGH SINH',
  'KRISHNA KISHAN KRISHAN',
  'VENKATA VENKAT',
  'CHANDRA CHANDER CHANDAR',
  'INDRA INDER INDAR',
  'MAHENDRA MAHENDER MOHINDER MAHINDER',
  'NARENDRA NARENDER NARINDER',
  'RAJENDRA RAJENDER RAJINDER',
  'SURENDRA SURENDER SURINDER',
  'JITENDRA JITENDER JATINDER',
  'ABDUL ABDUR ABDUS',
  'RAHMAN REHMAN RAHAMAN',
  'DSOUZA DSOUSA DESOUZA',
];

/** From the ways in which sounds of Indian languages are written in Latin letters to one of them, in this order. */
const rules: [RegExp, string][] = [
  [/(BHAI|BEHN|BEN)$/, ''],
  [/KSH|X/g, 'KS'],
  [/PH/g, 'F'],
  [/([TDBGKCJS])H/g, '$1'],
  [/CK|Q/g, 'K'],
  [/W/g, 'V'],
  [/Z/g, 'J'],
  [/EE|Y|IE/g, 'I'],
  [/OO|OU/g, 'U'],
  [/(.)\1+/g, '$1'],
];

const familyOf = new Map(families.flatMap((row) => row.split(' ').map((word, _i, [first]) => [word, first!])));

/** A word as it sounds: two words that are spelt alike here are spellings of one name. */
export function soundOf(word: string): string {
  let sound = familyOf.get(word) ?? word;
  for (const [written, heard] of rules) {
    // Short words have no suffix to lose: BEN is a name.
    if (!written.source.endsWith('$') || sound.length > 6) sound = sound.replace(written, heard);
  }
  return sound.length > 3 ? sound.replace(/A$/, '') : sound;
}

/** Least likeness by Jaro and Winkler at which a difference passes for a slip of the hand. */
const slip = 0.94;

/**
 * How alike two whole words are: 1 the same, 0.97 spelt otherwise, 0.9 a slip apart;
 * up to 0.2 for two that are different names.
 */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [one, other] = [soundOf(a), soundOf(b)].sort() as [string, string];
  if (one === other) return 0.97;
  const alike = jaroWinkler(one, other);
  if (alike >= slip && Math.min(one.length, other.length) >= 5 && endAlike(one, other)) return 0.9;
  return Math.min(0.2, Math.max(0, alike - 0.6) * 0.6);
}

/** A vowel at the end tells a woman's name from a man's: JAYANTHI is not JAYANTH. */
function endAlike(a: string, b: string): boolean {
  return /[AEIOU]$/.test(a) === /[AEIOU]$/.test(b);
}
