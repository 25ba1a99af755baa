import { z } from '@hono/zod-openapi';
import type { Entry } from '../../app/journal/entry.ts';
import { outcomeByCode } from '../../app/outcomes.ts';
import { checkNames, type Names, normalForms } from '../../app/rules/names.ts';
import type { Match } from '../../app/rules/rule.ts';
import { wholeNumber } from './query-number.ts';
import { SessionQuery } from './route.ts';

const codes = [...outcomeByCode.keys()];

/** A time with its zone; without one it is UTC. In a query a plus that is not encoded comes as a space. */
const Since = z
  .string()
  .transform((text, { addIssue }) => {
    const written = text.replace(/ (?=\d\d:\d\d$)/, '+');
    if (/^\d{1,15}$/.test(written)) return Number(written);
    if (z.iso.datetime({ offset: true }).or(z.iso.date()).safeParse(written).success) return Date.parse(written);
    if (z.iso.datetime({ local: true }).safeParse(written).success) return Date.parse(`${written}Z`);
    addIssue(`is "${text.slice(0, 100)}"; allowed: a time such as 2026-11-21T16:00:00Z, or milliseconds of the epoch`);
    return z.NEVER;
  })
  .openapi({ example: '2026-11-21T16:00:00Z', description: 'ISO 8601, or milliseconds of the epoch' });

/** Which calls are asked for; all that is given must fit. */
export const filters = {
  service: z.string().optional().openapi({ example: 'pan-to-gst' }),
  dialect: z.string().optional().openapi({ example: 'native' }),
  key: z.string().optional().openapi({ description: "A key's name", example: 'development' }),
  session: SessionQuery.shape.session,
  subject: z.string().max(200).optional().openapi({ description: 'The identifier that was asked about' }),
  code: wholeNumber(Math.min(...codes), Math.max(...codes))
    .optional()
    .openapi({ description: 'The internal code' }),
  since: Since.optional(),
};

export type Asked = { [Name in keyof typeof filters]?: z.infer<(typeof filters)[Name]> };

/** Whether an entry is one of those that are asked for. */
export type Fits = (entry: Entry) => boolean;

/** Reads filters; without a session they are about the one that is given, and an empty one means all. */
export function createFilter(names: Names) {
  return function filter({ since = Number.NEGATIVE_INFINITY, ...asked }: Asked, session: string): Fits {
    checkNames(asked as Match, names);
    const { subject, ...plain } = { ...asked, session: asked.session ?? (session || undefined) };
    const subjects = subject === undefined ? undefined : normalForms(asked as Match, names);
    const wanted = Object.entries(plain).filter(([, value]) => value !== undefined) as [keyof Entry, unknown][];
    return (entry) =>
      entry.time >= since &&
      wanted.every(([name, value]) => entry[name] === value) &&
      (subjects === undefined || subjects.includes(entry.subject ?? ''));
  };
}
