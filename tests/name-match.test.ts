import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Band, bandOf, bands, nameMatch } from '../routes/names/name-match.ts';

describe('scores that Cashfree documents', () => {
  it.each([
    ['JOHN DOE', 100],
    ['JOHN D', 85],
    ['J DOE', 70],
    ['JANE D', 38],
  ])('%s is JOHN DOE by %i', (name, score) => {
    expect(nameMatch(name, 'JOHN DOE').score).toBe(score);
  });
});

// What they have or lack, one name, the other.
const same: [string, string, string][] = [
  ['nothing', 'ROSHAN MISTRY', 'ROSHAN MISTRY'],
  ['case and spaces', ' roshan  mistry', 'ROSHAN MISTRY'],
  ['a title', 'MR ROSHAN MISTRY', 'ROSHAN MISTRY'],
  ['a title with a point', 'Smt. Debjani Mukherjee', 'DEBJANI MUKHERJEE'],
  ['two titles', 'LATE SHRI OM PRAKASH TRIVEDI', 'OM PRAKASH TRIVEDI'],
  ['points after initials', 'K.S.RAMANATHAN', 'K S RAMANATHAN'],
  ['initials that stand together', 'KS RAMANATHAN', 'K S RAMANATHAN'],
  ['a word in two', 'OM PRAKASH TRIVEDI', 'OMPRAKASH TRIVEDI'],
  ['a hyphen', 'ANJALI MENON MATHEW', 'ANJALI MENON-MATHEW'],
  ['a hyphen, or one word', 'ANJALI MENONMATHEW', 'ANJALI MENON-MATHEW'],
  ['an apostrophe', 'LOURDES DSOUZA', "LOURDES D'SOUZA"],
  ['an apostrophe, or a space', 'LOURDES D SOUZA', "LOURDES D'SOUZA"],
  ['an accent', 'JOSÉ PEREIRA', 'JOSE PEREIRA'],
  ['whose son he is', 'ADITYA ROY S/O JATIN ROY', 'ADITYA ROY'],
  ['a legal form cut short', 'MOCKWORKS PVT LTD', 'MOCKWORKS PRIVATE LIMITED'],
  ['a legal form in brackets', 'MOCKWORKS (P) LTD.', 'MOCKWORKS PRIVATE LIMITED'],
  ['an ampersand', 'NAMUNA INK & PAPER PVT. LTD.', 'NAMUNA INK AND PAPER PRIVATE LIMITED'],
  ['M/S before a firm', 'M/S DRISHTANT TRADERS', 'DRISHTANT TRADERS'],
  ['another script', 'निखिल देशपांडे', 'निखिल  देशपांडे'],
];

const alike: [string, string, string, Band][] = [
  ['spellings with th and ee', 'SITA RAMAN', 'SEETHA RAMAN', 'GOOD_PARTIAL_MATCH'],
  ['sh or s, final a', 'SRIVASTAVA AMIT', 'SHRIVASTAV AMIT', 'GOOD_PARTIAL_MATCH'],
  ['w or v, oo or u', 'DEVENDRA POOJARI', 'DEWENDRA PUJARI', 'GOOD_PARTIAL_MATCH'],
  ['ph or f, bh or b', 'PHANI BHUSHAN', 'FANI BUSHAN', 'GOOD_PARTIAL_MATCH'],
  ['z or j', 'ZUBIN MISTRY', 'JUBIN MISTRI', 'GOOD_PARTIAL_MATCH'],
  ['x or ksh', 'LAXMI NARAYAN', 'LAKSHMI NARAYANA', 'GOOD_PARTIAL_MATCH'],
  ['doubling, gh or g', 'GHULAM RASOOL BHAT', 'GULAM RASUL BHATT', 'GOOD_PARTIAL_MATCH'],
  ['y or i', 'MURTHY', 'MOORTI', 'GOOD_PARTIAL_MATCH'],
  ['spellings of one surname', 'DEEPAK CHAUDHARY', 'DIPAK CHOWDHURY', 'GOOD_PARTIAL_MATCH'],
  ['Agarwal', 'VIKRAM AGARWAL', 'VIKRAM AGRAWAL', 'GOOD_PARTIAL_MATCH'],
  ['Mohammed cut short', 'MD IMRAN SHAIKH', 'MOHAMMED IMRAN SHEIKH', 'GOOD_PARTIAL_MATCH'],
  ['Mohammed left out', 'MD IMRAN SHAIKH', 'IMRAN SHAIKH', 'GOOD_PARTIAL_MATCH'],
  ['bhai after a name', 'MAHESHBHAI PATEL', 'MAHESH PATEL', 'GOOD_PARTIAL_MATCH'],
  ['a slip of the hand', 'VENKATESWARAN', 'VENKATESWARN', 'GOOD_PARTIAL_MATCH'],
  ['the order of words', 'THOMAS KURIAN VARGHESE', 'VARGHESE THOMAS KURIAN', 'GOOD_PARTIAL_MATCH'],
  ['initials at the end', 'RAMANATHAN K S', 'K S RAMANATHAN', 'GOOD_PARTIAL_MATCH'],
  ['no middle name', 'IMRAN SHAIKH', 'IMRAN YUSUF SHAIKH', 'GOOD_PARTIAL_MATCH'],
  ['no Singh', 'HARPREET GILL', 'HARPREET SINGH GILL', 'GOOD_PARTIAL_MATCH'],
  ['one initial of two', 'K RAMANATHAN', 'K S RAMANATHAN', 'GOOD_PARTIAL_MATCH'],
  ['no HUF', 'JIGNESH PATEL', 'JIGNESH PATEL HUF', 'GOOD_PARTIAL_MATCH'],
  ['initials for names', 'K S RAMANATHAN', 'KUMBAKONAM SUBRAMANIAM RAMANATHAN', 'MODERATE_PARTIAL_MATCH'],
  ['other names that fit', 'K S RAMANATHAN', 'KRISHNAMURTHY SUBRAMANIAM RAMANATHAN', 'MODERATE_PARTIAL_MATCH'],
  ['initials together for names', 'KS RAMANATHAN', 'KUMBAKONAM SUBRAMANIAM RAMANATHAN', 'MODERATE_PARTIAL_MATCH'],
  ['initials that look like a title', 'MS DHONI', 'MAHENDRA SINGH DHONI', 'MODERATE_PARTIAL_MATCH'],
  ['no surname', 'MADHAVI', 'MADHAVI SELVAM', 'MODERATE_PARTIAL_MATCH'],
  ['no Kumar', 'RAJESH', 'RAJESH KUMAR', 'MODERATE_PARTIAL_MATCH'],
  ['no legal form', 'MOCKWORKS', 'MOCKWORKS PRIVATE LIMITED', 'MODERATE_PARTIAL_MATCH'],
  ['an initial joined on', 'HKISHORE', 'HARSH KISHORE', 'MODERATE_PARTIAL_MATCH'],
];

