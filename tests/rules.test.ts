import { afterEach, describe, expect, it } from 'vitest';
import { seededUniform } from '../app/faults/chance.ts';
import { mostRules } from '../app/rules/read-rule.ts';
import { type Match, matchNames } from '../app/rules/rule.ts';
import { createRuleIndex, type RuleDoc, type Seen } from '../app/rules/rule-index.ts';
import { storeGone } from '../app/store/gone.ts';
import { defaultLimits, memoryStore } from '../app/store/memory/store.ts';
import { dialects, services } from '../routes/index.ts';
import { bodyOf, key, type TestApp, testApp } from './support/app.ts';

const known = { pan_number: 'ABCDE1234F' };
const other = 'another-key-123';
const keys = { API_KEYS: `one:${key},other:${other}` };

/** Lets a rule stand; resolves with its id. */
async function stand(app: TestApp, fault: string, match: Match = {}, more: object = {}): Promise<string> {
  const response = await app.post('/__admin/rules', { fault, match, ...more });
  const told = await bodyOf(response);
  expect([response.status, response.headers.get('location')]).toEqual([201, `/__admin/rules/${told.id}`]);
  return told.id;
}

/** What a call meets, as `X-Mock-Outcome` tells it. */
async function meets(app: TestApp, headers: Record<string, string> = {}, path = '/pan-to-gst', body: object = known) {
  return (await app.post(path, body, headers)).headers.get('x-mock-outcome')!;
}

/** Asks so many times in turn: the internal code that each met. */
async function codes(app: TestApp, calls: number): Promise<number[]> {
  const seen = [];
  for (let i = 0; i < calls; i++) seen.push(Number((await meets(app)).slice(0, 3)));
  return seen;
}

const manage = (app: TestApp, method: string, path = '', headers: Record<string, string> = { 'X-API-Key': key }) =>
  app.fetch(`/__admin/rules${path}`, { method, headers });
const standing = async (app: TestApp, query = '') =>
  (await bodyOf(await manage(app, 'GET', query))).rules as { id: string; uses: number }[];

