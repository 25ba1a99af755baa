import { z } from '@hono/zod-openapi';
import type { Address } from '../../../data/entities.ts';
import { stateOf } from '../../../data/states.ts';
import type { Taxpayer } from '../../records.ts';
import { dayMonthYear } from '../shared/dates.ts';
import { premisesOf } from '../shared/premises.ts';
import { texts } from './phrase.ts';

export type { Taxpayer } from '../../records.ts';

const Place = z.strictObject({
  addr: z.strictObject({
    ...texts(
      'bnm',
      'bno',
      'dst',
      'flno',
      'geocodelvl',
      'landMark',
      'lg',
      'loc',
      'locality',
      'lt',
      'pncd',
      'st',
      'stcd',
    ),
  }),
  ntr: z.string(),
});

/** The GST network's own names; "" stands for what is not known [D]. */
export const TaxpayerResult = z.strictObject({
  adadr: z.array(Place),
  ...texts('ctb', 'ctj', 'ctjCd', 'cxdt', 'dty', 'einvoiceStatus', 'gstin', 'lgnm', 'lstupdt'),
  nba: z.array(z.string()),
  pradr: Place,
  ...texts('rgdt', 'stj', 'stjCd', 'sts', 'tradeNam'),
});

export type TaxpayerResult = z.output<typeof TaxpayerResult>;

export function taxpayerResult(taxpayer: Taxpayer): TaxpayerResult {
  const { constitution, centre_jurisdiction, cancellation_date, taxpayer_type, gstin, legal_name } = taxpayer;
  const { activities, registration_date, state_jurisdiction, status, trade_name } = taxpayer;
  const place = (address: Address) => placeOf(address, activities.join(', '));
  return {
    adadr: taxpayer.additional_addresses.map(place),
    ...{ ctb: constitution, ctj: centre_jurisdiction, ctjCd: '' },
    ...{ cxdt: cancellation_date === undefined ? '' : dayMonthYear(cancellation_date), dty: taxpayer_type },
    ...{ einvoiceStatus: 'No', gstin, lgnm: legal_name, lstupdt: '', nba: activities },
    ...{ pradr: place(taxpayer.principal_address), rgdt: dayMonthYear(registration_date) },
    ...{ stj: state_jurisdiction, stjCd: '', sts: status, tradeNam: trade_name },
  };
}

function placeOf({ line, city, district, state, pincode }: Address, ntr: string): z.output<typeof Place> {
  const { number, street, locality } = premisesOf(line);
  const addr = {
    ...{ bnm: '', bno: number, dst: district, flno: '', geocodelvl: 'NA', landMark: '', lg: '', loc: city },
    ...{ locality, lt: '', pncd: pincode, st: street, stcd: stateOf(state).name },
  };
  return { addr, ntr };
}
