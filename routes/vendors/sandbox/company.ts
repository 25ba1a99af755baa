import { z } from '@hono/zod-openapi';
import { CompanyId } from '../../fields/company.ts';
import { companyDetails } from '../../services/company-details.ts';
import { dayMonthYear } from '../shared/dates.ts';
import { type Company, LlpData, llpData, MasterData, masterData } from './company-words.ts';
import { consentOf, entityBody, exampleOf, type SandboxPhrase, texts } from './phrase.ts';

const request = 'in.co.sandbox.kyc.mca.master_data.request';
const mca = 'in.co.sandbox.kyc.mca';

function say(company: Company) {
  const kind = company.cin.includes('-') ? 'llp' : 'company';
  const data = kind === 'llp' ? { llp_master_data: llpData(company) } : { company_master_data: masterData(company) };
  const signatories = company.directors.map(({ din, name, designation, appointed_on }) => ({
    ...{ '@entity': `${mca}.${kind}.directors_signatory_details`, end_date: '-', designation },
    ...{ 'din/pan': din, begin_date: dayMonthYear(appointed_on), name },
  }));
  return { '@entity': `${mca}.${kind}`, ...data, charges: [], 'directors/signatory_details': signatories };
}

const common = {
  charges: z.array(z.unknown()).length(0),
  'directors/signatory_details': z.array(
    z.strictObject(texts('@entity', 'end_date', 'designation', 'din/pan', 'begin_date', 'name')),
  ),
};

/** The register of companies on a company or a partnership. */
export const company: SandboxPhrase = {
  service: companyDetails,
  method: 'post',
  path: '/mca/company/master-data/search',
  body: entityBody(request, { id: CompanyId.schema }),
  hear: (body) => ({ cin: (body as { id: string }).id, ...consentOf(body) }),
  say: (value) => say(value as Company),
  result: z.union([
    z.strictObject({ '@entity': z.literal(`${mca}.company`), company_master_data: MasterData, ...common }),
    z.strictObject({ '@entity': z.literal(`${mca}.llp`), llp_master_data: LlpData, ...common }),
  ]),
  example: ({ cin }) => exampleOf(request, { id: cin }),
  // As of a DIN that is not there [I].
  refuse: ({ outcome, options }) =>
    outcome === 'not_found' && !options.http
      ? { code: 422, message: 'CIN/LLPIN Entered does not match MCA records, Please enter a valid CIN/LLPIN.' }
      : undefined,
};
