import { identifier, reserved } from '../../fields/identifier.ts';

/** The number that Eko gives to who uses its services; magic ones end in a word of four digits. */
export const UserCode = identifier({
  name: 'user code',
  shape: /^[0-9]{8}$/,
  example: '20810200',
  description: 'eight digits',
  shown: [4, 0],
  magic: reserved('9999'),
});
