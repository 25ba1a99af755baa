import { z } from '@hono/zod-openapi';
import type { Branch } from '../../../data/entities.ts';
import { stateOf } from '../../../data/states.ts';
import type { Account as NativeAccount } from '../../account-record.ts';
import { AccountNumber, Ifsc } from '../../fields/bank.ts';
import { bankAccount } from '../../services/bank-account.ts';
import { oneLine } from '../shared/addresses.ts';
import { callNumber } from '../shared/call-number.ts';
import { grown } from '../shared/grown.ts';
import { surepassPhrase, textOrNull } from './phrase.ts';

interface Account extends NativeAccount {
  at?: Branch;
}

const service = grown<Account>(bankAccount, (value, world): Account => {
  const at = world.branch(value.ifsc);
  return at ? { ...value, at } : value;
});

/** An account that takes no money is said not to exist [I]. */
const gone: ReadonlyMap<string, string> = new Map([
  ['closed', 'Account closed'],
  ['frozen', 'Account frozen'],
]);

function detailsOf({ ifsc, micr, swift, bank, branch, address, contact, imps, rtgs, neft, upi }: Branch) {
  const state = stateOf(address.state);
  return {
    ...{ id: 0, ifsc, micr, iso3166: `IN-${state.letters}`, swift: swift === '' ? null : swift },
    ...{ bank, bank_code: ifsc.slice(0, 4), bank_name: bank, branch, centre: address.city.toUpperCase() },
    ...{ district: address.district.toUpperCase(), state: state.name.toUpperCase(), city: address.city.toUpperCase() },
    ...{ address: oneLine(address), contact: `+91${contact}`, imps, rtgs, neft, upi, micr_check: true },
  };
}

const names = ['ifsc', 'micr', 'iso3166', 'bank', 'bank_code', 'bank_name', 'branch', 'centre', 'district', 'state'];
const text = Object.fromEntries([...names, 'city', 'address', 'contact'].map((key) => [key, z.string()]));
const yes = Object.fromEntries(['imps', 'rtgs', 'neft', 'upi', 'micr_check'].map((key) => [key, z.boolean()]));
const Details = z.strictObject({ id: z.literal(0), ...text, swift: textOrNull, ...yes });

export const bankVerification = surepassPhrase({
  service,
  path: '/bank-verification',
  aliases: ['/bank-verification/'],
  product: 'bank_validation',
  noun: 'Bank Account',
  fields: {
    id_number: AccountNumber.schema,
    ifsc: Ifsc.schema,
    ifsc_details: z.unknown().optional().openapi({ type: 'boolean', example: true }),
  },
  hear: ({ id_number, ifsc }) => ({ account_number: id_number, ifsc }),
  say({ holder_name, status, at }: Account, call) {
    const { ifsc_details } = (call.heard?.json ?? {}) as { ifsc_details?: unknown };
    const asked = ifsc_details === true || ifsc_details === 'true';
    const remarks = gone.get(status);
    return {
      ...{ account_exists: remarks === undefined, upi_id: null, full_name: holder_name },
      ...{ imps_ref_no: remarks === undefined ? callNumber(call, 12) : null, remarks: remarks ?? '' },
      ...{ status: remarks === undefined ? 'success' : 'failed', ifsc_details: asked && at ? detailsOf(at) : {} },
    };
  },
  result: {
    ...{ account_exists: z.boolean(), upi_id: z.null(), full_name: z.string(), imps_ref_no: textOrNull },
    ...{ remarks: z.string(), status: z.enum(['success', 'failed']) },
    ifsc_details: z.union([Details, z.strictObject({})]),
  },
  example: ({ account_number, ifsc }) => ({ id_number: account_number, ifsc, ifsc_details: true }),
});
