import { z } from 'zod';
import type { IdKind } from '../../data/identifiers.ts';
import { states } from '../../data/states.ts';
import type { Field } from '../field.ts';

/** The kinds of identifier whose shape is known; any other is only trimmed and put in upper case. */
export type Fields = Partial<Record<IdKind | 'ifsc', Field>>;

/** The schema of a kind of identifier. */
export type Id = (kind: keyof Fields) => z.ZodType<string>;

export const text = z.string().trim().min(1, 'text');
/** As registers print names. */
export const printed = text.toUpperCase();
export const date = z.iso.date('a date such as 2018-04-01');

export function addressOf() {
  return z.strictObject({
    line: text,
    city: text,
    district: text,
    state: z.string().refine((code) => states.has(code), 'two digits of a state, such as 27'),
    pincode: z.string().regex(/^[1-9][0-9]{5}$/, 'six digits'),
  });
}

/** A GST registration; its GSTIN is computed where it is left out, `entity` being its thirteenth character. */
export function registrationOf(id: Id) {
  return z.strictObject({
    gstin: id('gstin').exactOptional(),
    entity: z
      .string()
      .regex(/^[1-9A-Z]$/, 'a character from 1 to 9 or A to Z')
      .exactOptional(),
    state: addressOf().shape.state,
    status: z.enum(['Active', 'Cancelled', 'Suspended']),
    taxpayer_type: z.enum(['Regular', 'Composition', 'Casual', 'SEZ Unit', 'Input Service Distributor']),
    registered_on: date,
    cancelled_on: date.exactOptional(),
    address: addressOf(),
    additional_addresses: z.array(addressOf()).default([]),
    activities: z.array(text).default([]),
  });
}

export function accountOf(id: Id) {
  return z.strictObject({
    number: id('account'),
    ifsc: id('ifsc'),
    status: z.enum(['active', 'closed', 'frozen', 'dormant', 'nre']),
    holder_name: printed.exactOptional(),
  });
}

/** What a person has and a company has not. */
export function personOf(id: Id) {
  return {
    father_name: printed,
    native_name: text.exactOptional(),
    born: date,
    gender: z.enum(['male', 'female', 'transgender']),
    pan_status: z.enum(['valid', 'deceased', 'inactive']),
    aadhaar: id('aadhaar'),
    aadhaar_linked: z.boolean(),
    din: id('din').exactOptional(),
    din_status: z.enum(['Approved', 'Disqualified', 'Deactivated']).exactOptional(),
    licence: licenceOf(id).exactOptional(),
    voter_id: id('voter_id').exactOptional(),
    passport: passportOf(id).exactOptional(),
    uan: id('uan').exactOptional(),
    employments: z.array(employmentOf(id)).default([]),
  };
}

function licenceOf(id: Id) {
  return z.strictObject({
    number: id('licence'),
    issued_on: date,
    valid_until: date,
    classes: z.array(text).default([]),
    status: z.enum(['Active', 'Expired', 'Suspended']),
  });
}

function passportOf(id: Id) {
  return z.strictObject({
    number: id('passport'),
    file_number: id('passport_file'),
    issued_on: date,
    expires_on: date,
  });
}

function employmentOf(id: Id) {
  return z.strictObject({ employer: id('pan'), member_id: text, joined_on: date, left_on: date.exactOptional() });
}
