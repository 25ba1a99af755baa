import { luhnDigit, verhoeffDigit } from '../../data/check-digits.ts';
import { identifier, reserved, ungrouped } from './identifier.ts';

/**
 * Aadhaar number: twelve digits, the last one Verhoeff's; real ones start with 2 to 9.
 * The check is not enforced: 655675523712, which a vendor documents, fails it.
 */
export const Aadhaar = identifier({
  name: 'Aadhaar number',
  shape: /^[0-9]{12}$/,
  example: '100261102744',
  description: 'twelve digits',
  shown: [0, 4],
  magic: reserved('0999999', verhoeffDigit),
  tidy: ungrouped,
});

/**
 * Elector's photo identity card number: three letters, six digits, Luhn's over those digits.
 * The check is not enforced: old numbers, and UAI4574761 which a vendor documents, fail it.
 */
export const VoterId = identifier({
  name: 'EPIC number',
  shape: /^[A-Z]{3}[0-9]{7}$/,
  example: 'ZZZ0070227',
  description: 'three letters, seven digits',
  shown: [3, 2],
  magic: reserved('ZZQ00', (body) => luhnDigit(body.slice(3))),
  tidy: ungrouped,
});

/** Indian passport number: a letter and seven digits. Q is not in use. */
export const PassportNumber = identifier({
  name: 'passport number',
  shape: /^[A-Z][0-9]{7}$/,
  example: 'Z0000011',
  description: 'a letter, seven digits',
  shown: [1, 2],
  magic: reserved('Q000'),
});

/** Universal account number of the provident fund: twelve digits. Real ones start with 10. */
export const Uan = identifier({
  name: 'UAN',
  shape: /^[0-9]{12}$/,
  example: '000010002013',
  description: 'twelve digits',
  shown: [0, 4],
  magic: reserved('00990000'),
  tidy: ungrouped,
});
