import type { Account, Address, Branch } from '../entities.ts';
import { type Draw, drawOf, salt } from './draw.ts';
import { banks, cities, localities, stateCodes, streets } from './lists.ts';
import { accounts } from './numbers.ts';
import type { Serial } from './serial.ts';

/** An address in this state whose PIN code fits its city; `at` tells the addresses of one holder apart. */
export function addressIn(state: string, draw: Draw, at = 0): Address {
  const own = (which: number) => which + 1000 * at;
  const { city, district, pin } = draw.pick(own(salt.city), cities.get(state)!);
  const house = draw.below(own(salt.house), 240) + 1;
  return {
    line: `${house} ${draw.pick(own(salt.street), streets)}, ${draw.pick(own(salt.locality), localities)}`,
    city,
    district,
    state,
    pincode: pin + String(draw.below(own(salt.pincode), 99) + 1).padStart(2, '0'),
  };
}

/** One of a hundred mobile numbers: India reserves no range for examples, so as few as possible are named. */
export function mobileOf(draw: Draw): string {
  return String(9_000_000_000 + draw.below(salt.mobile, 100));
}

/** The accounts of a holder, at branches of the state that it lives in. */
export function accountsOf(serial: Serial, state: string, draw: Draw, count: number): Account[] {
  return Array.from({ length: count }, (_, slot) => {
    const bank = draw.pick(salt.bank + slot, banks);
    const branch = 1000 + draw.below(salt.bank + 10 + slot, 9000);
    const trouble = draw.below(salt.accounts + 1000 * (slot + 1), 100);
    const status = trouble < 94 ? 'active' : trouble < 96 ? 'dormant' : trouble < 98 ? 'closed' : 'frozen';
    return { number: accounts.write(serial, slot), ifsc: `${bank.code}0${state}${branch}`, status };
  });
}

const byCode = new Map(banks.map((bank) => [bank.code, bank.name]));

/** The branch of a computed IFSC: an invented bank, a state, and a number from 1000 on. */
export function computedBranch(ifsc: string): Branch | undefined {
  const [, code = '', state = '', number = ''] = /^([A-Z]{4})0(\d{2})([1-9]\d{3})$/.exec(ifsc) ?? [];
  const bank = byCode.get(code);
  if (bank === undefined || !stateCodes.includes(state)) return undefined;
  const address = addressIn(state, drawOf({ letter: 'C', index: Number(state + number) }));
  return {
    ifsc,
    bank,
    branch: `${address.city.toUpperCase()} ${number}`,
    micr: address.pincode.slice(0, 3) + String(Number(number) % 1000).padStart(3, '0') + number.slice(-3),
    swift: '',
    contact: mobileOf(drawOf({ letter: 'F', index: Number(number) })),
    address,
    upi: true,
    rtgs: true,
    neft: true,
    imps: true,
  };
}
