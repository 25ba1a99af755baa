import fc from 'fast-check';
import { expect } from 'vitest';
import type { Match } from '../../app/rules/rule.ts';
import { bodyOf, json, key, type TestApp } from './app.ts';
import {
  enter,
  type Model,
  type ModelCall,
  type ModelFault,
  meets,
  recordOf,
  reset,
  standing,
  touch,
} from './model.ts';

type Command = fc.AsyncCommand<Model, TestApp>;

const keys: Record<string, string> = { one: key, other: 'another-key-123', third: 'a-third-key-123' };
/** Who may not ask for faults. */
const mayNot = 'third';
export const modelEnv = {
  ...{ API_KEYS: `one:${keys.one},other:${keys.other},third:${keys.third}`, FAULT_KEYS: 'one,other' },
  ...{ JOURNAL_SIZE: '60', SESSION_IDLE: '5m' },
};

const session = fc.constantFrom('', '', 'a', 'b', '__proto__');
const keyName = fc.constantFrom('one', 'one', 'other', mayNot);
const service = fc.constantFrom('pan-to-gst', 'pan-details');
const subject = fc.constantFrom('ABCDE1234F', 'AAACX1111A');

/** What each subject meets by itself, in both services. */
const plain = new Map([
  ['ABCDE1234F', '101;by=world'],
  ['AAACX1111A', '103;by=world'],
  ['ERROR0104X', '104;by=magic'],
  ['no-pan', '102;by=validation'],
]);

const count = (max: number) => fc.option(fc.integer({ min: 1, max }), { nil: undefined, freq: 3 });
const chance = fc.record({
  ...{ times: count(4), after: count(3), every: count(3) },
  seed: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined, freq: 3 }),
  p: fc.option(fc.constantFrom(0, 0.5, 1), { nil: undefined, freq: 2 }),
});
const what = fc.oneof(
  fc.integer({ min: 101, max: 109 }).map((code) => ({ text: String(code), does: { code } })),
  fc.constant({ text: '503', does: { code: 108 } }),
  fc.constantFrom(5, 300).map((ms) => ({ text: `delay;ms=${ms}`, does: { ms } })),
  fc.constant({ text: 'none', does: 'nothing' as const }),
);

/** A fault with what any of them takes; chance without a seed is nobody's to foretell, but for never and always. */
const fault = fc.tuple(what, chance).map(([{ text, does }, { p, seed, ...counts }]): ModelFault => {
  const foretold = p === 0.5 && seed === undefined ? {} : { p };
  const given = Object.entries({ ...counts, seed, ...foretold }).filter(([, value]) => value !== undefined);
  const written = given.map(([name, value]) => `;${name}=${value}`).join('');
  return { does, text: `${text}${written}`, ...Object.fromEntries(given) };
});
/** Such as several callers meet, whose counts must be kept apart. */
const common: ModelFault[] = [
  { text: '108;times=1', does: { code: 108 }, times: 1 },
  { text: '104;every=2', does: { code: 104 }, every: 2 },
];
const faults = fc.oneof(
  fc.constantFrom(...common).map((one) => [one]),
  fc.array(fault, { minLength: 1, maxLength: 3 }),
);
const textOf = (all: ModelFault[]) => all.map(({ text }) => text).join(', ');

/** A step that shows a key; what it does is compared with what the model does. */
function step(name: string, run: (model: Model, app: TestApp) => Promise<void>): Command {
  return {
    check: () => true,
    async run(model, app) {
      model.steps++;
      await run(model, app);
    },
    toString: () => name,
  };
}

/** An admin call with a key in a session. */
async function manage(app: TestApp, method: string, path: string, session: string, body?: unknown) {
  const shown = session === '' ? key : `${key}~${session}`;
  const text = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'X-API-Key': shown, ...json } };
  return app.fetch(`/__admin${path}`, { method, headers: { 'X-API-Key': shown }, ...text });
}

const called = fc.record({
  ...{ key: keyName, session, consent: fc.constantFrom(true, true, true, false) },
  to: fc.constantFrom(
    { service: 'pan-to-gst', dialect: 'native' },
    { service: 'pan-to-gst', dialect: 'native' },
    { service: 'pan-details', dialect: 'native' },
    { service: 'pan-details', dialect: 'karza' },
  ),
  subject: fc.constantFrom('ABCDE1234F', 'ABCDE1234F', ...plain.keys()),
  asked: fc.option(fc.record({ by: fc.constantFrom('header' as const, 'query' as const), faults }), { freq: 3 }),
});

