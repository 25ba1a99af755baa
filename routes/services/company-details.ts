import { z } from '@hono/zod-openapi';
import { service } from '../../app/service.ts';
import { boardOf } from '../../data/board.ts';
import { corporateClassOf } from '../../data/corporate-class.ts';
import { findCompany } from '../../data/world.ts';
import { CompanyId } from '../fields/company.ts';
import { CompanyRecord } from '../records.ts';

export const companyDetails = service({
  name: 'company-details',
  title: 'Company details',
  description: 'The register of companies on a CIN or an LLPIN: what it is, its capital, its address and its board.',
  input: z.object({ cin: CompanyId.schema }),
  output: CompanyRecord,
  example: { cin: CompanyId.example },
  subject: ({ cin }) => ({ field: CompanyId, id: cin }),
  answer({ cin }, world) {
    const company = findCompany(world, cin.includes('-') ? 'llpin' : 'cin', cin);
    if (!company) return undefined;
    const { name, pan, status, kind, incorporated_on, address, email, authorised_capital, paid_up_capital } = company;
    return {
      cin,
      ...{ name, pan, status, kind, class: corporateClassOf(company), incorporated_on, state: address.state },
      ...{ registered_address: address, email, authorised_capital, paid_up_capital, listed: company.listed },
      directors: boardOf(world, company).map(({ seat: { designation, appointed_on }, director }) => {
        const { din, name, pan, born, address } = director;
        return { din, name, designation, appointed_on, pan, date_of_birth: born, address };
      }),
    };
  },
});
