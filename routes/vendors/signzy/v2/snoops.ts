import { z } from '@hono/zod-openapi';
import type { Service } from '../../../../app/service.ts';
import { Name } from '../../../fields/name.ts';
import { Pan } from '../../../fields/tax.ts';
import { nameMatch } from '../../../names/name-match.ts';
import { callNumber } from '../../shared/call-number.ts';
import { dayMonthYear } from '../../shared/dates.ts';
import { type PanProfile, panProfile } from '../../shared/pan-profile.ts';
import { objectId } from '../object-id.ts';
import { signzyPhrase } from '../phrase.ts';
import { echoOf, ItemId, itemOf, specimenItem } from './items.ts';
import { tokenOf } from './patron-token.ts';

const Task = z.enum(['fetch', 'verification'], { error: 'must be "fetch" or "verification"' });

/** A PAN as an identity; under the name of `pan-details`, for its rules and records. */
const identityService: Service = {
  ...panProfile,
  input: panProfile.input.extend({ item_id: ItemId, task: Task, name: Name.schema.optional() }),
  example: { ...panProfile.example, item_id: specimenItem, task: 'fetch' },
  async answer(input, world, desk) {
    const { callbackUrl } = await itemOf(desk, input.item_id as string, 'identity');
    const value = await panProfile.answer(input, world, desk);
    return value && { ...value, callbackUrl };
  },
};

const Essentials = z.object({ number: Pan.schema, name: Name.schema.nullish(), fuzzy: z.unknown().optional() });

const Body = z
  .object({
    service: z.literal('Identity'),
    itemId: ItemId,
    accessToken: z.string(),
    task: Task,
    essentials: Essentials,
  })
  .superRefine(({ task, essentials }, context) => {
    const nameless = task === 'verification' && !essentials.name;
    if (nameless) context.addIssue({ code: 'custom', path: ['essentials', 'name'], message: 'is missing' });
  });

type Identity = PanProfile & { callbackUrl?: string };

const Result = z.union([
  z.strictObject({ number: Pan.schema, name: z.string(), fatherName: z.string(), dob: z.string() }),
  z.strictObject({ number: Pan.schema, name: z.string(), dateofIssue: z.literal('') }),
  z.strictObject({ verified: z.boolean(), message: z.string(), upstreamName: z.string() }),
]);

/** The day on which a company's PAN was issued is not in the world. */
function fetched({ pan, name, holder_type, holder }: Identity) {
  if (holder_type !== 'individual') return { number: pan, name, dateofIssue: '' };
  const dob = holder ? dayMonthYear(holder.began) : '';
  return { number: pan, name, fatherName: holder?.person?.father_name ?? '', dob };
}

/** Fuzzy or not, the names are held against each other as everywhere in this world; the messages are the vendor's [D]. */
function verified({ name }: Identity, given: string, fuzzy: boolean) {
  const { match, score } = nameMatch(given, name);
  const verified = fuzzy ? match : score === 100;
  const message = `Verification completed with ${verified ? 'positive' : 'negative'} result`;
  return { verified, message, upstreamName: name };
}

export const snoops = signzyPhrase({
  service: identityService,
  path: '/api/v2/snoops',
  body: Body,
  hear: ({ itemId, task, essentials: { number, name } }) => ({
    ...{ item_id: itemId, task, pan_number: number, ...(name && { name }) },
  }),
  say(value: Identity, call) {
    const { itemId = specimenItem, task = 'fetch', essentials } = echoOf(call);
    const sent = (essentials ?? {}) as Record<string, unknown>;
    const { name } = call.heard?.input ?? {};
    const fuzzy = String(sent.fuzzy ?? 'false') === 'true';
    const result = task === 'verification' ? verified(value, String(name ?? value.name), fuzzy) : fetched(value);
    const instance = { id: itemId, callbackUrl: value.callbackUrl ?? '' };
    return {
      ...{ service: 'Identity', itemId, task, essentials: { ...sent, instance: {} } },
      ...{ accessToken: tokenOf(call), id: objectId(call.id) },
      response: { ...sent, id: Number(callNumber(call, 5)), instance, result },
    };
  },
  result: z.strictObject({
    ...{ service: z.literal('Identity'), itemId: z.unknown(), task: z.unknown() },
    ...{ essentials: z.record(z.string(), z.unknown()), accessToken: z.string(), id: z.string() },
    response: z.looseObject({
      id: z.int(),
      instance: z.object({ id: z.unknown(), callbackUrl: z.string() }),
      result: Result,
    }),
  }),
  example: ({ item_id, task, pan_number, name }) => ({
    ...{ service: 'Identity', itemId: item_id, accessToken: 'accessTokenOfTheItem', task },
    essentials: { number: pan_number, ...(name !== undefined && { name }), fuzzy: 'true' },
  }),
});