describe('a rule', () => {
  it('is told as it stands', async () => {
    const app = testApp();
    const asked = { fault: '108;times=2', match: { service: 'pan-to-gst' }, note: 'the bank is down', ttl_s: 600 };
    const response = await app.post('/__admin/rules', asked);
    const told = await bodyOf(response);
    expect(told).toEqual({
      ...{ id: expect.stringMatching(/^r-[0-9a-f]{8}$/), fault: '108;times=2', match: { service: 'pan-to-gst' } },
      ...{ note: 'the bank is down', uses: 0 },
      ...{ created_at: '2026-09-21T14:13:20.000Z', expires_at: '2026-09-21T14:23:20.000Z' },
    });
    expect([response.status, response.headers.get('location')]).toEqual([201, `/__admin/rules/${told.id}`]);
    const read = await manage(app, 'GET', `/${told.id}`);
    expect([read.status, await bodyOf(read)]).toEqual([200, told]);
    expect(await standing(app)).toEqual([told]);
  });

  it('acts until it is removed, and counts its uses', async () => {
    const app = testApp();
    const id = await stand(app, '108');
    expect(await meets(app)).toBe(`108;by=rule;rule=${id}`);
    expect(await meets(app)).toBe(`108;by=rule;rule=${id}`);
    expect((await standing(app))[0]!.uses).toBe(2);
    expect((await manage(app, 'DELETE', `/${id}`)).status).toBe(204);
    expect(await meets(app)).toBe('101;by=world');
    expect((await manage(app, 'DELETE', `/${id}`)).status).toBe(404);
  });

  it('is told oldest first; all of them go at once', async () => {
    const app = testApp();
    const ids = [await stand(app, '108'), await stand(app, '104'), await stand(app, '105')];
    expect((await standing(app)).map(({ id }) => id)).toEqual(ids);
    const response = await manage(app, 'DELETE');
    expect([response.status, await bodyOf(response)]).toEqual([200, { removed: 3 }]);
    expect(await standing(app)).toEqual([]);
    expect(await meets(app)).toBe('101;by=world');
  });

  it.each([
    ['101', '101;by=rule', []],
    ['503;retry-after=2', '108;by=rule', []],
    ['delay;ms=300', '101;by=world;delay=300', [300]],
    ['delay;ms=300, 104', '104;by=rule;delay=300', [300]],
    ['malformed', '101;by=world;fault="malformed";fault-by=rule', []],
    ['html', '108;by=rule;fault="html";fault-by=rule', []],
    ['none', '101;by=world', []],
  ])('%s', async (fault, outcome, slept) => {
    const app = testApp();
    const id = await stand(app, fault);
    const response = await app.post('/pan-to-gst', known);
    expect(response.headers.get('x-mock-outcome')).toBe(`${outcome};rule=${id}`);
    expect(response.headers.get('retry-after')).toBe(fault.includes('retry-after') ? '2' : null);
    expect(app.slept).toEqual(slept);
    expect(app.lines.at(-1)).toMatchObject({ fault, rule: id });
  });

  it('expires', async () => {
    let time = 1_790_000_000_000;
    const app = testApp({}, { now: () => time });
    const [short, long] = [await stand(app, '108', {}, { ttl_s: 0.5 }), await stand(app, '104', {}, { ttl_s: 10 })];
    await manage(app, 'DELETE', `/${long}`);
    time += 499;
    expect(await meets(app)).toBe(`108;by=rule;rule=${short}`);
    time += 1;
    expect((await manage(app, 'GET', `/${short}`)).status).toBe(404);
    expect(await standing(app)).toEqual([]);
    expect(await meets(app)).toBe('101;by=world');
  });

  it('that has expired makes way for the next', async () => {
    let time = 1_790_000_000_000;
    const app = testApp({}, { now: () => time });
    await stand(app, '104');
    await stand(app, '108', { service: 'pan-to-gst' }, { ttl_s: 1 });
    time += 1000;
    expect(await codes(app, 2)).toEqual([104, 104]);
  });

  it.each(['108;times=1', '108;times=1;p=1', '108;times=1;every=1', '108;times=1;after=0'])(
    '%s is listed no longer once it is used up',
    async (fault) => {
      const app = testApp();
      const id = await stand(app, fault);
      expect(await meets(app)).toBe(`108;by=rule;rule=${id}`);
      const { rules } = await bodyOf(await app.fetch('/__admin/rules', { headers: { 'X-API-Key': key } }));
      expect(rules).toEqual([]);
    },
  );

  it.each([
    ['has expired', { fault: '108', ttl_s: 1 }],
    ['is used up', { fault: '108;times=1' }],
  ])('that %s is over, and ends nothing else, where the store is out of reach', async (_, { fault, ...more }) => {
    let time = 1_790_000_000_000;
    const store = memoryStore(() => time);
    const remove = () => Promise.reject(storeGone());
    const app = testApp({}, { now: () => time, store: { ...store, standing: { ...store.standing, remove } } });
    const rejected: unknown[] = [];
    const note = (why: unknown) => void rejected.push(why);
    process.on('unhandledRejection', note);
    const id = await stand(app, fault, {}, more);
    expect(await meets(app)).toBe(`108;by=rule;rule=${id}`);
    time += 1000;
    expect(await meets(app)).toBe('101;by=world');
    // Node tells of a rejection that nobody handles before it goes on with these.
    await new Promise(setImmediate);
    process.off('unhandledRejection', note);
    expect(rejected).toEqual([]);
  });
});

/** A call of the dialect `native`, by what a rule may look at. */
type Shown = Omit<Required<Match>, 'dialect'>;
const shown: Shown = { service: 'pan-to-gst', key: 'one', session: 'a', subject: 'ABCDE1234F' };
const calls: [string, Shown][] = [
  ['all of it', shown],
  ['another service', { ...shown, service: 'pan-details' }],
  ['another key', { ...shown, key: 'other' }],
  ['another session', { ...shown, session: 'b' }],
  ['no session', { ...shown, session: '' }],
  ['another subject', { ...shown, subject: 'AAACN0000A' }],
];

/** Every set of the names that a rule may match, from none to all. */
const shapes = Array.from({ length: 2 ** matchNames.length }, (_, bits) =>
  matchNames.filter((_name, i) => (bits >> i) % 2 === 1),
);

