import { mix32 } from '../hash.ts';
import type { Serial } from './serial.ts';

/** Chance of one holder: `below(salt, n)` is a number from 0 to n - 1, for ever the same for this holder and salt. */
export interface Draw {
  below(salt: number, n: number): number;
  /** True in `percent` of a hundred holders. */
  in100(salt: number, percent: number): boolean;
  pick<T>(salt: number, list: readonly T[]): T;
}

/** What each draw is for. Frozen: another number is another person; add at the end. */
export const salt = {
  surname: 1,
  state: 2,
  gender: 3,
  firstName: 4,
  middleName: 5,
  fatherName: 6,
  born: 7,
  panStatus: 8,
  aadhaarLinked: 9,
  city: 10,
  street: 11,
  house: 12,
  locality: 13,
  pincode: 14,
  mobile: 15,
  hasLicence: 16,
  licence: 17,
  hasPassport: 18,
  passport: 19,
  hasVoterId: 20,
  hasUan: 21,
  employments: 22,
  hasVehicle: 23,
  vehicle: 24,
  proprietor: 25,
  trade: 26,
  accounts: 27,
  udyam: 28,
  iec: 29,
  tan: 30,
  lei: 31,
  incorporated: 32,
  form: 33,
  companyStatus: 34,
  listed: 35,
  capital: 36,
  board: 37,
  registrations: 38,
  registered: 39,
  bank: 60,
  employer: 80,
  seat: 100,
} as const;

export function drawOf({ letter, index }: Serial): Draw {
  const seed = mix32(Math.imul(index, 0x9e3779b1) ^ Math.imul(letter.charCodeAt(0), 0x85ebca77));
  const below = (salt: number, n: number) =>
    Math.floor((mix32(seed + Math.imul(salt, 0x27d4eb2f)) / 4_294_967_296) * n);
  return {
    below,
    in100: (salt, percent) => below(salt, 100) < percent,
    pick: (salt, list) => list[below(salt, list.length)]!,
  };
}
