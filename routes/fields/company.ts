import type { Field } from '../../app/field.ts';
import { maskMiddle } from '../../app/mask.ts';
import { mod97Digits } from '../../data/check-digits.ts';
import { toFault, toWord } from '../magic.ts';
import { identifier, reserved, text } from './identifier.ts';

const cinMagic = /^[LU]\d{5}ZZ0000[A-Z]{3}\d{2}(\d{4})$/;

/** Corporate identity number: listed or not, industry, state, year, class, registration number. No check digit. */
export const Cin: Field = {
  name: 'CIN',
  example: 'U62099MH2016PTC000000',
  schema: text(
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

const hyphenated = (text: string) => text.replace(/^([A-Z]{3})([0-9]{4})$/, '$1-$2');

/** Number of a limited liability partnership: three letters, a hyphen that may be left out, four digits. */
export const Llpin = identifier({
  name: 'LLPIN',
  shape: /^[A-Z]{3}-[0-9]{4}$/,
  example: 'ZZA-0000',
  description: 'three letters, a hyphen, four digits',
  shown: [3, 1],
  magic: reserved('ZZZ-'),
  tidy: hyphenated,
});

/** The number of a company or of a limited liability partnership; the magic is the company's or the partnership's. */
export const CompanyId: Field = {
  name: 'CIN or LLPIN',
  example: Cin.example,
  schema: text(
    'CIN or LLPIN',
    /^(?:[LU][0-9]{5}[A-Z]{2}[0-9]{4}[A-Z]{3}[0-9]{6}|[A-Z]{3}-[0-9]{4})$/,
    Cin.example,
    'a CIN of 21 characters, or an LLPIN such as ZZA-0000',
    hyphenated,
  ),
  mask: (id) => (id.length === 21 ? Cin : Llpin).mask(id),
  fault: (id) => (id.length === 21 ? Cin : Llpin).fault(id),
  magic: Cin.magic,
};

/** Director identification number: eight digits. Those from 80000000 are not issued yet. */
export const Din = identifier({
  name: 'DIN',
  shape: /^[0-9]{8}$/,
  example: '99000002',
  description: 'eight digits',
  shown: [2, 2],
  magic: reserved('9999'),
});

/** Legal entity identifier: eighteen characters and two check digits, which are not enforced. Source: ISO 17442. */
export const Lei = identifier({
  name: 'LEI',
  shape: /^[0-9A-Z]{18}[0-9]{2}$/,
  example: '0000MOCKWORKSPVTLT64',
  description: 'eighteen letters or digits, then two check digits',
  shown: [4, 2],
  magic: reserved('0000ZZZZZZZZZZ', mod97Digits),
});
