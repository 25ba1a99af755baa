import { z } from '@hono/zod-openapi';
import type { Service } from '../../../../app/service.ts';
import { Cin } from '../../../fields/company.ts';
import { companyDetails } from '../../../services/company-details.ts';
import { type Company, QuickCompany, quickCompany, SimpleCompany, simpleCompany } from '../company.ts';
import { objectId } from '../object-id.ts';
import { signzyPhrase } from '../phrase.ts';
import { echoOf, ItemId, itemOf, specimenItem } from './items.ts';
import { tokenOf } from './patron-token.ts';

const Task = z.enum(['quickSearchByCin', 'simpleSearchByCin'], {
  error: 'must be "quickSearchByCin" or "simpleSearchByCin"',
});

/** A company as an organization; under the name of `company-details`, for its rules and records. */
const organizationService: Service = {
  ...companyDetails,
  input: companyDetails.input.extend({ item_id: ItemId }),
  example: { ...companyDetails.example, item_id: specimenItem },
  async answer(input, world, desk) {
    await itemOf(desk, input.item_id as string, 'organization');
    return companyDetails.answer(input, world, desk);
  },
};

export const hunts = signzyPhrase({
  service: organizationService,
  path: '/api/v2/hunts',
  body: z.object({
    ...{ target: z.literal('Organization'), itemId: ItemId, accessToken: z.string(), task: Task },
    essentials: z.object({ cin: Cin.schema }),
  }),
  hear: ({ itemId, essentials: { cin } }) => ({ item_id: itemId, cin }),
  say(value: Company, call) {
    const { itemId = specimenItem, task = 'simpleSearchByCin', essentials = {} } = echoOf(call);
    return {
      ...{ target: 'Organization', itemId, accessToken: tokenOf(call), task, id: objectId(call.id), essentials },
      result: task === 'quickSearchByCin' ? quickCompany(value) : simpleCompany(value),
    };
  },
  result: z.strictObject({
    ...{ target: z.literal('Organization'), itemId: z.unknown(), accessToken: z.string(), task: z.unknown() },
    ...{ id: z.string(), essentials: z.unknown(), result: z.union([SimpleCompany, QuickCompany]) },
  }),
  example: ({ item_id, cin }) => ({
    ...{ target: 'Organization', itemId: item_id, accessToken: 'accessTokenOfTheItem', task: 'simpleSearchByCin' },
    essentials: { cin },
  }),
});
