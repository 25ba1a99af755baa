import { identifier, reserved, ungrouped } from './identifier.ts';

/**
 * Driving licence number: state, office, year, seven digits, with or without separators.
 * Only the state is enforced: old ones have other digits, and Karza takes 9 to 50 characters.
 */
export const LicenceNumber = identifier({
  name: 'driving licence number',
  shape: /^[A-Z]{2}[0-9A-Z]{7,48}$/,
  example: 'ZZ0120110000042',
  description: 'a state of two letters, then 7 to 48 digits or letters, such as ZZ01 20110000042',
  shown: [4, 2],
  magic: reserved('ZZ000000000'),
  tidy: (text) => text.replace(/[\s/-]/g, ''),
});

/** Registration number of a vehicle: state, office, series, number; or year, BH, number, letters. State ZZ is never issued. */
export const VehicleNumber = identifier({
  name: 'vehicle registration number',
  shape: /^(?:[A-Z]{2}[0-9]{1,2}[A-Z]{0,3}[0-9]{1,4}|[0-9]{2}BH[0-9]{4}[A-Z]{1,2})$/,
  example: 'ZZ01AB1234',
  description: 'such as ZZ01AB1234 or 22BH1234AA',
  shown: [4, 2],
  magic: reserved('ZZ00ZZ'),
  tidy: ungrouped,
});
