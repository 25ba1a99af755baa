import { z } from '@hono/zod-openapi';
import type { Call } from '../../../../app/call.ts';
import type { Desk } from '../../../../app/desk.ts';
import type { Field } from '../../../../app/field.ts';
import { Refusal } from '../../../../app/outcomes.ts';
import { service } from '../../../../app/service.ts';
import { Ticket } from '../../../fields/ticket.ts';
import { objectId } from '../object-id.ts';
import { signzyPhrase } from '../phrase.ts';
import { examplePatron } from './login.ts';
import { tokenOf } from './patron-token.ts';

/** What the first step leaves for the second. */
export interface Item {
  /** What may be asked about it: identity, with its type, or organization. */
  kind: 'identity' | 'organization';
  type: string;
  callbackUrl: string;
}

/** For documents and first tries; it is never used up. */
export const specimenItem = objectId('item');

/** An item; it stays, since several tasks may be done on one. @throws Refusal not_found */
export async function itemOf(desk: Desk, id: string, kind: Item['kind']): Promise<Item> {
  const held = id === specimenItem ? JSON.stringify(specimen(kind)) : await desk.read(id);
  const item = held === undefined ? undefined : (JSON.parse(held) as Item);
  if (item?.kind !== kind)
    throw new Refusal('not_found', { detail: { problem: `No such ${kind}: create one first.` } });
  return item;
}

const specimen = (kind: Item['kind']): Item => ({ kind, type: 'individualPan', callbackUrl: 'https://example.com' });

export const ItemId = Ticket.schema.openapi({ example: specimenItem, description: 'The id of the first step' });

/** Nobody's number: a new item is a subject of its own, so that no limit on retries meets it. */
const ItemField: Field = { ...Ticket, name: 'item', fault: () => undefined, magic: () => undefined };

const itemService = (kind: Item['kind'], title: string) =>
  service({
    name: `signzy-${kind}`,
    title,
    description: 'Creates what the second step works on; its id is good for ten minutes.',
    input: z.object({ type: z.string(), callback_url: z.string() }),
    output: z.object({ id: z.string() }),
    example: { type: 'individualPan', callback_url: 'https://example.com' },
    subject: () => ({ field: ItemField, id: crypto.randomUUID() }),
    async answer({ type, callback_url }, _world, desk) {
      const item: Item = { kind, type, callbackUrl: callback_url };
      return { id: await desk.issue(JSON.stringify(item)) };
    },
  });

export const PatronId = z
  .string()
  .regex(/^\w{1,64}$/, 'is no patron')
  .openapi({ example: examplePatron });

/** What was sent, to be said again as it came. */
export function echoOf(call: Call): Record<string, unknown> {
  return (call.heard?.json ?? {}) as Record<string, unknown>;
}

const Text = z.string({ error: ({ input }) => (input === undefined ? 'is missing' : 'must be a string') });
const Url = z.string().nullish().openapi({ example: 'https://example.com' });
const List = z.array(z.unknown()).nullish().openapi({ example: [] });

export const identities = signzyPhrase({
  service: itemService('identity', 'Identity, first step'),
  path: '/api/v2/patrons/{patronId}/identities',
  body: z.object({ patronId: PatronId, type: Text, email: z.string().nullish(), callbackUrl: Url, images: List }),
  hear: ({ type, callbackUrl }) => ({ type, callback_url: callbackUrl ?? '' }),
  say({ id }: { id: string }, call) {
    const {
      type = 'individualPan',
      email = '',
      callbackUrl = '',
      images = [],
      patronId = examplePatron,
    } = echoOf(call);
    return {
      ...{ type, email, callbackUrl, images, accessToken: tokenOf(call), autoRecognition: [], verification: [] },
      ...{ forgeryCheck: [], id, patronId },
    };
  },
  result: z.strictObject({
    ...{ type: z.unknown(), email: z.unknown(), callbackUrl: z.unknown(), images: z.unknown() },
    ...{ accessToken: z.string(), id: z.string(), patronId: z.string() },
    ...{
      autoRecognition: z.array(z.unknown()),
      verification: z.array(z.unknown()),
      forgeryCheck: z.array(z.unknown()),
    },
  }),
  example: ({ type, callback_url }) => ({ patronId: examplePatron, type, callbackUrl: callback_url, images: [] }),
});

export const organizations = signzyPhrase({
  service: itemService('organization', 'Organization, first step'),
  path: '/api/v2/patrons/{patronId}/organizations',
  body: z.object({ patronId: PatronId, identifier: Text, service: Text, callbackUrl: Url }),
  hear: ({ service, callbackUrl }) => ({ type: service, callback_url: callbackUrl ?? '' }),
  say({ id }: { id: string }, call) {
    const { identifier = '', service = 'roc', callbackUrl = '', patronId = examplePatron } = echoOf(call);
    return { callbackUrl, accessToken: tokenOf(call), id, patronId, identifier, service };
  },
  result: z.strictObject({
    ...{ callbackUrl: z.unknown(), accessToken: z.string(), id: z.string(), patronId: z.string() },
    ...{ identifier: z.unknown(), service: z.unknown() },
  }),
  example: ({ callback_url }) => ({
    ...{ patronId: examplePatron, identifier: 'U62099MH2016PTC000000', service: 'roc', callbackUrl: callback_url },
  }),
});
