import { luhnDigit, mod97Digits, verhoeffDigit } from '../check-digits.ts';
import type { IdKind } from '../identifiers.ts';
import { type Shuffle, shuffle } from './affine.ts';
import { fromLetters, type HolderLetter, type Serial, serialOf, toLetters, universe } from './serial.ts';

/** A way to write a serial as an identifier, and to read it back. All but account numbers are in ranges that no authority issues. */
interface Numbering {
  write(serial: Serial): string;
  /** The serial that this would be of, without a check that the holder has such an identifier. */
  read(id: string): Serial | undefined;
}

const holderLetters: HolderLetter[] = ['P', 'C', 'F', 'H'];

/** Eight digits of a shuffled index: enough for the universe, and neighbours look nothing alike. */
const digits = (shuffled: Shuffle, { index }: Serial) => String(shuffled.to(index)).padStart(8, '0');

function number(letter: HolderLetter, shuffled: Shuffle, high: number, low: string): Serial | undefined {
  const value = high * 10 ** low.length + Number(low);
  return value < universe ? { letter, index: shuffled.from(value) } : undefined;
}

/** `read` for a shape whose groups are [high, low]; `high` goes through `decode`. */
function reader(letter: HolderLetter, shuffled: Shuffle, shape: RegExp, decode: (high: string) => number = Number) {
  return (id: string) => {
    const groups = shape.exec(id);
    const high = groups ? decode(groups[1]!) : -1;
    return high < 0 ? undefined : number(letter, shuffled, high, groups![2]!);
  };
}

/** `read` for a shape whose groups are [holder's digit 1 to 4, eight digits]. */
function anyHolder(shuffled: Shuffle, shape: RegExp) {
  return (id: string) => {
    const [, which, low] = shape.exec(id) ?? [];
    return which === undefined ? undefined : number(holderLetters[Number(which) - 1]!, shuffled, 0, low!);
  };
}

const holderDigit = ({ letter }: Serial) => holderLetters.indexOf(letter) + 1;
const s = (a: number, b: number) => shuffle(universe, a, b);

const din = s(7_368_787, 1_203_077);
/** 80000000 and above: beyond any DIN allotted. */
export const dins: Numbering = {
  write: ({ index }) => String(80_000_000 + din.to(index)),
  read: (id) =>
    /^[89]\d{7}$/.test(id) ? number('P', din, 0, String(Number(id) - 80_000_000).padStart(8, '0')) : undefined,
};

const aadhaar = s(4_256_233, 8_112_811);
/** Starts with 01; a real one starts with 2 to 9. */
export const aadhaars: Numbering = {
  write(serial) {
    const body = `010${digits(aadhaar, serial)}`;
    return body + verhoeffDigit(body);
  },
  read: reader('P', aadhaar, /^01(0)(\d{8})\d$/),
};

const voter = s(9_100_453, 3_377_001);
/** Letters ZX and one more, then six digits and Luhn's. */
export const voterIds: Numbering = {
  write(serial) {
    const all = digits(voter, serial);
    const body = all.slice(2);
    return `ZX${toLetters(Number(all.slice(0, 2)), 1)}${body}${luhnDigit(body)}`;
  },
  read: reader('P', voter, /^ZX([A-L])(\d{6})\d$/, fromLetters),
};

const passport = s(5_000_087, 6_660_013);
/** First letters X and Z, which the passport office does not use. */
export const passports: Numbering = {
  write(serial) {
    const number = passport.to(serial.index);
    return number < 1e7 ? `X${String(number).padStart(7, '0')}` : `Z${number - 5e6}`;
  },
  read(id) {
    const [, letter, low] = /^([XZ])(\d{7})$/.exec(id) ?? [];
    return letter === undefined
      ? undefined
      : number('P', passport, 0, String(Number(low) + (letter === 'Z' ? 5e6 : 0)));
  },
};

const passportFile = s(3_141_599, 2_718_281);
export const passportFiles: Numbering = {
  write: (serial) => `ZX00000${digits(passportFile, serial)}`,
  read: reader('P', passportFile, /^ZX0000(0)(\d{8})$/),
};

const uan = s(6_180_341, 1_414_213);
/** Starts with 0010; a real one starts with 10. */
export const uans: Numbering = {
  write: (serial) => `0010${digits(uan, serial)}`,
  read: reader('P', uan, /^001(0)(\d{8})$/),
};

/** Serial 00000; only companies have one here. The fourth letter is the name's initial. */
export const tans: Numbering = {
  write({ index }) {
    const initial = String.fromCharCode(65 + (Math.floor(index / 26) % 26));
    const rest = toLetters(Math.floor(index / 676) * 26 + (index % 26), 4);
    return `${rest.slice(0, 3)}${initial}00000${rest[3]}`;
  },
  read(id) {
    const [, head, initial, last] = /^([A-Z]{3})([A-Z])00000([A-Z])$/.exec(id) ?? [];
    return head === undefined ? undefined : { letter: 'C', index: fromLetters(head + initial + last) };
  },
};

