import { z } from '@hono/zod-openapi';
import type { Field } from '../app/field.ts';
import { maskMiddle } from '../app/mask.ts';
import { gstinCheckDigit } from '../data/gstin.ts';
import { toFault, toWord } from './magic.ts';

/** Trimmed and in upper case, as every identifier here is written. */
function identifier(name: string, shape: RegExp, example: string, description: string) {
  return z
    .string({ error: (issue) => (issue.input === undefined ? 'is missing' : 'must be a string') })
    .trim()
    .toUpperCase()
    .regex(shape, `is no ${name}: ${description}`)
    .openapi({ example, description });
}

const panMagic = /^(?:ERROR|SLEEP)([0-9]{4})[A-Z]$|^(RESET)0000[A-Z]$|^ZZZ[PC]Z0000([A-I])$/;

/**
 * Permanent account number: five letters, four digits, a letter.
 * Shape only: the fourth letter's meaning is not enforced, since documented test values break it.
 */
export const Pan: Field = {
  name: 'PAN',
  example: 'AAACN0000A',
  schema: identifier('PAN', /^[A-Z]{5}[0-9]{4}[A-Z]$/, 'AAACN0000A', 'five letters, four digits, a letter'),
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

/** Two-digit state code of the GST network. Source: its published list, 01 to 38, 97 and 99. */
export const StateCode = identifier(
  'state code',
  /^(?:0[1-9]|[12][0-9]|3[0-8]|97|99)$/,
  '27',
  'two digits, 01 to 38, 97 or 99',
);

/**
 * GST identification number: state, PAN, entity, Z, check character.
 * The check is not enforced: values that vendors document fail it.
 */
export const Gstin: Field = {
  name: 'GSTIN',
  example: '27AAACM0000Z1Z7',
  schema: identifier(
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

const cinMagic = /^[LU]\d{5}ZZ0000[A-Z]{3}\d{2}(\d{4})$/;

/** Corporate identity number: listed or not, industry, state, year, class, registration number. No check digit. */
export const Cin: Field = {
  name: 'CIN',
  example: 'U62099MH2016PTC000000',
  schema: identifier(
    'CIN',
    /^[LU][0-9]{5}[A-Z]{2}[0-9]{4}[A-Z]{3}[0-9]{6}$/,
    'U62099MH2016PTC000000',
    'L or U, five digits, a state of two letters, a year, three letters, six digits',
  ),
  mask: (id) => maskMiddle(id, 6, 2),
  fault(id) {
    const word = cinMagic.exec(id)?.[1];
    return word && toFault(word);
  },
  magic(fault) {
    const word = toWord(fault);
    return word && `U00000ZZ0000PTC00${word}`;
  },
};
