import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Call } from '../app/call.ts';
import { readConfig } from '../app/config.ts';
import type { Credential } from '../app/dialect.ts';
import { storeLimits } from '../app/store/limits.ts';
import { memoryStore } from '../app/store/memory/store.ts';
import { playPart, testKeys } from '../app/test-keys.ts';
import { dialects } from '../routes/index.ts';
import { bodyOf, json, key, type TestApp, testApp } from './support/app.ts';

const known = { pan_number: 'ABCDE1234F' };
const aadhaar = { aadhaar_number: '100261102744', consent: 'Y' };
const other = 'another-key-123';
const keys = { API_KEYS: `one:${key},other:${other}` };

const inSession = (session: string, secret = key) => ({ 'X-API-Key': `${secret}~${session}` });

async function code(app: TestApp, headers: Record<string, string>, body: object = known): Promise<number> {
  return Number((await app.post('/pan-to-gst', body, headers)).headers.get('x-mock-outcome')!.slice(0, 3));
}

async function ticketOf(app: TestApp, headers: Record<string, string>): Promise<string> {
  return (await bodyOf(await app.post('/aadhaar/otp', aadhaar, headers))).value.ticket;
}

async function verified(app: TestApp, headers: Record<string, string>, ticket: string): Promise<number> {
  return (await app.post('/aadhaar/verify', { ticket, otp: '111000', consent: 'Y' }, headers)).status;
}

async function rulesOf(app: TestApp, headers: Record<string, string>, query = ''): Promise<{ fault: string }[]> {
  return (await bodyOf(await app.fetch(`/__admin/rules${query}`, { headers }))).rules;
}

describe('two hundred sessions at once', () => {
  const sessions = Array.from({ length: 200 }, (_, i) => `session-${i}`);
  /** Another outcome for each session, as far as there are any. */
  const own = (i: number) => 102 + (i % 8);

  it.each([
    ['with its own key', (session: string) => [inSession(session), {}] as const],
    ['by its name', (session: string) => [{ 'X-API-Key': key }, { match: { session } }] as const],
  ])('each meets the rule that was set for it %s, and no other', async (_name, set) => {
    const app = testApp();
    const rules = sessions.map((session, i) => {
      const [headers, match] = set(session);
      return app.post('/__admin/rules', { fault: `${own(i)};times=2`, ...match }, headers);
    });
    expect((await Promise.all(rules)).filter(({ status }) => status !== 201)).toEqual([]);
    expect(await rulesOf(app, { 'X-API-Key': key })).toHaveLength(200);
    const seen = sessions.map(async (session, i) => {
      const [{ fault }, ...others] = (await rulesOf(app, inSession(session))) as [{ fault: string }];
      const codes = [];
      for (let call = 0; call < 3; call++) codes.push(await code(app, inSession(session)));
      return [fault, others.length, ...codes].join() === [`${own(i)};times=2`, 0, own(i), own(i), 101].join();
    });
    expect((await Promise.all(seen)).filter((right) => !right)).toEqual([]);
    expect(await code(app, { 'X-API-Key': key })).toBe(101);
  });

  it('each has its own counts', async () => {
    const app = testApp();
    const fault = { 'X-Mock-Fault': '108;after=1;times=1' };
    const seen = sessions.map(async (session) => {
      const codes = [];
      for (let call = 0; call < 3; call++) codes.push(await code(app, { ...inSession(session), ...fault }));
      return codes.join();
    });
    expect(new Set(await Promise.all(seen))).toEqual(new Set(['101,108,101']));
  });

  it('each has its own tickets', async () => {
    const app = testApp();
    const seen = sessions.map(async (session, i) => {
      const ticket = await ticketOf(app, inSession(session));
      const statuses = [];
      for (const who of [sessions[(i + 1) % 200]!, session, session])
        statuses.push(await verified(app, inSession(who), ticket));
      return statuses.join();
    });
    expect(new Set(await Promise.all(seen))).toEqual(new Set(['404,200,404']));
  });
});

describe('the name of a session', () => {
  it.each(['a', '0', 'checkout-7', 'a.b_c-D', '__proto__', 'x'.repeat(64)])('may be %s', async (session) => {
    const app = testApp();
    expect(await code(app, inSession(session))).toBe(101);
    expect(app.lines.at(-1)).toMatchObject({ session });
  });

  it.each(['', 'a b', 'a/b', 'a~b', 'a,b', 'é', 'x'.repeat(65)])('may not be "%s"', async (session) => {
    const app = testApp();
    for (const response of [
      await app.post('/pan-to-gst', known, inSession(session)),
      await app.fetch('/__admin/rules', { headers: inSession(session) }),
    ]) {
      const { message, detail } = await bodyOf(response);
      expect([response.status, message ?? detail]).toEqual([400, expect.stringContaining('1 to 64 letters, digits')]);
    }
  });

  it('is no way in', async () => {
    const app = testApp();
    for (const shown of ['wrong-secret-key~a', '~a', `~${key}`, `a~${key}`]) {
      expect((await app.post('/pan-to-gst', known, { 'X-API-Key': shown })).status).toBe(401);
    }
  });
});

