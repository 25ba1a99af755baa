import { identifier, reserved, ungrouped } from './identifier.ts';

/**
 * Indian financial system code: a bank's four letters, 0, six characters of the branch.
 * The 0 is not enforced: DCBA6543210, which a vendor documents, has none.
 */
export const Ifsc = identifier({
  name: 'IFSC',
  shape: /^[A-Z]{4}[0-9A-Z]{7}$/,
  example: 'ZZZA0000001',
  description: 'four letters, then seven letters or digits',
  shown: [4, 3],
  magic: reserved('ZZZZ000'),
});

/** Number of a bank account: 6 to 20 digits or letters, as banks differ. Magic ones have fourteen digits. */
export const AccountNumber = identifier({
  name: 'account number',
  shape: /^[0-9A-Z]{6,20}$/,
  example: '00001000000012',
  description: '6 to 20 digits or letters',
  shown: [0, 4],
  magic: reserved('9999000000'),
  tidy: ungrouped,
});