describe('a match', () => {
  const app = testApp(keys);
  afterEach(() => manage(app, 'DELETE'));

  it.each(shapes.map((names) => [names.join(', ') || 'nothing', names] as const))('on %s', async (_name, names) => {
    const all = { ...shown, dialect: 'native' };
    await stand(app, '108', Object.fromEntries(names.map((name) => [name, all[name]])));
    for (const [name, call] of calls) {
      const secret = call.key === 'one' ? key : other;
      const headers = { 'X-API-Key': call.session ? `${secret}~${call.session}` : secret };
      const outcome = await meets(app, headers, `/${call.service}`, { pan_number: call.subject, consent: 'Y' });
      const fits = names.every((wanted) => wanted === 'dialect' || call[wanted] === shown[wanted]);
      expect([name, outcome.includes(';rule=')]).toEqual([name, fits]);
    }
  });

  it.each(dialects.map(({ name }) => name))('on the dialect %s is met in that one only', async (dialect) => {
    const id = await stand(app, '108', { dialect });
    for (const { name, prefix, keys: ways, phrases } of dialects) {
      const { path, method } = phrases.find((phrase) => !phrase.path.includes('{'))!;
      // Whatever is sent: a fault comes before validation.
      const response = await app.fetch(prefix + path, { method, headers: await ways[0]!.carry(key) });
      const met = response.headers.get('x-mock-outcome')!.endsWith(`by=rule;rule=${id}`);
      expect([name, met]).toEqual([name, name === dialect]);
    }
  });

  it('on a subject is told as the identifier is written', async () => {
    await stand(app, '108', { service: 'pan-to-gst', subject: ' abcde1234f ' });
    expect((await standing(app))[0]).toMatchObject({ match: { subject: 'ABCDE1234F' } });
    expect(await meets(app, {}, '/pan-to-gst', { pan_number: 'no-pan' })).toBe('102;by=validation');
  });

  it.each(services.map((service) => [service.name, service] as const))(
    'on the subject of %s',
    async (_name, service) => {
      const { id, field } = service.subject(service.input.parse(service.example));
      const ways = [
        id,
        id.toLowerCase(),
        ` ${id} `,
        `${id.slice(0, 4)} ${id.slice(4)}`,
        `${id.slice(0, 4)}-${id.slice(4)}`,
      ];
      const missed = [];
      for (const subject of ways.filter((way) => field.schema.safeParse(way).data === id)) {
        for (const match of [{ subject }, { subject, service: service.name }]) {
          const id = await stand(app, '104', match);
          const outcome = await meets(app, {}, service.path, { ...service.example, consent: 'Y' });
          if (outcome !== `104;by=rule;rule=${id}`) missed.push(match);
          await manage(app, 'DELETE');
        }
      }
      expect(missed).toEqual([]);
    },
  );

  it('on nothing is met whatever was sent', async () => {
    await stand(app, '104');
    for (const body of ['{', '[]', '{"pan_number":5}']) {
      expect((await app.post('/pan-to-gst', body)).headers.get('x-mock-outcome')).toMatch(/^104;by=rule/);
    }
    expect((await app.post('/pan-to-gst', known, { 'X-API-Key': 'wrong' })).status).toBe(401);
    expect((await app.fetch('/health')).status).toBe(200);
  });
});

