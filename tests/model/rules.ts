import fc from 'fast-check';
import { expect } from 'vitest';
import type { Match } from '../../app/rules/rule.ts';
import { bodyOf } from '../support/app.ts';
import { keyName } from './calls.ts';
import { faults } from './faults.ts';
import { standing, textOf, touch } from './model.ts';
import { about, everybody, manage, named, service, session, steps } from './step.ts';

const matched = {
  ...{ service, key: keyName, subject: fc.constantFrom('ABCDE1234F', 'AAACX1111A') },
  ...{ session: fc.constantFrom('a', 'b', '__proto__'), dialect: fc.constantFrom('native', 'karza') },
};
const match: fc.Arbitrary<Match> = fc.oneof(
  fc.constantFrom<Match>({}, { service: 'pan-to-gst' }, { subject: 'ABCDE1234F' }),
  fc.record<Match>(matched, { requiredKeys: [] }),
);
const ttl_s = fc.option(fc.constantFrom(0.5, 1, 60), { nil: undefined, freq: 1 });

export const creates = steps(
  fc.record({ faults, match, ttl_s, own: session }),
  ({ faults, ...rest }) => `rule ${textOf(faults)} ${JSON.stringify(rest)}`,
  async (model, { faults, match, ttl_s, own }, place) => {
    const asked = { fault: textOf(faults), match, ttl_s };
    const response = await manage(place, model, 'POST', '/rules', { session: own, asked: false }, asked);
    const { id, uses } = await bodyOf(response);
    expect([response.status, uses]).toEqual([201, 0]);
    const session = match.session ?? (own || undefined);
    touch(model, session ?? '');
    const until = ttl_s === undefined ? Number.POSITIVE_INFINITY : model.now + ttl_s * 1000;
    const rule = { id, faults, match: { ...match, ...(session && { session }) }, until, counts: new Map(), uses: 0 };
    model.rules = [...model.rules, rule];
  },
);

export const lists = steps(
  about,
  (own) => `list rules of ${named(own)}`,
  async (model, own, place) => {
    const { rules } = await bodyOf(await manage(place, model, 'GET', '/rules', own));
    const wanted = standing(model, own.session).map(({ id, uses, match, faults }) => ({
      ...{ id, uses, match },
      fault: textOf(faults),
    }));
    expect(rules).toEqual(wanted.map((rule) => expect.objectContaining(rule)));
  },
);

export const removes = steps(
  fc.record({ nth: fc.nat(20), twice: fc.boolean() }),
  ({ nth, twice }) => `remove rule ${nth}${twice ? ' twice' : ''}`,
  async (model, { nth, twice }, place) => {
    const rule = model.rules[nth];
    const stands = rule !== undefined && rule.until > model.now;
    const ask = async (method: string) =>
      (await manage(place, model, method, `/rules/${rule?.id ?? 'r-none'}`, everybody)).status;
    expect(await ask('GET')).toBe(stands ? 200 : 404);
    expect(await ask('DELETE')).toBe(stands ? 204 : 404);
    if (twice) expect(await ask('DELETE')).toBe(404);
    model.rules = model.rules.filter((other) => other !== rule);
  },
);

export const removesAll = steps(
  about,
  (own) => `remove rules of ${named(own)}`,
  async (model, own, place) => {
    const { removed } = await bodyOf(await manage(place, model, 'DELETE', '/rules', own));
    const gone = standing(model, own.session);
    model.rules = model.rules.filter((rule) => !gone.includes(rule));
    expect(removed).toBe(gone.length);
  },
);
