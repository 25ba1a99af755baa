import { z } from '@hono/zod-openapi';
import type { Branch } from '../../../data/entities.ts';
import { stateOf } from '../../../data/states.ts';
import { Ifsc } from '../../fields/bank.ts';
import { ifsc } from '../../services/ifsc.ts';
import { oneLine } from '../shared/addresses.ts';
import { karzaPhrase } from './phrase.ts';
import { texts } from './texts.ts';

export const ifscPhrases = [
  karzaPhrase('v2', {
    service: ifsc,
    path: '/v2/ifsc',
    fields: { ifsc: Ifsc.schema },
    consent: 'optional',
    hear: (fields) => fields,
    // The names are [C], the capitals [I].
    say: ({ ifsc, bank, branch, micr, contact, address }: Branch) => ({
      ...{ city: address.city.toUpperCase(), office: branch.toUpperCase(), district: address.district.toUpperCase() },
      ...{ ifsc, micr, state: stateOf(address.state).name.toUpperCase(), contact, branch: branch.toUpperCase() },
      ...{ address: oneLine(address).toUpperCase(), bank: bank.toUpperCase() },
    }),
    result: z.strictObject(
      texts('city', 'office', 'district', 'ifsc', 'micr', 'state', 'contact', 'branch', 'address', 'bank'),
    ),
    example: (input) => input,
  }),
];
