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
  description: 'Companies and limited liability partnerships with this text in their name.',
  input: z.object({ name: CompanyName.schema }),
  output: z.array(z.object({ cin: CompanyId.schema, name: z.string(), status: z.string(), state: StateCode })),
  example: { name: CompanyName.example },
  subject: ({ name }) => ({ field: CompanyName, id: name }),
  answer({ name }, world) {
    const found = world.search(name, tooMany + 1);
    if (found.length > tooMany) throw new Refusal('too_many_records');
    const registered = found.flatMap(({ cin, llpin, name, status, address }) => {
      const id = cin ?? llpin;
      return id === undefined ? [] : [{ cin: id, name, status, state: address.state }];
    });
    return registered.length > 0 ? registered : undefined;
  },
});
