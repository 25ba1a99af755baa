import { z } from '@hono/zod-openapi';
import { Refusal } from '../../app/outcomes.ts';
import { service } from '../../app/service.ts';
import { StateCode } from '../fields/common.ts';
import { CompanyId } from '../fields/company.ts';
import { CompanyName } from '../fields/name.ts';

/** More companies than a caller can choose from. */
const tooMany = 25;

export const companySearch = service({
  name: 'company-search',
  title: 'Company search',
  description:
    'Companies and limited liability partnerships by a part of their name; a computed one by how its name begins.',
  input: z.object({ name: CompanyName.schema }),
  output: z.array(z.object({ cin: CompanyId.schema, name: z.string(), status: z.string(), state: StateCode })),
  example: { name: CompanyName.example },
  subject: ({ name }) => ({ field: CompanyName, id: name }),
  answer({ name }, world) {
    // Firms have no number in the register and are left out: ask for twice as many, then count.
    const registered = world.search(name, 2 * (tooMany + 1)).flatMap(({ cin, llpin, name, status, address }) => {
      const id = cin ?? llpin;
      return id === undefined ? [] : [{ cin: id, name, status, state: address.state }];
    });
    if (registered.length > tooMany) throw new Refusal('too_many_records');
    return registered.length > 0 ? registered : undefined;
  },
});
