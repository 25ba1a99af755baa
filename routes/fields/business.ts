import { identifier, reserved, ungrouped } from './identifier.ts';

/** Udyam registration of a small enterprise: state, district, seven digits. State ZZ is never issued. */
export const Udyam = identifier({
  name: 'Udyam number',
  shape: /^UDYAM-[A-Z]{2}-[0-9]{2}-[0-9]{7}$/,
  example: 'UDYAM-ZZ-00-0000002',
  description: 'UDYAM, a state of two letters, two digits, seven digits, with hyphens',
  shown: [11, 2],
  magic: reserved('UDYAM-ZZ-99-000'),
});

/** Licence of the food safety authority: fourteen digits. Real ones start with 1 or 2. */
export const Fssai = identifier({
  name: 'FSSAI licence number',
  shape: /^[0-9]{14}$/,
  example: '00000000000011',
  description: 'fourteen digits',
  shown: [4, 2],
  magic: reserved('0999999999'),
  tidy: ungrouped,
});
