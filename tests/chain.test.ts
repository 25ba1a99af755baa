import { describe, expect, it } from 'vitest';
import type { Holder } from '../data/entities.ts';
import { ask } from './support/ask.ts';
import { computedHolders, writtenHolders } from './support/holders.ts';

const consent = 'Y';

describe('a chain', () => {
  it('PAN to GST to company to directors to their PANs, accounts and licences', async () => {
    const { cin, name } = await ask('pan-details', { pan_number: 'AAACM0000Z' });
    const company = await ask('company-details', { cin });
    expect(company).toMatchObject({ cin, name, pan: 'AAACM0000Z', status: 'Active', class: 'Private', state: '27' });
    const board = await ask('cin-to-director', { cin });
    expect(company.directors).toMatchObject(board);
    for (const { din, pan, name, designation } of board) {
      expect(await ask('pan-details', { pan_number: pan })).toMatchObject({ name, din, holder_type: 'individual' });
      const { companies } = await ask('director-details', { din });
      expect(companies).toContainEqual(expect.objectContaining({ cin, designation }));
    }
    expect(await ask('company-search', { name })).toEqual([{ cin, name, status: 'Active', state: '27' }]);
  });

  it.each([
    ['written', writtenHolders],
    ['computed', computedHolders],
  ])('every identifier of every %s holder leads to it', async (_name, holders) => {
    expect(holders.length).toBeGreaterThan(30);
    for (const [service, body, expected] of holders.flatMap(questions)) {
      expect(await ask(service, body), `${service} ${JSON.stringify(body)}`).toMatchObject(expected);
    }
  });
});

/** A service, what is asked of it, and what the answer must have in it. */
type Question = [service: string, body: object, expected: object];

function questions(holder: Holder): Question[] {
  const own = holder.kind === 'person' ? personalQuestions(holder) : corporateQuestions(holder);
  return [...taxQuestions(holder), ...propertyQuestions(holder), ...own];
}

function taxQuestions(holder: Holder): Question[] {
  const { pan, name, registrations } = holder;
  const date_of_birth = holder.kind === 'person' ? holder.born : holder.incorporated_on;
  const matched = { name_score: 100, date_of_birth_match: true };
  const found = registrations.map(({ gstin, state, status }) => ({ gstin, state, status }));
  return [
    ['pan-details', { pan_number: pan }, { pan, name }],
    ['pan-match', { pan_number: pan, name, date_of_birth, consent }, matched],
    ...(found.length > 0 ? [['gst-search', { pan_number: pan }, found] as Question] : []),
    ...registrations.map(({ gstin, registered_on }): Question => {
      return ['gst-returns', { gstin, financial_year: yearOf(registered_on) }, { gstin }];
    }),
  ];
}

function propertyQuestions({ pan, name, accounts, vehicles, udyam, iec, tan, fssai }: Holder): Question[] {
  const asked = accounts.map(({ number: account_number, ifsc, status, holder_name = name }): Question => {
    const name_match = { score: 100, match: true };
    return ['bank-account', { account_number, ifsc, name: holder_name }, { holder_name, status, name_match }];
  });
  for (const { number: registration_number, chassis } of vehicles) {
    asked.push(['vehicle-rc', { registration_number, consent }, { owner_name: name, registration_number, chassis }]);
  }
  if (udyam !== undefined) asked.push(['udyam-details', { udyam_number: udyam }, { pan, owner_name: name }]);
  if (iec !== undefined) asked.push(['iec', { iec }, { pan, name }]);
  if (tan !== undefined) asked.push(['tan', { tan }, { pan, name }]);
  if (fssai !== undefined) asked.push(['fssai', { licence_number: fssai }, { pan }]);
  return asked;
}

function personalQuestions(person: Extract<Holder, { kind: 'person' }>): Question[] {
  const { name, pan, din, licence, passport, voter_id, uan, born: date_of_birth } = person;
  const asked: Question[] = [];
  if (din !== undefined) asked.push(['director-details', { din }, { pan, name, status: person.din_status }]);
  if (voter_id !== undefined) asked.push(['voter-id', { epic_number: voter_id, consent }, { name, date_of_birth }]);
  if (uan !== undefined) asked.push(['epf-uan', { uan, consent }, { name, date_of_birth }]);
  if (licence) {
    const body = { licence_number: licence.number, date_of_birth, consent };
    asked.push(['driving-licence', body, { name, status: licence.status }]);
  }
  if (passport) asked.push(['passport', { passport_number: passport.number, date_of_birth, consent }, { name }]);
  return asked;
}

function corporateQuestions(company: Exclude<Holder, { kind: 'person' }>): Question[] {
  const { name, pan, cin, llpin, lei, directors } = company;
  const asked: Question[] = [];
  const board = { directors: directors.map((seat) => ({ pan: seat.pan, designation: seat.designation })) };
  const id = cin ?? llpin;
  if (id !== undefined) asked.push(['company-details', { cin: id }, { cin: id, name, pan, ...board }]);
  if (lei !== undefined) asked.push(['lei', { lei }, { pan, legal_name: name }]);
  return asked;
}

/** The financial year of a date. */
function yearOf(date: string): string {
  const start = Number(date.slice(0, 4)) - (date.slice(5, 7) < '04' ? 1 : 0);
  return `${start}-${String(start + 1).slice(2)}`;
}
