import { identifier, reserved, ungrouped } from '../../fields/identifier.ts';

/** Indian mobile number: ten digits, 6 to 9 first, with or without the country's code. */
export const MobileNumber = identifier({
  name: 'mobile number',
  shape: /^[6-9][0-9]{9}$/,
  example: '9000000002',
  description: 'ten digits, the first of them 6 to 9',
  shown: [0, 4],
  // No row of nines, which everybody's test data have.
  magic: reserved('600000'),
  tidy: (text) => ungrouped(text).replace(/^(?:\+?91)(?=[0-9]{10}$)/, ''),
});