const call = called.map(({ to, asked, ...rest }): ModelCall => {
  const own = plain.get(rest.subject)!;
  return { ...rest, ...to, plain: own, ...(asked && { asked }) };
});

function send(app: TestApp, { dialect, service, subject, key, session, asked, consent }: ModelCall): Promise<Response> {
  const query = asked?.by === 'query' ? `?mock_fault=${encodeURIComponent(textOf(asked.faults))}` : '';
  const header = asked?.by === 'header' ? { 'X-Mock-Fault': textOf(asked.faults) } : {};
  const shown = `${keys[key]}${session && `~${session}`}`;
  const said = consent ? 'Y' : 'N';
  return dialect === 'karza'
    ? app.post(`/karza/v2/pan${query}`, { pan: subject, consent: said }, { 'x-karza-key': shown, ...header })
    : app.post(`/${service}${query}`, { pan_number: subject, consent: said }, { 'X-API-Key': shown, ...header });
}

/** Who may not ask for faults is told so, whatever is asked. */
function foretell(model: Model, call: ModelCall): string {
  if (call.asked === undefined || call.key !== mayNot) return meets(model, call);
  enter(model, call.session);
  return '102;by=fault';
}

const told = async (response: Response) => response.headers.get('x-mock-outcome');

const calls = call.map((call) => {
  return step(`call ${JSON.stringify(call)}`, async (model, app) => {
    const seen = await told(await send(app, call));
    expect(seen).toBe(foretell(model, call));
  });
});

/**
 * Several of the same at once: in which order is nobody's business, but all together meet what they should.
 * Where one call draws two lots, those of others may come between, so that there are many right answers.
 */
const bursts = fc.tuple(call, fc.integer({ min: 2, max: 5 })).map(([{ asked, ...plainly }, size]): Command => {
  const call: ModelCall = { ...plainly, ...(asked && { asked: { ...asked, faults: asked.faults.slice(0, 1) } }) };
  const burst = step(`${size} at once: ${JSON.stringify(call)}`, async (model, app) => {
    const all = Array.from({ length: size }, () => call);
    const seen = await Promise.all(all.map(async (one) => told(await send(app, one))));
    expect(seen.toSorted()).toEqual(all.map((one) => foretell(model, one)).toSorted());
  });
  const plain = (model: Readonly<Model>) => model.rules.every(({ faults }) => faults.length === 1);
  return { ...burst, check: (model) => plain(model) && model.records.every(({ faults }) => !faults) };
});

const strangers = fc.constantFrom('wrong-secret-key', '', `${key}~`, `${key}~a b`, `${key}x~a`, '~a').map((shown) =>
  step(`a stranger with "${shown}"`, async (model, app) => {
    const response = await app.post('/pan-to-gst', { pan_number: 'ABCDE1234F' }, { 'X-API-Key': shown });
    enter(model, '');
    expect([await told(response), (await manageAs(app, shown)).status]).toEqual([
      '102;by=auth',
      shown.startsWith(`${key}~`) ? 400 : 401,
    ]);
  }),
);
const manageAs = (app: TestApp, shown: string) =>
  app.fetch('/__admin/reset', { method: 'POST', headers: { 'X-API-Key': shown } });

const matched = {
  ...{ service, key: keyName, subject, session: fc.constantFrom('a', 'b', '__proto__') },
  dialect: fc.constantFrom('native', 'karza'),
};
const match: fc.Arbitrary<Match> = fc.oneof(
  fc.constantFrom<Match>({}, { service: 'pan-to-gst' }, { subject: 'ABCDE1234F' }),
  fc.record<Match>(matched, { requiredKeys: [] }),
);
const ttl = fc.option(fc.constantFrom(0.5, 1, 60), { nil: undefined, freq: 1 });

const creates = fc.record({ faults, match, ttl_s: ttl, own: session }).map(({ faults, match, ttl_s, own }) =>
  step(`rule ${textOf(faults)} ${JSON.stringify({ match, ttl_s, own })}`, async (model, app) => {
    const response = await manage(app, 'POST', '/rules', own, { fault: textOf(faults), match, ttl_s });
    const { id, uses } = await bodyOf(response);
    expect([response.status, uses]).toEqual([201, 0]);
    touch(model, own);
    const session = match.session ?? (own || undefined);
    const until = ttl_s === undefined ? Number.POSITIVE_INFINITY : model.now + ttl_s * 1000;
    const rule = { id, faults, match: { ...match, ...(session && { session }) }, until, counts: new Map(), uses: 0 };
    model.rules = [...model.rules, rule];
    touch(model, session ?? '');
  }),
);