describe('of several rules that fit', () => {
  /** The same for all, so that only what a rule names tells which goes first. */
  const seen = Object.fromEntries(matchNames.map((name) => [name, name])) as Seen;
  const doc = (id: string, names: readonly (keyof Match)[]): RuleDoc => ({
    ...{ kind: 'rule', id, session: '', at: 0 },
    body: { fault: '108', match: Object.fromEntries(names.map((name) => [name, name])) },
  });
  /** More names first, then the most telling one, then the next. */
  const goesFirst = (a: string[], b: string[]) => {
    if (a.length !== b.length) return a.length > b.length;
    const differ = matchNames.find((name) => a.includes(name) !== b.includes(name))!;
    return a.includes(differ);
  };

  const pairs = shapes.flatMap((a) => shapes.filter((b) => a !== b && goesFirst(a, b)).map((b) => [a, b]));

  it.each([
    ['first', (pair: string[][]) => pair],
    ['last', (pair: string[][]) => pair.toReversed()],
  ])('the most specific acts, though it came %s', (_when, order) => {
    const wrong = pairs.filter((pair) => {
      const index = createRuleIndex();
      for (const names of order(pair)) index.put(doc(names.join(' '), names as (keyof Match)[]));
      return index.find(seen)[0]!.id !== pair[0]!.join(' ');
    });
    expect(wrong.map(([a, b]) => `${b!.join(' and ')} before ${a!.join(' and ')}`)).toEqual([]);
  });

  it('none that names a session is met without one, whatever its name', async () => {
    const app = testApp(keys);
    const id = await stand(app, '108', { session: 'undefined' });
    expect(await meets(app)).toBe('101;by=world');
    expect(await meets(app, { 'X-API-Key': `${key}~undefined` })).toBe(`108;by=rule;rule=${id}`);
  });

  it('of these the newest, in the app as well', async () => {
    const app = testApp(keys);
    const headers = { 'X-API-Key': `${key}~a` };
    const matches: Match[] = [
      {},
      { dialect: 'native' },
      { service: 'pan-to-gst' },
      { key: 'one' },
      { session: 'a' },
      { subject: 'ABCDE1234F' },
      { service: 'pan-to-gst', dialect: 'native' },
      { subject: 'ABCDE1234F', service: 'pan-to-gst', session: 'a' },
    ];
    for (const match of matches) {
      for (const fault of ['104', '108']) {
        const id = await stand(app, fault, match);
        expect(await meets(app, headers)).toBe(`${fault};by=rule;rule=${id}`);
      }
    }
    for (const fault of ['105', '106']) await stand(app, fault);
    expect(await meets(app, headers)).toMatch(/^108;/);
    expect(await meets(app, headers, '/gst-details', { gstin: '27AAACM0000Z1Z7' })).toMatch(/^108;/);
  });
});

describe('of all that may decide', () => {
  it.each([
    ['the header', { 'X-Mock-Fault': '106' }, '?mock_fault=105', '106;by=header'],
    ['the query', {}, '?mock_fault=105', '105;by=query'],
    ['a header that asks for no rule', { 'X-Mock-Fault': 'none' }, '', '108;by=magic'],
    ['an empty header', { 'X-Mock-Fault': '' }, '', '108;by=magic'],
    ['a query that asks for no rule', {}, '?mock_fault=none', '108;by=magic'],
  ])('%s wins over a rule', async (_name, headers, query, outcome) => {
    const app = testApp();
    await stand(app, '104');
    expect(await meets(app, headers, `/pan-to-gst${query}`, { pan_number: 'ERROR0108X' })).toBe(outcome);
  });

  it.each([
    ['a magic identifier', 'ERROR0108X', '108;by=magic'],
    ['the world', 'ABCDE1234F', '101;by=world'],
    ['a record', 'AAACN0000A', '101;by=record'],
  ])('a rule wins over %s', async (_name, pan_number, outcome) => {
    const overrides = { find: (_service: string, id: string) => (id === 'AAACN0000A' ? { value: '27X' } : undefined) };
    const app = testApp({ ENVIRONMENT: 'production', ADMIN_KEY: 'admin-secret-key' }, { overrides });
    const admin = { 'X-Admin-Key': 'admin-secret-key' };
    const asked = await app.post('/__admin/rules', { fault: '104;times=1' }, admin);
    const { id } = await bodyOf(asked);
    expect(await meets(app, {}, '/pan-to-gst', { pan_number })).toBe(`104;by=rule;rule=${id}`);
    expect(await meets(app, {}, '/pan-to-gst', { pan_number })).toBe(outcome);
  });
});