const fssai = s(2_236_067, 7_320_508);
/** Fourteen digits from 0; a real licence starts with 1 or 2. */
export const fssais: Numbering = {
  write: (serial) => `0${holderDigit(serial)}0000${digits(fssai, serial)}`,
  read: anyHolder(fssai, /^0([1-4])0000(\d{8})$/),
};

const udyam = s(4_669_201, 9_299_161);
/** State ZZ. */
export const udyams: Numbering = {
  write(serial) {
    const all = digits(udyam, serial);
    return `UDYAM-ZZ-${holderDigit(serial)}${all[0]}-${all.slice(1)}`;
  },
  read(id) {
    const [, which, high, low] = /^UDYAM-ZZ-([1-4])([01])-(\d{7})$/.exec(id) ?? [];
    return which === undefined ? undefined : number(holderLetters[Number(which) - 1]!, udyam, Number(high), low!);
  },
};

const lei = s(1_618_033, 9_887_498);
/** Starts with 0000, which no issuer has. */
export const leis: Numbering = {
  write(serial) {
    const body = `0000NAMUNA${digits(lei, serial)}`;
    return body + mod97Digits(body);
  },
  read: reader('C', lei, /^0000NAMUN(A)(\d{8})\d{2}$/, () => 0),
};

const cin = s(9_192_631, 7_706_431);
/** The part of a CIN that tells companies apart: industries 00000 to 00011, which do not exist, and six digits. */
export const cinNumbers = {
  write(serial: Serial): { industry: string; registration: string } {
    const all = digits(cin, serial);
    return { industry: `000${all.slice(0, 2)}`, registration: all.slice(2) };
  },
  read: reader('C', cin, /^[LU]000(\d{2})[A-Z]{2}\d{4}[A-Z]{3}(\d{6})$/),
};

const llpin = s(2_414_213, 5_623_730);
/** Letters from N on, years beyond those allotted. */
export const llpins: Numbering = {
  write(serial) {
    const number = llpin.to(serial.index);
    return `${toLetters(13 * 676 + Math.floor(number / 1e4), 3)}-${String(number % 1e4).padStart(4, '0')}`;
  },
  read: reader('F', llpin, /^([N-Y][A-Z]{2})-(\d{4})$/, (letters) => fromLetters(letters) - 13 * 676),
};

const licence = s(7_777_773, 4_040_411);
/** State ZZ; the office's digits hold the state, and 50 more for the upper part of the universe. */
export const licences = {
  write(serial: Serial, state: string, year: string): string {
    const all = digits(licence, serial);
    return `ZZ${String(Number(state) + 50 * Number(all[0])).padStart(2, '0')}${year}${all.slice(1)}`;
  },
  read: reader('P', licence, /^ZZ(\d{2})\d{4}(\d{7})$/, (office) => (Number(office) > 50 ? 1 : 0)),
};

const vehicle = s(6_543_211, 1_999_993);
/** State ZZ and three letters: A to M in front for a person's, N to Z for a company's. */
export const vehicles = {
  write(serial: Serial, state: string): string {
    const number = vehicle.to(serial.index);
    const letters = toLetters((serial.letter === 'C' ? 13 * 676 : 0) + Math.floor(number / 1e4), 3);
    return `ZZ${state}${letters}${String(number % 1e4).padStart(4, '0')}`;
  },
  read(id: string): Serial | undefined {
    const [, letters, low] = /^ZZ\d{2}([A-Z]{3})(\d{4})$/.exec(id) ?? [];
    if (letters === undefined) return undefined;
    const high = fromLetters(letters);
    return high < 13 * 676 ? number('P', vehicle, high, low!) : number('C', vehicle, high - 13 * 676, low!);
  },
};

const account = s(5_555_557, 8_008_133);
/** Twelve digits; `slot` tells the accounts of one holder apart. Any number may be real: the invented bank is what makes it nobody's. */
export const accounts = {
  write: (serial: Serial, slot: number) => `00${holderDigit(serial)}${slot}${digits(account, serial)}`,
  read: anyHolder(account, /^00([1-4])[0-9](\d{8})$/),
};

const byPan = (id: string) => serialOf(id);

/** Who an identifier would belong to, by its kind. */
export const readers: Record<IdKind, (id: string) => Serial | undefined> = {
  pan: byPan,
  iec: byPan,
  gstin: (id) => byPan(id.slice(2, 12)),
  cin: cinNumbers.read,
  llpin: llpins.read,
  din: dins.read,
  aadhaar: aadhaars.read,
  voter_id: voterIds.read,
  passport: passports.read,
  passport_file: passportFiles.read,
  licence: licences.read,
  uan: uans.read,
  tan: tans.read,
  fssai: fssais.read,
  udyam: udyams.read,
  lei: leis.read,
  account: accounts.read,
  vehicle: vehicles.read,
};