const lists = session.map((own) =>
  step(`list rules of "${own}"`, async (model, app) => {
    const { rules } = await bodyOf(await manage(app, 'GET', '/rules', own));
    touch(model, own);
    const wanted = standing(model, own).map(({ id, uses, match, faults }) => ({
      id,
      uses,
      match,
      fault: textOf(faults),
    }));
    expect(rules).toEqual(wanted.map((rule) => expect.objectContaining(rule)));
  }),
);

const removes = fc.tuple(fc.nat(20), fc.boolean()).map(([nth, twice]) =>
  step(`remove rule ${nth}`, async (model, app) => {
    const rule = model.rules[nth];
    const stands = rule !== undefined && rule.until > model.now;
    const path = `/rules/${rule?.id ?? 'r-none'}`;
    expect((await manage(app, 'GET', path, '')).status).toBe(stands ? 200 : 404);
    expect((await manage(app, 'DELETE', path, '')).status).toBe(stands ? 204 : 404);
    if (twice) expect((await manage(app, 'DELETE', path, '')).status).toBe(404);
    model.rules = model.rules.filter((other) => other !== rule);
  }),
);

const removesAll = session.map((own) =>
  step(`remove rules of "${own}"`, async (model, app) => {
    const { removed } = await bodyOf(await manage(app, 'DELETE', '/rules', own));
    touch(model, own);
    const gone = standing(model, own);
    model.rules = model.rules.filter((rule) => !gone.includes(rule));
    expect(removed).toBe(gone.length);
  }),
);

const which = fc.record({ service, subject: fc.oneof(subject, fc.constant('ERROR0104X')), session });
const values: Record<string, unknown> = {
  'pan-to-gst': '27AAACX1111A1Z5',
  'pan-details': {
    ...{ pan: 'AAACX1111A', name: 'ASHA RAO', holder_type: 'individual' },
    ...{ status: 'valid', aadhaar_linked: true },
  },
};

const puts = fc.record({ which, faults: fc.option(faults, { nil: undefined, freq: 2 }) }).map(({ which, faults }) =>
  step(`record ${JSON.stringify(which)} ${faults ? textOf(faults) : 'a value'}`, async (model, app) => {
    const given = faults ? { fault: textOf(faults) } : values[which.service];
    const path = `/records/${which.service}/${which.subject}`;
    const { status } = await manage(app, 'PUT', path, which.session, given);
    touch(model, which.session);
    const before = recordOf(model, which);
    expect(status).toBe(before ? 200 : 201);
    model.records = [...model.records.filter((one) => one !== before), { ...which, ...(faults && { faults }) }];
  }),
);

const drops = which.map((which) =>
  step(`remove record ${JSON.stringify(which)}`, async (model, app) => {
    const path = `/records/${which.service}/${which.subject}`;
    const { status } = await manage(app, 'DELETE', path, which.session);
    touch(model, which.session);
    const before = recordOf(model, which);
    expect(status).toBe(before ? 204 : 404);
    model.records = model.records.filter((one) => one !== before);
  }),
);

const resets = session.map((own) =>
  step(`reset "${own}"`, async (model, app) => {
    expect((await manage(app, 'POST', '/reset', own)).status).toBe(200);
    touch(model, own);
    reset(model, own);
  }),
);

const waits = fc.constantFrom(1, 500, 1000, 59_999, 299_999, 300_000).map((ms) =>
  step(`wait ${ms} ms`, async (model) => {
    model.now += ms;
  }),
);

const looks = session.map((own) =>
  step(`journal of "${own}"`, async (model, app) => {
    const { count } = await bodyOf(await manage(app, 'GET', '/requests/count', own));
    touch(model, own);
    expect(count).toBe(model.journal.filter((session) => own === '' || session === own).length);
  }),
);

/** Everything that one can do, the commonest most often. */
export const commands: fc.Arbitrary<Command>[] = [
  ...[calls, calls, calls, calls, calls, calls, bursts, creates, creates, creates, puts, puts],
  ...[lists, removes, removesAll, drops, resets, waits, waits, looks, strangers],
];