describe('a rule with chance', () => {
  const drawn = Array.from({ length: 10 }, (_, n) => (seededUniform(7, n, 0) < 0.5 ? 108 : 101));
  it.each<[string, number[]]>([
    ['after=2', [101, 101, 108, 108, 108]],
    ['every=2', [101, 108, 101, 108, 101]],
    ['after=1;every=2;times=1', [101, 101, 108, 101, 101]],
    ['p=0', [101, 101, 101]],
    ['p=1', [108, 108, 108]],
    ['p=0.5;seed=7', drawn],
  ])('108;%s', async (chance, expected) => {
    const app = testApp();
    const id = await stand(app, `108;${chance}`);
    expect(await codes(app, expected.length)).toEqual(expected);
    const uses = expected.filter((code) => code === 108).length;
    expect(await standing(app)).toEqual(chance.includes('times') ? [] : [expect.objectContaining({ id, uses })]);
  });

  it.each([
    ['108;times=2', [108, 108, 101]],
    ['108;times=1, 104;times=2', [108, 104, 101]],
    ['108;p=1;times=1', [108, 101]],
  ])('is gone when it is used up: %s', async (fault, expected) => {
    const app = testApp();
    const id = await stand(app, fault);
    expect(await codes(app, expected.length)).toEqual(expected);
    expect(await standing(app)).toEqual([]);
    expect((await manage(app, 'GET', `/${id}`)).status).toBe(404);
  });

  it('stays while one of its faults is not used up', async () => {
    const app = testApp();
    await stand(app, '108;times=1, delay;ms=5');
    expect(await codes(app, 3)).toEqual([108, 101, 101]);
    expect([app.slept, (await standing(app))[0]!.uses]).toEqual([[5, 5, 5], 3]);
  });

  it('makes way for the next where it lets a call pass', async () => {
    const app = testApp();
    await stand(app, '104');
    await stand(app, '105;every=3', { service: 'pan-to-gst' });
    await stand(app, '108;times=1', { subject: 'ABCDE1234F' });
    expect(await codes(app, 6)).toEqual([108, 104, 104, 105, 104, 104]);
  });

  it('begins anew when it is set anew', async () => {
    const app = testApp();
    const first = await stand(app, '108;times=3');
    expect(await codes(app, 2)).toEqual([108, 108]);
    await manage(app, 'DELETE', `/${first}`);
    await stand(app, '108;times=3');
    expect(await codes(app, 4)).toEqual([108, 108, 108, 101]);
  });

  it('counts the calls of every key and session that it stands for', async () => {
    const app = testApp(keys);
    await stand(app, '108;times=2');
    const outcomes = [];
    for (const shown of [key, other, `${key}~a`]) outcomes.push((await meets(app, { 'X-API-Key': shown })).slice(0, 3));
    expect(outcomes).toEqual(['108', '108', '101']);
  });

  it.each([
    ['108;times=2', 2],
    ['108;every=100;times=3', 3],
    ['108;p=0.5;seed=7;times=20', 20],
  ])('is exact under 500 calls at once: %s', async (fault, expected) => {
    const app = testApp();
    await stand(app, fault);
    const outcomes = await Promise.all(Array.from({ length: 500 }, () => meets(app)));
    expect(outcomes.filter((outcome) => outcome.startsWith('108'))).toHaveLength(expected);
    expect(await standing(app)).toEqual([]);
  });
});

describe('very many rules', () => {
  it('of a thousand each is met by its own subject', async () => {
    const app = testApp();
    const pans = Array.from({ length: 1000 }, (_, i) => `AAAPA${String(i).padStart(4, '0')}Z`);
    const ids = [];
    for (const subject of pans) ids.push(await stand(app, '108', { subject }));
    for (const [i, pan_number] of pans.entries()) {
      if (i % 97 > 0) continue;
      expect(await meets(app, {}, '/pan-to-gst', { pan_number })).toBe(`108;by=rule;rule=${ids[i]}`);
    }
    expect(await meets(app)).toBe('101;by=world');
    expect(await bodyOf(await manage(app, 'DELETE'))).toEqual({ removed: 1000 });
    expect(await meets(app, {}, '/pan-to-gst', { pan_number: pans[0] })).toBe('103;by=world');
  });

  it('are refused beyond so many', async () => {
    const store = memoryStore(Date.now, defaultLimits);
    for (let i = 0; i < mostRules; i++) {
      store.standing.put({ ...{ kind: 'rule', id: `r-${i}`, session: '', at: 0 }, body: { fault: '108', match: {} } });
    }
    const app = testApp({}, { store });
    const response = await app.post('/__admin/rules', { fault: '104' });
    expect([response.status, (await bodyOf(response)).detail]).toEqual([400, expect.stringContaining('10000 rules')]);
    expect(await standing(app)).toHaveLength(mostRules);
  });
});

/** A refusal in the words of RFC 9457. */
async function problemOf(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = await bodyOf(response);
  expect(problem).toMatchObject({ type: 'about:blank', status: response.status });
  expect(problem.request_id).toBe(response.headers.get('x-request-id'));
  return problem;
}

