import type { Field } from '../../app/field.ts';
import { gstinCheckDigit } from '../../data/gstin.ts';
import { toFault, toWord } from '../magic.ts';
import { identifier, reserved, text } from './identifier.ts';

const panMagic = /^(?:ERROR|SLEEP)([0-9]{4})[A-Z]$|^(RESET)0000[A-Z]$|^ZZZ[PC]Z0000([A-I])$/;

/**
 * Permanent account number: five letters, four digits, a letter.
 * Shape only: the fourth letter's meaning is not enforced, since documented test values break it.
 */
export const Pan: Field = {
  name: 'PAN',
  example: 'AAACN0000A',
  schema: text('PAN', /^[A-Z]{5}[0-9]{4}[A-Z]$/, 'AAACN0000A', 'five letters, four digits, a letter'),
  mask: (id) => `${id.slice(0, 3)}xx${id.slice(5, 9)}x`,
  fault(id) {
    const [, word, reset, letter] = panMagic.exec(id) ?? [];
    if (letter !== undefined) return String(101 + letter.charCodeAt(0) - 65);
    return reset === undefined ? word && toFault(word) : 'reset';
  },
  magic(fault) {
    if (fault === 'reset') return 'RESET0000X';
    const word = toWord(fault);
    return word && `${Number(word) < 1000 ? 'ERROR' : 'SLEEP'}${word}X`;
  },
};

/**
 * GST identification number: state, PAN, entity, Z, check character.
 * The check is not enforced: values that vendors document fail it.
 */
export const Gstin: Field = {
  name: 'GSTIN',
  example: '27AAACM0000Z1Z7',
  schema: text(
    'GSTIN',
    /^[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z][A-Z][0-9A-Z]$/,
    '27AAACM0000Z1Z7',
    'two digits of the state, a PAN, then three characters',
  ),
  mask: (id) => id.slice(0, 2) + Pan.mask(id.slice(2, 12)) + id.slice(12),
  fault: (id) => Pan.fault(id.slice(2, 12)),
  magic(fault) {
    const pan = Pan.magic(fault);
    return pan && `27${pan}1Z${gstinCheckDigit(`27${pan}1Z`)}`;
  },
};

/** Tax deduction account number: city, the deductor's initial, five digits, a letter. Serial 00000 is never issued. */
export const Tan = identifier({
  name: 'TAN',
  shape: /^[A-Z]{4}[0-9]{5}[A-Z]$/,
  example: 'MUMM00000A',
  description: 'four letters, five digits, a letter',
  shown: [4, 1],
  magic: reserved('ZZZZ0', () => 'Z'),
});

/** Importer exporter code: ten characters, the PAN since 2018 and digits before. Its magic is the PAN's. */
export const Iec: Field = {
  ...Pan,
  name: 'IEC',
  example: 'AAACM0000Z',
  schema: text('IEC', /^[0-9A-Z]{10}$/, 'AAACM0000Z', 'a PAN, or ten digits where it is an old one'),
};