describe('a session that is idle', () => {
  // Less than a ticket's own ten minutes.
  const idleMs = 5 * 60_000;
  let time = 0;
  let app: TestApp;
  beforeEach(() => {
    time = 1_790_000_000_000;
    app = testApp({ SESSION_IDLE: '5m' }, { now: () => time });
  });
  const setRule = (session: string) => app.post('/__admin/rules', { fault: '108' }, inSession(session));

  it('keeps all for as long as it is used', async () => {
    await setRule('a');
    for (let i = 0; i < 5; i++) {
      time += idleMs - 1;
      expect(await code(app, inSession('a'))).toBe(108);
    }
  });

  it('has lost its rules, counts and tickets when it comes back', async () => {
    await setRule('a');
    const fault = { 'X-Mock-Fault': '104;times=1' };
    const ticket = await ticketOf(app, inSession('b'));
    for (const expected of [104, 101]) expect(await code(app, { ...inSession('c'), ...fault })).toBe(expected);
    time += idleMs;
    expect(await code(app, inSession('a'))).toBe(101);
    expect(await verified(app, inSession('b'), ticket)).toBe(404);
    expect(await code(app, { ...inSession('c'), ...fault })).toBe(104);
    expect(await rulesOf(app, { 'X-API-Key': key })).toEqual([]);
  });

  it.each([
    ['its call', (session: string) => code(app, inSession(session))],
    ['a call to the admin routes', (session: string) => rulesOf(app, inSession(session))],
    [
      'a rule that is set for it',
      (session: string) => app.post('/__admin/rules', { fault: '104;p=0', match: { session } }),
    ],
  ])('is kept by %s', async (_name, use) => {
    await setRule('a');
    await setRule('b');
    time += 0.8 * idleMs;
    await use('a');
    time += 0.8 * idleMs;
    expect([await code(app, inSession('b')), await code(app, inSession('a'))]).toEqual([101, 108]);
  });

  it('takes nothing with it that has no session', async () => {
    await app.post('/__admin/rules', { fault: '108' });
    await setRule('a');
    time += 10 * idleMs;
    expect(await code(app, inSession('b'))).toBe(108);
    expect(await rulesOf(app, { 'X-API-Key': key })).toHaveLength(1);
  });
});

it('of more than ten thousand sessions the one that was used longest ago goes first', async () => {
  const now = () => 1_790_000_000_000;
  const store = memoryStore(now, storeLimits(readConfig({})));
  const app = testApp({}, { now, store });
  for (const session of ['first', 'second']) await app.post('/__admin/rules', { fault: '108' }, inSession(session));
  for (let i = 0; i < 9_998; i++) store.sessions.touch(`other-${i}`);
  expect(await code(app, inSession('first'))).toBe(108);
  store.sessions.touch('one-too-many');
  expect(await rulesOf(app, { 'X-API-Key': key }, '?session=second')).toEqual([]);
  expect(await code(app, inSession('first'))).toBe(108);
  expect(await code(app, inSession('second'))).toBe(101);
});