describe('what is refused', () => {
  const app = testApp(keys);
  const rows: [string, unknown, number, RegExp][] = [
    ['an unknown fault', { fault: 'dely' }, 400, /^Unknown fault\. Use an outcome \(101 to 109\), .* none\.$/],
    ['a fault out of bounds', { fault: '108;p=2' }, 400, /^p must be a number from 0 to 1\.$/],
    ['a fault that is no text', { fault: 108 }, 400, /fault: .*string/],
    ['an empty fault', { fault: ' ' }, 400, /fault: must be a fault/],
    ['no fault', {}, 400, /fault: /],
    ['an unknown service', { fault: '108', match: { service: 'pan' } }, 400, /service is "pan"; allowed: pan-to-gst, /],
    ['an unknown dialect', { fault: '108', match: { dialect: 'x' } }, 400, /dialect is "x"; allowed: .*native/],
    ['an unknown key', { fault: '108', match: { key: 'x' } }, 400, /key is "x"; allowed: one, other\.$/],
    ['a key itself', { fault: '108', match: { key: other } }, 400, /allowed: one, other\.$/],
    ['a subject of no kind', { fault: '108', match: { subject: '' } }, 400, /subject is ""; allowed: PAN such as /],
    [
      'a subject of another kind',
      { fault: '108', match: { service: 'pan-to-gst', subject: 'x' } },
      400,
      /subject is "x"; allowed: PAN such as AAACN0000A\.$/,
    ],
    ['a session with a space', { fault: '108', match: { session: 'a b' } }, 400, /match\.session: .*letters, digits/],
    ['a subject that is no text', { fault: '108', match: { subject: 5 } }, 400, /match\.subject: .*string/],
    ['an unknown field', { fault: '108', times: 2 }, 400, /times.*allowed: fault, match, ttl_s, note/],
    ['an unknown field of the match', { fault: '108', match: { pan: 'x' } }, 400, /match: .*pan.*allowed: service, /],
    ['a match that is none', { fault: '108', match: 'all' }, 400, /match: .*object/],
    ['a time of nought', { fault: '108', ttl_s: 0 }, 400, /ttl_s: .*0\.001/],
    ['a time in words', { fault: '108', ttl_s: '10m' }, 400, /ttl_s: .*number/],
    ['a time without end', { fault: '108', ttl_s: 1e9 }, 400, /ttl_s: .*31536000/],
    ['a note that is too long', { fault: '108', note: 'x'.repeat(501) }, 400, /note: .*500/],
    ['an array', [{ fault: '108' }], 400, /body: .*object/],
    ['null', 'null', 400, /body: .*object/],
    ['malformed JSON', '{"fault":', 400, /JSON/],
    ['no body', '', 400, /empty|JSON|body/],
  ];
  it.each(rows)('%s', async (_name, body, status, detail) => {
    const response = await app.post('/__admin/rules', body);
    expect(response.status).toBe(status);
    expect((await problemOf(response)).detail).toMatch(detail);
    expect(await standing(app)).toEqual([]);
  });

  it.each([
    ['text', 'text/plain'],
    ['a form', 'application/x-www-form-urlencoded'],
    ['nothing', undefined],
  ])('a body that says that it is %s', async (_name, type) => {
    const response = await app.post('/__admin/rules', new TextEncoder().encode('{"fault":"108"}'), {
      'Content-Type': type,
    });
    expect(response.status).toBe(415);
    expect((await problemOf(response)).detail).toMatch(/application\/json/);
    expect(await standing(app)).toEqual([]);
  });

  it.each([
    ['a session that is none', 'GET', '?session=a%20b', 400, /session/],
    ['another query', 'GET', '?sesion=a', 400, /sesion.*allowed: session/],
    ['an unknown id', 'GET', '/r-0', 404, /No rule "r-0" stands/],
    ['an unknown id', 'DELETE', '/r-0', 404, /No rule "r-0" stands/],
    ['another method', 'PUT', '', 405, /GET/],
    ['another method of one', 'POST', '/r-0', 405, /GET/],
    ['another path', 'GET', '/r-0/uses', 404, /\/__admin\/rules\/r-0\/uses/],
  ])('%s: %s %s', async (_name, method, path, status, detail) => {
    const response = await manage(app, method, path);
    expect(response.status).toBe(status);
    expect((await problemOf(response)).detail).toMatch(detail);
    if (status === 405) expect(response.headers.get('allow')).toContain('GET');
  });
});

