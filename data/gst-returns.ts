import type { IsoDate, Registration, TaxpayerType } from './entities.ts';
import { hash32 } from './hash.ts';
import { type Day, day, horizon, isoDate } from './synthetic/days.ts';

type ReturnType = 'GSTR1' | 'GSTR3B' | 'CMP-08' | 'GSTR4' | 'GSTR6';

/** One return of one period; `delay_days` counts until it was filed, or until the horizon where it was not. */
export interface Filing {
  return_type: ReturnType;
  /** The last month that it covers, `YYYY-MM`. */
  period: string;
  due_on: IsoDate;
  filed_on?: IsoDate;
  /** Acknowledgement: letters, state, month, year, six digits, a letter; `ZZ` is never issued. */
  arn?: string;
  status: 'Filed' | 'Not Filed';
  delay_days: number;
}

/** A return that covers `months` and is due on this day, so many months after the last of them. */
interface Duty {
  type: ReturnType;
  months: number;
  dueDay: number;
  after: number;
}

const monthly: Duty[] = [
  { type: 'GSTR1', months: 1, dueDay: 11, after: 1 },
  { type: 'GSTR3B', months: 1, dueDay: 20, after: 1 },
];

/** Who files what, in today's forms whatever the year. Source: CGST rules 59 to 65; GSTR-4 by notification 12/2024. */
const duties: Record<TaxpayerType, Duty[]> = {
  Regular: monthly,
  Casual: monthly,
  'SEZ Unit': monthly,
  Composition: [
    { type: 'CMP-08', months: 3, dueDay: 18, after: 1 },
    { type: 'GSTR4', months: 12, dueDay: 30, after: 3 },
  ],
  'Input Service Distributor': [{ type: 'GSTR6', months: 1, dueDay: 13, after: 1 }],
};

/** A suspended taxpayer has filed nothing that fell due in these days before the horizon. */
const suspendedFor = 210;

/**
 * What was due from a registration in a financial year such as `2024-25`, up to the horizon; undefined where it did not
 * exist then, or the year has not begun.
 */
export function returnsOf(registration: Registration, year: string): Filing[] | undefined {
  const april = Number(year.slice(0, 4)) * 12 + 3;
  const [begins, ends] = [firstDay(april), firstDay(april + 12) - 1];
  if (begins > horizon || !covers(registration, begins, ends)) return undefined;
  return duties[registration.taxpayer_type].flatMap((duty) => {
    const lastMonths = Array.from({ length: 12 / duty.months }, (_, at) => april + (at + 1) * duty.months - 1);
    return lastMonths.flatMap((last) => {
      const due = firstDay(last + duty.after) + duty.dueDay - 1;
      const exists = covers(registration, firstDay(last - duty.months + 1), firstDay(last + 1) - 1);
      return exists && due <= horizon ? [filingOf(registration, duty.type, last, due)] : [];
    });
  });
}

function filingOf(registration: Registration, return_type: ReturnType, month: number, due: Day): Filing {
  const period = isoDate(firstDay(month)).slice(0, 7);
  const filed = due + lateness(registration.gstin, period);
  const given = { return_type, period, due_on: isoDate(due) };
  if (filed > horizon || (registration.status === 'Suspended' && due > horizon - suspendedFor)) {
    return { ...given, status: 'Not Filed', delay_days: horizon - due };
  }
  const arn = arnOf(registration, return_type, period);
  return { ...given, filed_on: isoDate(filed), arn, status: 'Filed', delay_days: Math.max(0, filed - due) };
}

/** Days after the due date, negative before it: seven taxpayers in ten are never late, two sometimes, one often. */
function lateness(gstin: string, period: string): number {
  const habit = hash32(gstin) % 10;
  const [percent, longest] = habit < 7 ? [0, 1] : habit < 9 ? [20, 20] : [60, 90];
  // By period, not by return: GSTR-3B is not taken before GSTR-1.
  const draw = hash32(`${gstin} ${period}`);
  return draw % 100 < percent ? 1 + ((draw >>> 8) % longest) : -((draw >>> 8) % 7);
}

function arnOf({ gstin, state }: Registration, type: ReturnType, period: string): string {
  const draw = hash32(`${gstin} ${type} ${period} arn`);
  const number = String(draw % 1_000_000).padStart(6, '0');
  return `ZZ${state}${period.slice(5)}${period.slice(2, 4)}${number}${String.fromCharCode(65 + ((draw >>> 20) % 26))}`;
}

function covers({ registered_on, cancelled_on }: Registration, first: Day, last: Day): boolean {
  return day(registered_on) <= last && (cancelled_on === undefined || day(cancelled_on) >= first);
}

/** The first day of a month, counted from January of the year 0. */
function firstDay(month: number): Day {
  return Date.UTC(Math.floor(month / 12), month % 12) / 86_400_000;
}