describe('a reset', () => {
  const resets: [string, string, object | undefined, Record<string, string>][] = [
    ['with its own key', '', undefined, inSession('a')],
    ['by the query', '?session=a', undefined, { 'X-API-Key': key }],
    ['by the body', '', { session: 'a' }, { 'X-API-Key': key }],
  ];
  const fault = { 'X-Mock-Fault': '104;times=1' };

  /** Whatever rule stands. */
  const unruled = (session: string) => ({ ...inSession(session), 'X-Mock-Fault': 'none' });

  /** Leaves a rule, a count and a ticket. */
  async function use(app: TestApp, session: string): Promise<string> {
    await app.post('/__admin/rules', { fault: '108' }, inSession(session));
    await code(app, { ...inSession(session), ...fault });
    return ticketOf(app, unruled(session));
  }
  const left = async (app: TestApp, session: string, ticket: string) => [
    await code(app, inSession(session)),
    await code(app, { ...inSession(session), ...fault }),
    await verified(app, unruled(session), ticket),
  ];

  it.each(resets)('of one session %s leaves the others', async (_name, query, body, headers) => {
    const app = testApp();
    const [a, b] = [await use(app, 'a'), await use(app, 'b')];
    const response = await app.fetch(`/__admin/reset${query}`, {
      method: 'POST',
      headers: body ? { ...headers, ...json } : headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    expect([response.status, await bodyOf(response)]).toEqual([200, { reset: 'a' }]);
    expect(await left(app, 'a', a)).toEqual([101, 104, 404]);
    expect(await left(app, 'b', b)).toEqual([108, 101, 200]);
  });

  it.each([
    ['no JSON', '{', /^The body is no JSON: /],
    ['no name of a session', '{"session":"a b"}', /^session: has 1 to 64 letters/],
    ['no object', '7', /^body: /],
  ])('with a body that is %s resets nothing', async (_what, body, message) => {
    const app = testApp();
    await app.post('/__admin/rules', { fault: '108' });
    const response = await app.post('/__admin/reset', body);
    const { detail } = await bodyOf(response);
    expect([response.status, detail]).toEqual([400, expect.stringMatching(message)]);
    expect(await rulesOf(app, { 'X-API-Key': key })).toHaveLength(1);
  });

  it('of all leaves nothing', async () => {
    const app = testApp();
    const [a, b] = [await use(app, 'a'), await use(app, 'b')];
    await app.post('/__admin/rules', { fault: '105' });
    const response = await app.fetch('/__admin/reset', { method: 'POST', headers: { 'X-API-Key': key } });
    expect([response.status, await bodyOf(response)]).toEqual([200, { reset: 'all' }]);
    for (const [session, ticket] of [['a', a] as const, ['b', b] as const]) {
      expect(await left(app, session, ticket)).toEqual([101, 104, 404]);
    }
    expect(await rulesOf(app, { 'X-API-Key': key })).toEqual([]);
  });
});

/** What is added to a path where the key goes into the query. */
function queryOf({ schemes }: Credential, secret: string): string {
  const inQuery = Object.values(schemes).find((scheme) => scheme.type === 'apiKey' && scheme.in === 'query');
  return inQuery && 'name' in inQuery ? `?${inQuery.name}=${encodeURIComponent(secret)}` : '';
}

const development = testApp();
const production = testApp({ ENVIRONMENT: 'production' });

describe.each(dialects.map((dialect) => [dialect.name, dialect] as const))(
  'keys that play a part, in %s',
  (_name, dialect) => {
    const phrase = dialect.phrases.find(({ path }) => !path.includes('{'))!;
    const body = phrase.example(phrase.service.example);
    const parts: [string, number, number][] = [
      ['test-invalid', 401, 102],
      ['test-expired', 401, 102],
      ['test-no-credit', 402, 104],
      ['test-blocked-ip', 403, 102],
      ['test-throttled', 429, 104],
    ];
    const rows = dialect.keys.flatMap((credential) =>
      parts.map(([secret, ...met]) => [`${secret} in ${credential.name}`, credential, secret, ...met] as const),
    );

    it('are all there', () => expect(parts.map(([secret]) => secret)).toEqual(testKeys));

    it.each(rows)('%s', async (_name, credential, secret, http, internal) => {
      for (const [app, shown] of [
        [development, secret],
        [production, `${secret}~a`],
      ] as const) {
        const method = phrase.method.toUpperCase();
        const response = await app.fetch(dialect.prefix + phrase.path + queryOf(credential, shown), {
          method,
          headers: { ...(await credential.carry(shown)), ...json },
          ...(method !== 'GET' && { body: JSON.stringify(body) }),
        });
        const refusal = playPart(secret)!;
        const status =
          dialect.name === 'native' ? http : dialect.fail(refusal, { id: '', phrase } as Call, undefined).status;
        expect([response.status, response.headers.get('x-mock-outcome')]).toEqual([status, `${internal};by=test-key`]);
        dialect.failed.parse(await response.json());
        const limits = ['retry-after', 'x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'];
        const told = limits.map((name) => response.headers.get(name));
        expect(told).toEqual(secret === 'test-throttled' ? ['60', '100', '0', '60'] : [null, null, null, null]);
      }
    });
  },
);

describe('limits under three hundred calls at once', () => {
  const times = async (count: number, call: (i: number) => Promise<Response>) => {
    const responses = await Promise.all(Array.from({ length: count }, (_, i) => call(i)));
    const well = responses.filter(({ status }) => status === 200);
    const refused = responses.filter(({ status }) => status === 429);
    expect(well.length + refused.length).toBe(count);
    return { well, refused };
  };
  const ask = (app: TestApp, headers: Record<string, string> = {}, body: object = known) =>
    app.post('/pan-to-gst', body, headers);

  it('RATE_LIMIT lets exactly so many pass, and tells how many are left', async () => {
    const app = testApp({ RATE_LIMIT: '100/1m' });
    const { well, refused } = await times(300, () => ask(app));
    const left = well.map(({ headers }) => Number(headers.get('x-ratelimit-remaining')));
    expect(left.sort((a, b) => b - a)).toEqual(Array.from({ length: 100 }, (_, i) => 99 - i));
    for (const { headers } of [...well, ...refused]) {
      expect(headers.get('x-ratelimit-limit')).toBe('100');
      expect(Number(headers.get('x-ratelimit-reset'))).toSatisfy((seconds) => seconds > 55 && seconds <= 60);
    }
    for (const { headers } of refused) {
      expect(headers.get('x-mock-outcome')).toBe('104;by=quota');
      expect(headers.get('x-ratelimit-remaining')).toBe('0');
      expect(headers.get('retry-after')).toBe(headers.get('x-ratelimit-reset'));
    }
    expect(await bodyOf(refused[0]!)).toMatchObject({
      internal_status_code: 104,
      message: 'Max retries exceeded',
      detail: { problem: 'RATE_LIMIT allows 100 calls in 60 s for each key and session.' },
    });
  });

  it('RATE_LIMIT is apart for each key and session, whatever is asked', async () => {
    const app = testApp({ ...keys, RATE_LIMIT: '20/1m' });
    const callers = [
      { 'X-API-Key': key },
      inSession('a'),
      inSession('b'),
      { 'X-API-Key': other },
      inSession('a', other),
    ];
    const { well } = await times(300, (i) => ask(app, callers[i % 5]!, i % 2 ? known : { pan_number: 'AAACN0000A' }));
    expect(well).toHaveLength(100);
    const counts = callers.map((caller) => code(app, caller));
    expect(await Promise.all(counts)).toEqual([104, 104, 104, 104, 104]);
  });

  it('MAX_RETRIES lets exactly so many pass for the same subject', async () => {
    const app = testApp({ MAX_RETRIES: '3/10m' });
    const { well, refused } = await times(300, () => ask(app));
    expect(well).toHaveLength(3);
    for (const { headers } of refused) {
      expect(headers.get('x-mock-outcome')).toBe('104;by=quota');
      expect(Number(headers.get('retry-after'))).toSatisfy((seconds) => seconds > 590 && seconds <= 600);
    }
    expect((await bodyOf(refused[0]!)).detail.problem).toBe(
      'MAX_RETRIES allows 3 calls in 600 s for the same subject.',
    );
  });

  it('MAX_RETRIES is apart for each subject, service, key and session', async () => {
    const app = testApp({ ...keys, MAX_RETRIES: '5/10m' });
    const callers: [string, Record<string, string>, object][] = [
      ['/pan-to-gst', { 'X-API-Key': key }, known],
      ['/pan-to-gst', { 'X-API-Key': key }, { pan_number: 'AAACN0000A' }],
      ['/gst-search', { 'X-API-Key': key }, { pan_number: 'AAACN0000A' }],
      ['/pan-to-gst', inSession('a'), known],
      ['/pan-to-gst', { 'X-API-Key': other }, known],
      ['/pan-to-gst', { 'X-API-Key': key }, { pan_number: ' abcde1234f ' }], // The first subject, written otherwise.
    ];
    const { well } = await times(300, (i) => {
      const [path, headers, body] = callers[i % callers.length]!;
      return app.post(path, body, headers);
    });
    expect(well).toHaveLength(25);
  });

  it('a call without a subject is not retried', async () => {
    const app = testApp({ MAX_RETRIES: '1/10m' });
    for (const body of ['{', '{}', '{"pan_number":"x"}']) {
      for (let i = 0; i < 3; i++) expect((await app.post('/pan-to-gst', body)).status).toBe(400);
    }
  });

  it('both hold together, before any fault', async () => {
    const app = testApp({ RATE_LIMIT: '10/1m', MAX_RETRIES: '4/10m' });
    const { well } = await times(300, (i) => ask(app, { 'X-Mock-Fault': i % 2 ? '101' : 'none' }));
    expect(well).toHaveLength(4);
    const response = await ask(app, { 'X-Mock-Fault': '103' }, { pan_number: 'AAACN0000A' });
    expect([response.status, response.headers.get('x-mock-outcome')]).toEqual([429, '104;by=quota']);
  });

  it('a refusal of another kind tells what is left, too', async () => {
    const app = testApp({ RATE_LIMIT: '10/1m' });
    const response = await app.post('/pan-to-gst', '{');
    expect([response.status, response.headers.get('x-ratelimit-remaining')]).toEqual([400, '9']);
  });
});

describe('when the time of a limit is over', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each([
    ['RATE_LIMIT', '2/1m', 60_000],
    ['MAX_RETRIES', '2/10m', 600_000],
  ])('%s lets as many pass again', async (name, limit, ms) => {
    const app = testApp({ [name]: limit });
    const three = async () => [await code(app, {}), await code(app, {}), await code(app, {})];
    expect(await three()).toEqual([101, 101, 104]);
    vi.advanceTimersByTime(ms - 1000);
    expect(await code(app, {})).toBe(104);
    vi.advanceTimersByTime(1001);
    expect(await three()).toEqual([101, 101, 104]);
  });
});