describe('the admin door', () => {
  const admin = 'admin-secret-key';
  const rows: [string, Record<string, string>, Record<string, string>, number][] = [
    ['the API key', {}, { 'X-API-Key': key }, 200],
    ['the API key as the admin key', {}, { 'X-Admin-Key': key }, 200],
    ['no key', {}, {}, 401],
    ['a wrong key', {}, { 'X-API-Key': 'wrong-secret-key' }, 401],
    ['the admin key', { ADMIN_KEY: admin }, { 'X-Admin-Key': admin }, 200],
    ['the admin key with a session', { ADMIN_KEY: admin }, { 'X-Admin-Key': `${admin}~a` }, 200],
    ['the API key where there is an admin key', { ADMIN_KEY: admin }, { 'X-API-Key': key }, 401],
    ['the admin key as an API key', { ADMIN_KEY: admin }, { 'X-API-Key': admin }, 401],
    ['a wrong admin key', { ADMIN_KEY: admin }, { 'X-Admin-Key': 'wrong-secret-key' }, 401],
    ['half an admin key', { ADMIN_KEY: admin }, { 'X-Admin-Key': admin.slice(0, -1) }, 401],
    ['the admin key, in production', { ENVIRONMENT: 'production', ADMIN_KEY: admin }, { 'X-Admin-Key': admin }, 200],
    ['the API key, in production', { ENVIRONMENT: 'production', ADMIN_KEY: admin }, { 'X-API-Key': key }, 401],
    ['no key, in production', { ENVIRONMENT: 'production', ADMIN_KEY: admin }, {}, 401],
  ];
  it.each(rows)('%s', async (_name, env, headers, status) => {
    const response = await manage(testApp(env), 'GET', '', headers);
    expect(response.status).toBe(status);
    if (status === 401)
      expect(await problemOf(response)).toMatchObject({ title: 'Invalid API key', code: 'UNAUTHORIZED' });
  });

  it('says what was wrong in production, too: who is in has the key', async () => {
    const app = testApp({ ENVIRONMENT: 'production', ADMIN_KEY: admin });
    const response = await app.post('/__admin/rules', { fault: '108', ttl_s: 0 }, { 'X-Admin-Key': admin });
    expect((await problemOf(response)).detail).toMatch(/ttl_s/);
  });

  it.each(['GET', 'POST', 'DELETE', 'OPTIONS'])('is not there in production without a key: %s', async (method) => {
    const { fetch } = testApp({ ENVIRONMENT: 'production' });
    const answers = [];
    for (const path of ['/__admin/rules', '/__admin', '/__admin/catalog', '/__nothing/rules']) {
      const response = await fetch(path, { method, headers: { 'X-API-Key': key, 'X-Request-Id': 'same' } });
      answers.push([response.status, [...response.headers], await response.text()]);
    }
    for (const answer of answers) expect(answer).toEqual(answers.at(-1));
    expect(answers[0]![0]).toBe(404);
  });
});

describe('FAULT_KEYS', () => {
  const limited = { ...keys, FAULT_KEYS: 'other' };
  it.each([
    ['a key that may not, by header', key, { 'X-Mock-Fault': '108' }, '', '102;by=fault'],
    ['a key that may not, by query', key, {}, '?mock_fault=108', '102;by=fault'],
    ['a key that may not, though it asks for none', key, { 'X-Mock-Fault': 'none' }, '', '102;by=fault'],
    ['a key that may, by header', other, { 'X-Mock-Fault': '108' }, '', '108;by=header'],
    ['a key that may, by query', other, {}, '?mock_fault=108', '108;by=query'],
    ['a key that asks for nothing', key, {}, '', '101;by=world'],
  ])('%s', async (_name, secret, headers, query, outcome) => {
    const app = testApp(limited);
    const response = await app.post(`/pan-to-gst${query}`, known, { 'X-API-Key': secret, ...headers });
    expect(response.headers.get('x-mock-outcome')).toBe(outcome);
    if (outcome.includes('by=fault')) {
      expect([response.status, (await bodyOf(response)).message]).toEqual([403, expect.stringContaining('FAULT_KEYS')]);
    }
  });

  it('leaves rules and magic identifiers to all', async () => {
    const app = testApp(limited);
    expect(await meets(app, {}, '/pan-to-gst', { pan_number: 'ERROR0104X' })).toBe('104;by=magic');
    const id = await stand(app, '108');
    expect(await meets(app)).toBe(`108;by=rule;rule=${id}`);
  });
});
