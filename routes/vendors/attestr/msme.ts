import { z } from '@hono/zod-openapi';
import { Refusal } from '../../../app/outcomes.ts';
import { Udyam } from '../../fields/business.ts';
import { Name } from '../../fields/name.ts';
import { Pan } from '../../fields/tax.ts';
import { panMatch } from '../../services/pan-match.ts';
import { udyamDetails } from '../../services/udyam-details.ts';
import { dayFirst, dayMonthYear, isoOf } from '../shared/dates.ts';
import { grown } from '../shared/grown.ts';
import { attestrPhrase } from './phrase.ts';

interface Match {
  pan: string;
  name_match: boolean;
  date_of_birth_match: boolean;
}

/** Whether the holder of a PAN is a registered enterprise; to whoever knows name and date, to nobody else [D]. */
const enterpriseByPan = grown<Match>(panMatch, (match, world) => {
  if (!match.name_match || !match.date_of_birth_match) throw new Refusal('not_found', { by: 'world' });
  return { ...match, registered: world.find('pan', match.pan)?.udyam !== undefined };
});

/** `corpx/pan-msme-status` [D]; the status of one who is not registered is ours [I]. */
export const panMsmeStatus = attestrPhrase({
  service: enterpriseByPan,
  path: '/corpx/pan-msme-status',
  body: z.object({ pan: Pan.schema, birthOrIncorporatedDate: dayFirst(), name: Name.schema }),
  hear: ({ pan, birthOrIncorporatedDate, name }) => {
    return { pan_number: pan, date_of_birth: isoOf(birthOrIncorporatedDate), name };
  },
  say: ({ registered = false }: { registered?: boolean }) => ({
    message: registered ? 'PAN is already registered as MSME' : 'PAN is not registered as MSME',
    status: registered ? 'ALREADY_REGISTERED' : 'NOT_REGISTERED',
  }),
  result: { message: z.string(), status: z.enum(['ALREADY_REGISTERED', 'NOT_REGISTERED']) },
  example: ({ pan_number, date_of_birth, name }) => {
    return { pan: pan_number, birthOrIncorporatedDate: dayMonthYear(String(date_of_birth)), name };
  },
});

interface Enterprise {
  udyam_number: string;
  enterprise_name: string;
  organisation_type: string;
  enterprise_type: string;
  major_activity: string;
  registered_on: string;
}

const Classification = z.strictObject({ date: z.string(), year: z.string(), type: z.string() });

/** `corpx/udyam`, as an answer of it was recorded [C]: `type` is the form of business, the size stands by the year. */
export const udyam = attestrPhrase({
  service: udyamDetails,
  path: '/corpx/udyam',
  body: z.object({ reg: Udyam.schema }),
  hear: ({ reg }) => ({ udyam_number: reg }),
  say: (enterprise: Enterprise) => {
    const registered = dayMonthYear(enterprise.registered_on);
    const { enterprise_type: type, registered_on } = enterprise;
    return {
      ...{ reg: enterprise.udyam_number, entity: enterprise.enterprise_name, type: enterprise.organisation_type },
      ...{ majorActivity: [enterprise.major_activity], registered },
      classifications: [{ date: registered, year: financialYear(registered_on), type }],
    };
  },
  result: {
    ...{ reg: z.string(), entity: z.string(), type: z.string(), majorActivity: z.array(z.string()) },
    ...{ registered: z.string(), classifications: z.array(Classification) },
  },
  example: ({ udyam_number }) => ({ reg: udyam_number }),
});

/** The year from April to March that a date is in, such as `2023-24`. */
function financialYear(iso: string): string {
  const start = Number(iso.slice(0, 4)) - (iso.slice(5, 7) < '04' ? 1 : 0);
  return `${start}-${String(start + 1).slice(2)}`;
}
