import fc from 'fast-check';
import { expect } from 'vitest';
import { json, key, type TestApp } from '../support/app.ts';
import { faults } from './faults.ts';
import { keys, mayNot } from './house.ts';
import { drawsOneLot, enter, type ModelCall, meets } from './meets.ts';
import { type Model, textOf } from './model.ts';
import { service, session, steps } from './step.ts';

/** What each subject meets by itself, in both services. */
const plain = new Map([
  ['ABCDE1234F', '101;by=world'],
  ['AAACX1111A', '103;by=world'],
  ['ERROR0104X', '104;by=magic'],
  ['no-pan', '102;by=validation'],
]);

export const keyName = fc.constantFrom('one', 'one', 'other', mayNot);

const called = fc.record({
  ...{ key: keyName, session, consent: fc.constantFrom(true, true, true, false) },
  to: fc.oneof(
    { weight: 3, arbitrary: service.map((service) => ({ service, dialect: 'native' })) },
    { weight: 1, arbitrary: fc.constant({ service: 'pan-details', dialect: 'karza' }) },
  ),
  subject: fc.constantFrom('ABCDE1234F', 'ABCDE1234F', ...plain.keys()),
  asked: fc.option(fc.record({ by: fc.constantFrom('header' as const, 'query' as const), faults }), { freq: 3 }),
});

const call = called.map(({ to, asked, ...rest }): ModelCall => {
  const own = plain.get(rest.subject)!;
  return { ...rest, ...to, plain: own, ...(asked && { asked }) };
});

/** Sends a call; resolves with what it met. */
async function send(app: TestApp, { dialect, service, subject, key, session, asked, consent }: ModelCall) {
  const query = asked?.by === 'query' ? `?mock_fault=${encodeURIComponent(textOf(asked.faults))}` : '';
  const header = asked?.by === 'header' ? { 'X-Mock-Fault': textOf(asked.faults) } : {};
  const shown = `${keys[key]}${session && `~${session}`}`;
  const said = consent ? 'Y' : 'N';
  return dialect === 'karza'
    ? told(app.post(`/karza/v2/pan${query}`, { pan: subject, consent: said }, { 'x-karza-key': shown, ...header }))
    : told(app.post(`/${service}${query}`, { pan_number: subject, consent: said }, { 'X-API-Key': shown, ...header }));
}

const told = async (response: Promise<Response>) => (await response).headers.get('x-mock-outcome');

/** Who may not ask for faults is told so, whatever is asked. */
function foretell(model: Model, call: ModelCall): string {
  if (call.asked === undefined || call.key !== mayNot) return meets(model, call);
  enter(model, call.session);
  return '102;by=fault';
}

export const calls = steps(
  call,
  (call) => `call ${JSON.stringify(call)}`,
  async (model, call, { app }) => {
    const seen = await send(app, call);
    expect(seen).toBe(foretell(model, call));
  },
);

/**
 * Several callers at once, at every replica, each of whom calls so many times in turn: in which order they come is
 * nobody's business, but together they meet what they should.
 */
export const bursts = steps(
  fc.record({ call, callers: fc.integer({ min: 2, max: 6 }), turns: fc.integer({ min: 1, max: 3 }) }),
  ({ call, callers, turns }) => `${callers} at once, ${turns} in turn: ${JSON.stringify(call)}`,
  async (model, { call, callers, turns }, { at, house: { replicas } }) => {
    const seen: (string | null)[] = [];
    const all = Array.from({ length: callers }, async (_, i) => {
      for (let turn = 0; turn < turns; turn++) seen.push(await send(replicas[(at + i) % replicas.length]!, call));
    });
    await Promise.all(all);
    expect(seen.sort()).toEqual(seen.map(() => foretell(model, call)).sort());
  },
  (model, { call }) => drawsOneLot(model, call),
);

export const strangers = steps(
  fc.constantFrom('wrong-secret-key', '', `${key}~`, `${key}~a b`, `${key}x~a`, '~a'),
  (shown) => `a stranger with "${shown}"`,
  async (model, shown, { app }) => {
    const met = await told(app.post('/pan-to-gst', { pan_number: 'ABCDE1234F' }, { 'X-API-Key': shown, ...json }));
    enter(model, '');
    const managed = await app.fetch('/__admin/reset', { method: 'POST', headers: { 'X-API-Key': shown } });
    expect([met, managed.status]).toEqual(['102;by=auth', shown.startsWith(`${key}~`) ? 400 : 401]);
  },
);
