import { describe, expect, it } from 'vitest';
import companies from '../data/companies.json' with { type: 'json' };
import { gstinCheckDigit } from '../data/gstin.ts';
import people from '../data/people.json' with { type: 'json' };
import { states } from '../data/states.ts';
import { findPerson } from '../data/world.ts';
import { writtenWorld } from '../data/written.ts';
import { Cin } from '../routes/fields/company.ts';
import { Pan } from '../routes/fields/tax.ts';
import { bodyOf, testApp } from './support/app.ts';

const world = writtenWorld();
const documented = new Set(['ABCDE1234F', 'PQRSX5678L', 'LMNOP9012Q']);
const holders = [...companies, ...people].map(({ pan }) => world.find('pan', pan)!);
const named = holders.map((holder) => [`${holder.pan} ${holder.name}`, holder] as const);

describe('a GSTIN', () => {
  it('has the check digit of the published vector', () => {
    expect(gstinCheckDigit('27AAPFU0939F1Z')).toBe('V');
  });
});

describe('the cast', () => {
  it('is a dozen companies and twenty people, none of them twice', () => {
    expect(companies.length).toBeGreaterThanOrEqual(12);
    expect(people.length).toBeGreaterThanOrEqual(20);
    expect(new Set(holders.map(({ pan }) => pan)).size).toBe(holders.length);
  });

  it.each(named)('%s is in a range that is never issued', (_name, holder) => {
    expect(Pan.schema.safeParse(holder.pan).success).toBe(true);
    expect(Pan.fault(holder.pan)).toBeUndefined();
    if (!documented.has(holder.pan)) expect(holder.pan.slice(5, 9)).toBe('0000');
    if (holder.kind !== 'person' && holder.cin !== undefined) {
      expect(Cin.schema.safeParse(holder.cin).success).toBe(true);
      expect(holder.cin).toMatch(/000000$/);
    }
  });

  it.each(named)('%s has registrations that agree with it', (_name, holder) => {
    for (const { gstin, state, address, registered_on, status, cancelled_on } of holder.registrations) {
      expect(gstin.slice(0, 12)).toBe(state + holder.pan);
      if (!documented.has(holder.pan)) expect(gstin.at(-1)).toBe(gstinCheckDigit(gstin.slice(0, 14)));
      expect(states.has(state)).toBe(true);
      expect(address.state).toBe(state);
      expect(registered_on >= '2017-07-01').toBe(true);
      expect(cancelled_on !== undefined).toBe(status === 'Cancelled');
      expect(world.find('gstin', gstin)).toBe(holder);
    }
  });

  it.each(named)('%s has directors who exist and have a DIN', (_name, holder) => {
    if (holder.kind === 'person') return;
    for (const { pan, appointed_on } of holder.directors) {
      expect(findPerson(world, 'pan', pan)?.din).toMatch(/^9\d{7}$/);
      expect(appointed_on >= holder.incorporated_on).toBe(true);
    }
  });

  it('answers the same over every service', async () => {
    const { post } = testApp();
    for (const holder of holders) {
      for (const { gstin } of holder.registrations) {
        const { value } = await bodyOf(await post('/gst-details', { gstin }));
        expect([value.pan, value.legal_name]).toEqual([holder.pan, holder.name]);
      }
      if (holder.kind === 'person' || holder.cin === undefined) continue;
      const { value } = await bodyOf(await post('/cin-to-director', { cin: holder.cin }));
      expect(value.map((director: { pan: string }) => director.pan)).toEqual(holder.directors.map(({ pan }) => pan));
    }
  });

  it('covers what a tester needs of registrations', () => {
    const all = holders.flatMap(({ registrations }) => registrations);
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set(['Active', 'Cancelled', 'Suspended']));
    expect(all.some(({ taxpayer_type }) => taxpayer_type === 'Composition')).toBe(true);
    const counts = holders.map(({ registrations }) => registrations.length);
    expect(counts.some((count) => count > 1 && count <= 20)).toBe(true);
    expect(counts.some((count) => count > 20)).toBe(true);
  });
});