const different: [string, string, string][] = [
  ['first names', 'RAHUL SHARMA', 'ROHIT SHARMA'],
  ['surnames', 'PRIYA SHARMA', 'PRIYA VERMA'],
  ['Ramesh and Suresh', 'SURESH KUMAR', 'RAMESH KUMAR'],
  ['Anil and Sunil', 'ANIL KUMAR SHARMA', 'SUNIL KUMAR SHARMA'],
  ['Kiran and Karan', 'KIRAN RAO', 'KARAN RAO'],
  ['Sunita and Sunil', 'SUNITA HANSDA', 'SUNIL HANSDA'],
  ['Jayanthi and Jayanth', 'JAYANTHI NATARAJAN', 'JAYANTH NATARAJAN'],
  ['middle names', 'LAKSHMI NARAYANAN IYER', 'LAKSHMI VENKATESH IYER'],
  ['initials', 'M S RAMANATHAN', 'K S RAMANATHAN'],
  ['an initial and a name', 'R SHARMA', 'SURESH SHARMA'],
  ['second names', 'SUNITA DEVI', 'SUNITA KUMARI'],
  ['Ravi and Ravindra', 'RAVI', 'RAVINDRA'],
  ['what a name that many have tells', 'KUMAR', 'RAJESH KUMAR'],
  ['everything', 'ANANYA IYER', 'SUBRATA GHOSH'],
  ['companies of one form', 'MOCKWORKS PRIVATE LIMITED', 'NAMUNA PRIVATE LIMITED'],
  ['forms of one company', 'MOCKWORKS PRIVATE LIMITED', 'MOCKWORKS LLP'],
  ['companies of one group', 'KALPIT FOODS LIMITED', 'KALPIT MOTORS LIMITED'],
  ['a person and the company', 'SIRISHA REDDY', 'ANUMAN ADVISORS LLP'],
  ['scripts', 'निखिल देशपांडे', 'NIKHIL DESHPANDE'],
  ['nothing but points', '...', 'ANANYA IYER'],
];

describe('the same name', () => {
  it.each(same)('but for %s', (_name, a, b) => {
    expect(nameMatch(a, b)).toEqual({ score: 100, match: true, band: 'DIRECT_MATCH' });
  });
});

describe('a name that matches', () => {
  it.each(alike)('but for %s', (_name, a, b, band) => {
    expect(nameMatch(a, b)).toMatchObject({ match: true, band });
  });
});

describe('another name', () => {
  it.each(different)('differs in %s', (_name, a, b) => {
    expect(nameMatch(a, b)).toMatchObject({ match: false });
  });
});

describe('any two names', () => {
  const word = fc.oneof(
    fc.constantFrom('MR', 'K', 'S', 'KS', 'RAM', 'RAMA', 'KUMAR', 'SINGH', 'LTD', 'PVT', 'S/O', '&'),
    fc.string(),
  );
  const name = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));

  it('score from 0 to 100, the same in either order', () => {
    const property = fc.property(name, name, (a, b) => {
      const { score } = nameMatch(a, b);
      expect(score).toBe(nameMatch(b, a).score);
      expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true);
    });
    fc.assert(property, { numRuns: 2000, seed: 20_261_121 });
  });

  it('score 100 where they are equal and have a letter', () => {
    const property = fc.property(name, (a) => {
      if (/\p{L}/u.test(a) && !a.includes('/')) expect(nameMatch(a, a).score).toBe(100);
    });
    fc.assert(property, { numRuns: 1000, seed: 20_261_121 });
  });

  it('take no long time', () => {
    const long = 'RAMA K '.repeat(5000);
    const began = performance.now();
    nameMatch(long, long.replaceAll('A', 'I'));
    expect(performance.now() - began).toBeLessThan(200);
  });
});

describe('bands', () => {
  it('meet without a gap', () => {
    for (const { name, least } of bands) expect(bandOf(least)).toBe(name);
    expect([99, 84, 59, 33].map(bandOf)).toEqual(bands.slice(1).map(({ name }) => name));
  });
});
