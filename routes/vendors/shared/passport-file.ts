import { identifier, reserved, ungrouped } from '../../fields/identifier.ts';

/** File number of a passport application, on the booklet's last page: office, then thirteen digits. Office ZZ is none. */
export const PassportFile = identifier({
  name: 'passport file number',
  shape: /^[A-Z]{2}[0-9]{13}$/,
  example: 'ZZ0000000000011',
  description: 'two letters, thirteen digits',
  shown: [2, 2],
  magic: reserved('ZZ999999999'),
  tidy: ungrouped,
});
