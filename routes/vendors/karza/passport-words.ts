import { z } from '@hono/zod-openapi';
import { day } from '../../../data/synthetic/days.ts';
import { nameMatch } from '../../names/name-match.ts';
import { dayFirst, dayMonthYear, isoOf } from '../shared/dates.ts';
import { splitName } from '../shared/person-name.ts';
import { yesNo } from './phrase.ts';
import { texts } from './texts.ts';

/** What the service tells of a passport. */
export interface Passport {
  passport_number: string;
  name: string;
  gender: 'male' | 'female' | 'transgender';
  date_of_birth: string;
  issued_on: string;
  expires_on: string;
}

const optional = (example: string) => z.string().nullish().openapi({ example });

/** What the caller has of it; empty is as good as nothing. */
export const claims = z.object({
  passportNo: optional('Z0000011'),
  doi: z.union([dayFirst('/', '2019-03-12'), z.literal('')]).nullish(),
  ...{ name: optional('ANANYA IYER'), passportStatus: yesNo },
});

/** How the claims compare with the passport; null where there was none [I]. */
export function verdictOf(told: Passport, { passportNo, doi, name, passportStatus }: Partial<z.output<typeof claims>>) {
  const { passport_number, issued_on } = told;
  const { first, middle, last } = splitName(told.name);
  const likeness = name ? nameMatch(name, told.name) : undefined;
  const sent = dayMonthYear(issued_on);
  return {
    passportNumber: {
      passportNumberFromSource: passport_number,
      passportNumberMatch: passportNo ? passportNo.trim().toUpperCase() === passport_number : null,
    },
    // The world knows the passport, not the application.
    ...{ applicationDate: '', typeOfApplication: '' },
    dateOfIssue: {
      dispatchedOnFromSource: sent,
      // Within two days [D].
      dateOfIssueMatch: doi ? Math.abs(day(isoOf(doi)) - day(issued_on)) <= 2 : null,
    },
    name: {
      nameScore: likeness ? likeness.score / 100 : null,
      nameMatch: likeness ? likeness.match : null,
      surnameFromPassport: last,
      nameFromPassport: [first, middle].filter(Boolean).join(' '),
    },
    // Wherever it was not asked for, nothing [I].
    status:
      passportStatus === 'Y'
        ? `Passport ${passport_number} has been dispatched on ${sent} via Speed Post Tracking Number`
        : '',
  };
}

const maybe = z.boolean().nullable();

export const verdict = z.strictObject({
  passportNumber: z.strictObject({ passportNumberFromSource: z.string(), passportNumberMatch: maybe }),
  dateOfIssue: z.strictObject({ dispatchedOnFromSource: z.string(), dateOfIssueMatch: maybe }),
  name: z.strictObject({
    nameScore: z.number().min(0).max(1).nullable(),
    nameMatch: maybe,
    ...texts('surnameFromPassport', 'nameFromPassport'),
  }),
  ...texts('applicationDate', 'typeOfApplication', 'status'),
});
