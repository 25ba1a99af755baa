import { z } from '@hono/zod-openapi';
import { Din } from '../../fields/company.ts';
import { directorDetails } from '../../services/director-details.ts';
import { dayMonthYear } from '../shared/dates.ts';
import { consentOf, entityBody, exampleOf, type SandboxPhrase, texts } from './phrase.ts';

const request = 'in.co.sandbox.kyc.mca.master_data.request';
const entity = 'in.co.sandbox.kyc.mca.director';

interface Director {
  din: string;
  name: string;
  companies: { cin: string; name: string; designation: string; appointed_on: string }[];
}

/** A seat that is held has "-" for its end [D]. */
function say({ din, name, companies }: Director) {
  const seats = (llp: boolean) => companies.filter(({ cin }) => cin.includes('-') === llp);
  const held = (seat: Director['companies'][number]) => {
    return { designation: seat.designation, begin_date: dayMonthYear(seat.appointed_on), end_date: '-' };
  };
  return {
    '@entity': entity,
    director_data: { '@entity': `${entity}.director_data`, din, name },
    llp_data: seats(true).map((seat) => {
      return { '@entity': `${entity}.llp_data`, llp_name: seat.name, ...held(seat), 'llpin/fllpin': seat.cin };
    }),
    company_data: seats(false).map((seat) => {
      return { '@entity': `${entity}.company_data`, company_name: seat.name, ...held(seat), 'cin/fcrn': seat.cin };
    }),
  };
}

const held = texts('@entity', 'designation', 'begin_date', 'end_date');

export const director: SandboxPhrase = {
  service: directorDetails,
  method: 'post',
  path: '/mca/director/master-data/search',
  body: entityBody(request, { id: Din.schema }),
  hear: (body) => ({ din: (body as { id: string }).id, ...consentOf(body) }),
  say: (value) => say(value as Director),
  result: z.strictObject({
    '@entity': z.literal(entity),
    director_data: z.strictObject(texts('@entity', 'din', 'name')),
    llp_data: z.array(z.strictObject({ ...held, ...texts('llp_name', 'llpin/fllpin') })),
    company_data: z.array(z.strictObject({ ...held, ...texts('company_name', 'cin/fcrn') })),
  }),
  example: ({ din }) => exampleOf(request, { id: din }),
  // What is no DIN is told as one that is not there [I].
  refuse: ({ outcome, options }, { heard }) =>
    (outcome === 'not_found' && !options.http) ||
    (outcome === 'invalid_input' && sentBadId(options.issues, heard?.json))
      ? { code: 422, message: 'DIN Entered does not match MCA records, Please enter a valid DIN.' }
      : undefined,
};

function sentBadId(issues: readonly { path: PropertyKey[] }[] | undefined, json: unknown): boolean {
  return issues?.length === 1 && issues[0]?.path[0] === 'id' && typeof (json as { id?: unknown }).id === 'string';
}
