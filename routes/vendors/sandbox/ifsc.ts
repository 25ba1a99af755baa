import { z } from '@hono/zod-openapi';
import type { Address } from '../../../data/entities.ts';
import { stateOf } from '../../../data/states.ts';
import { Ifsc } from '../../fields/bank.ts';
import { ifsc as service } from '../../services/ifsc.ts';
import { type SandboxPhrase, texts } from './phrase.ts';

interface Branch {
  ifsc: string;
  bank: string;
  branch: string;
  micr: string;
  swift: string;
  contact: string;
  address: Address;
  upi: boolean;
  rtgs: boolean;
  neft: boolean;
  imps: boolean;
}

function say({ ifsc, bank, branch, micr, swift, contact, address, upi, rtgs, neft, imps }: Branch) {
  const { line, city, district, state, pincode } = address;
  const { name, letters } = stateOf(state);
  const upper = { CITY: city, CENTRE: city, DISTRICT: district, STATE: name, BRANCH: branch };
  return {
    MICR: micr,
    ADDRESS: `${line}, ${city} ${pincode}`.toUpperCase(),
    ...Object.fromEntries(Object.entries(upper).map(([key, text]) => [key, text.toUpperCase()])),
    ...{ CONTACT: contact, UPI: upi, RTGS: rtgs, NEFT: neft, IMPS: imps },
    // A branch without one has null [D].
    SWIFT: swift === '' ? null : swift,
    ...{ ISO3166: `IN-${letters}`, BANK: bank, BANKCODE: ifsc.slice(0, 4), IFSC: ifsc },
  };
}

const yes = z.boolean();

export const ifsc: SandboxPhrase = {
  service,
  method: 'get',
  path: '/bank/{ifsc}',
  carries: 'query',
  body: z.object({ ifsc: Ifsc.schema }),
  hear: (body) => ({ ...(body as { ifsc: string }), consent: 'Y' }),
  say: (value) => say(value as Branch),
  result: z.strictObject({
    ...texts('MICR', 'ADDRESS', 'CITY', 'CENTRE', 'DISTRICT', 'STATE', 'BRANCH', 'CONTACT'),
    ...{ UPI: yes, RTGS: yes, NEFT: yes, IMPS: yes, SWIFT: z.string().nullable() },
    ...texts('ISO3166', 'BANK', 'BANKCODE', 'IFSC'),
  }),
  example: ({ ifsc }) => ({ ifsc }),
  // Nothing but a text of JSON [D].
  refuse: ({ outcome }) => (outcome === 'not_found' ? { code: 404, message: 'Not Found' } : undefined),
  bare: true,
};
