import { describe, expect, it } from 'vitest';
import { kinds } from '../app/faults/kinds.ts';
import { outcomeByCode, outcomes } from '../app/outcomes.ts';
import { createSleep } from '../app/sleep.ts';
import { memoryStore } from '../app/store/memory/store.ts';
import { services } from '../routes/services.ts';
import { nativeDialect, vendors } from '../routes/vendors.ts';
import { json, key, testApp } from './support/app.ts';
import { meteredApp, parseMetrics } from './support/metrics.ts';

const pan = { pan_number: 'ABCDE1234F' };
const fault = (text: string) => ({ 'X-Mock-Fault': text });
const told = (more: object) => ({ service: 'pan-to-gst', dialect: 'native', outcome: '101', status: '200', ...more });

/** Others draw their dashboards on these. */
const ours = {
  namuna_requests_total: 'counter',
  namuna_request_duration_seconds: 'histogram',
  namuna_requests_in_flight: 'gauge',
  namuna_requests_held: 'gauge',
  namuna_faults_total: 'counter',
  namuna_held_overflow_total: 'counter',
  namuna_journal_entries: 'gauge',
  namuna_journal_bytes: 'gauge',
  namuna_store_round_trips_total: 'counter',
};

describe('/metrics', () => {
  it('does not exist unless it is switched on', async () => {
    for (const METRICS of ['', 'emf']) {
      const app = testApp({ METRICS });
      const response = await app.fetch('/metrics');
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: 'UNKNOWN_PATH' });
      expect(app.lines).toHaveLength(1);
    }
  });

  it('tells our series by their names, and those of Node without a prefix', async () => {
    const { types } = await meteredApp().scrape();
    const named = Object.fromEntries([...types].filter(([name]) => name.startsWith('namuna_')));
    expect(named).toEqual(ours);
    expect([...types.keys()]).toEqual(
      expect.arrayContaining([
        'nodejs_eventloop_lag_p99_seconds',
        'process_resident_memory_bytes',
        'nodejs_version_info',
      ]),
    );
    for (const name of types.keys()) expect(name).toMatch(/^(?:namuna|nodejs|process)_/);
  });

  it('stands by itself: one app counts nothing of another', async () => {
    const [one, other] = [meteredApp(), meteredApp()];
    await one.post('/pan-to-gst', pan);
    expect((await one.scrape()).value('namuna_requests_total', told({}))).toBe(1);
    expect((await other.scrape()).value('namuna_requests_total', told({}))).toBeUndefined();
  });

  it('is OpenMetrics for who asks for that, and stays what it was for who does not', async () => {
    const app = meteredApp();
    await app.post('/pan-to-gst', pan, fault('delay;ms=1'));
    // As Prometheus asks.
    const Accept = 'application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.1';
    const asked = [{}, { Accept }, {}, { Accept }, { Accept: 'text/html' }, { Accept: 'text/plain' }];
    const answers = await Promise.all(asked.map((headers) => app.fetch('/metrics', { headers })));
    for (const [i, answer] of answers.entries()) {
      const open = i === 1 || i === 3;
      const type = open ? 'application/openmetrics-text; version=1.0.0' : 'text/plain; version=0.0.4';
      expect(answer.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
      const { types, value } = parseMetrics(await answer.text(), { open });
      expect(types.get(open ? 'namuna_faults' : 'namuna_faults_total')).toBe('counter');
      expect(value('namuna_faults_total', { kind: 'delay' })).toBe(1);
    }
  });

  it('takes GET and HEAD', async () => {
    const app = meteredApp();
    expect((await app.fetch('/metrics', { method: 'HEAD' })).status).toBe(200);
    const posted = await app.post('/metrics', {});
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET']);
  });

  it('is no call: it is not counted, and logged only for who debugs or is refused', async () => {
    const app = meteredApp({ ADMIN_KEY: 'an-admin-secret' });
    const headers = { 'X-Admin-Key': 'an-admin-secret' };
    for (const path of ['/metrics', '/health', '/readyz', '/openapi.json', '/__admin/rules']) {
      expect((await app.fetch(path, { headers })).status, path).toBe(200);
    }
    const { samples } = parseMetrics(await (await app.fetch('/metrics', { headers })).text());
    expect(samples.filter(({ name }) => name.startsWith('namuna_request'))).toEqual([
      { name: 'namuna_requests_in_flight', labels: {}, value: 0 },
      { name: 'namuna_requests_held', labels: {}, value: 0 },
    ]);
    expect(app.lines.map(({ path }) => path)).not.toContain('/metrics');
    await app.fetch('/metrics');
    expect(app.lines.at(-1)).toMatchObject({ path: '/metrics', status: 401 });
  });

  it('says where it cannot be', async () => {
    const response = await testApp({ METRICS: 'prometheus' }).fetch('/metrics');
    expect(response.status).toBe(501);
    expect(await response.json()).toMatchObject({ message: expect.stringContaining('on Node only') });
  });

  it('is in no document', async () => {
    expect(await (await meteredApp().fetch('/openapi.json')).text()).not.toContain('/metrics');
  });
});

describe('where there is an admin key', () => {
  const app = meteredApp({ ADMIN_KEY: 'an-admin-secret', ENVIRONMENT: 'production' });

  it.each([
    ['none', {}, 401],
    ['the admin key', { 'X-Admin-Key': 'an-admin-secret' }, 200],
    ['the admin key as Prometheus sends it', { Authorization: 'Bearer an-admin-secret' }, 200],
    ['another', { 'X-Admin-Key': 'another-secret-' }, 401],
    ['another as Prometheus sends it', { Authorization: 'Bearer an-admin-secret2' }, 401],
    ['an API key', { 'X-Admin-Key': key }, 401],
    ['an API key where it belongs', { 'X-API-Key': key }, 401],
    ['a password', { Authorization: 'Basic YW46YWRtaW4=' }, 401],
  ])('/metrics wants it: %s', async (_name, headers, status) => {
    const response = await app.fetch('/metrics', { headers: headers as Record<string, string> });
    expect(response.status).toBe(status);
    if (status === 401) expect(await response.text()).not.toContain('namuna_');
  });
});

describe('a call is counted by service, dialect, outcome and status', () => {
  const karza = { 'x-karza-key': key, 'X-API-Key': undefined };
  it.each([
    ['a success', '/pan-to-gst', pan, {}, {}],
    ['a miss', '/pan-to-gst', { pan_number: 'ERROR0103X' }, {}, { outcome: '103', status: '404' }],
    ['a stranger', '/pan-to-gst', pan, { 'X-API-Key': 'not-a-key' }, { outcome: '102', status: '401' }],
    ['one that is not valid', '/pan-to-gst', {}, {}, { outcome: '102', status: '400' }],
    ['an HTTP error', '/pan-to-gst', pan, fault('429'), { outcome: '104', status: '429' }],
    [
      'a vendor',
      '/karza/v2/pan',
      { pan: 'ABCDE1234F', consent: 'Y' },
      karza,
      { service: 'pan-details', dialect: 'karza' },
    ],
    ['an unknown path', '/nowhere', {}, {}, { service: 'none', outcome: '107', status: '404' }],
    [
      "a vendor's unknown path",
      '/karza/nowhere',
      {},
      karza,
      { service: 'none', dialect: 'karza', outcome: '107', status: '403' },
    ],
  ] as [string, string, object, Record<string, string | undefined>, object][])(
    '%s',
    async (_name, path, body, headers, more) => {
      const app = meteredApp();
      const response = await app.post(path, body, headers);
      const { samples, value } = await app.scrape();
      const counted = samples.filter(({ name }) => name === 'namuna_requests_total');
      expect(counted.map(({ labels }) => labels)).toEqual([told(more)]);
      const { service, dialect, status } = told(more);
      expect(response.status).toBe(Number(status));
      expect(value('namuna_requests_total', told(more))).toBe(1);
      expect(value('namuna_request_duration_seconds_count', { service, dialect })).toBe(1);
    },
  );

  it('and each call once', async () => {
    const app = meteredApp();
    for (let i = 0; i < 7; i++) await app.post('/pan-to-gst', pan);
    await app.post('/pan-to-gst', pan, fault('108'));
    const { value } = await app.scrape();
    expect(value('namuna_requests_total', told({}))).toBe(7);
    expect(value('namuna_requests_total', told({ outcome: '108', status: '500' }))).toBe(1);
  });
});

it('the time of a call falls into its bucket, forced delays with it', async () => {
  let now = 1_790_000_000_000;
  const sleep = async (ms: number) => {
    now += ms;
  };
  const app = meteredApp({}, { now: () => now, sleep });
  for (const ms of ['delay;ms=800', 'delay;ms=290000']) await app.post('/pan-to-gst', pan, fault(ms));
  const { samples, value } = await app.scrape();
  const of = { service: 'pan-to-gst', dialect: 'native' };
  const upTo = (le: string) => value('namuna_request_duration_seconds_bucket', { ...of, le });
  expect(['0.0005', '0.5', '1', '120', '300', '+Inf'].map(upTo)).toEqual([0, 0, 1, 1, 2, 2]);
  expect(value('namuna_request_duration_seconds_sum', of)).toBeCloseTo(290.8);
  expect(samples.filter(({ name }) => name === 'namuna_request_duration_seconds_bucket')).toHaveLength(19);
});

it('calls that wait are in flight and held, until they are answered', async () => {
  const closing = new AbortController();
  const app = meteredApp({ LOG_LEVEL: 'silent' }, { sleep: createSleep(closing.signal), now: Date.now });
  const waiting = Array.from({ length: 3 }, () => app.post('/pan-to-gst', pan, fault('delay;ms=60000')));
  const counts = async () => {
    const { value } = await app.scrape();
    return [value('namuna_requests_in_flight'), value('namuna_requests_held')];
  };
  await expect.poll(counts).toEqual([3, 3]);
  closing.abort();
  await Promise.all(waiting);
  expect(await counts()).toEqual([0, 0]);
});

describe('faults that act are counted by kind', () => {
  it.each([
    ['by header', fault('delay;ms=1, 503;retry-after=2'), pan, { delay: 1, '503': 1 }],
    ['by magic', {}, { pan_number: 'ERROR0108X' }, { '108': 1 }],
    ['of one kind twice', fault('delay;ms=1, delay;ms=2'), pan, { delay: 2 }],
    ['written otherwise', fault(' delay; ms=1 '), pan, { delay: 1 }],
    ['that chance passes over', fault('108;p=0'), pan, {}],
    ['that are none', fault('none'), pan, {}],
    ['that are refused', fault('dely;ms=1'), pan, {}],
    ['that this runtime cannot do', fault('reset'), pan, {}],
  ])('%s', async (_name, headers, body, counted) => {
    const app = meteredApp();
    await app.post('/pan-to-gst', body, headers as Record<string, string>);
    const samples = (await app.scrape()).samples.filter(({ name }) => name === 'namuna_faults_total');
    expect(Object.fromEntries(samples.map(({ labels, value }) => [labels.kind, value]))).toEqual(counted);
  });

  it('by a rule, as often as it acts', async () => {
    const app = meteredApp();
    await app.post('/__admin/rules', { fault: '108;times=2' });
    for (let i = 0; i < 4; i++) await app.post('/pan-to-gst', pan);
    expect((await app.scrape()).value('namuna_faults_total', { kind: '108' })).toBe(2);
  });
});

it('calls beyond those that may be held are counted', async () => {
  const app = meteredApp({ MAX_HELD: '0' });
  expect((await app.scrape()).value('namuna_held_overflow_total')).toBe(0);
  for (const text of ['delay;ms=5', 'drip', '108']) await app.post('/pan-to-gst', pan, fault(text));
  const { value } = await app.scrape();
  expect(value('namuna_held_overflow_total')).toBe(2);
  expect(value('namuna_requests_total', told({ outcome: '108', status: '503' }))).toBe(2);
});

describe('the journal', () => {
  it('tells how many calls it keeps, and their bytes', async () => {
    const app = meteredApp({ JOURNAL_SIZE: '5' });
    const size = async () => {
      const { value } = await app.scrape();
      return { entries: value('namuna_journal_entries')!, bytes: value('namuna_journal_bytes')! };
    };
    expect(await size()).toEqual({ entries: 0, bytes: 0 });
    await app.post('/pan-to-gst', pan);
    const { entries, bytes } = await size();
    expect(entries).toBe(1);
    for (let i = 0; i < 7; i++) await app.post('/pan-to-gst', pan);
    expect(await size()).toEqual({ entries: 5, bytes: 5 * bytes });
    await app.fetch('/__admin/requests', { method: 'DELETE', headers: { 'X-API-Key': key } });
    expect(await size()).toEqual({ entries: 0, bytes: 0 });
  });

  it('is empty where it is switched off', async () => {
    const app = meteredApp({ JOURNAL_SIZE: '0' });
    await app.post('/pan-to-gst', pan);
    expect((await app.scrape()).value('namuna_journal_entries')).toBe(0);
  });

  it('has no size while its store is out of reach, which harms no scrape', async () => {
    let reached = false;
    const store = memoryStore();
    const { size } = store.journal;
    store.journal.size = async () => (reached ? size() : Promise.reject(new Error('out of reach')));
    const app = meteredApp({}, { store });
    await app.post('/pan-to-gst', pan);
    const { types, value } = await app.scrape();
    expect(types.has('namuna_journal_entries')).toBe(true);
    expect([value('namuna_journal_entries'), value('namuna_journal_bytes')]).toEqual([undefined, undefined]);
    expect(value('namuna_requests_total', told({}))).toBe(1);
    reached = true;
    expect((await app.scrape()).value('namuna_journal_entries')).toBe(1);
  });
});

it('a store in this process makes no round trips', async () => {
  const app = meteredApp();
  await app.post('/pan-to-gst', pan, fault('108;times=2'));
  expect((await app.scrape()).value('namuna_store_round_trips_total')).toBe(0);
});

describe('what callers send', () => {
  const odd = ['"', '\\', '\n', '{', 'é', '__proto__', 'constructor', ' '];
  const app = meteredApp({ LOG_LEVEL: 'silent', JOURNAL_SIZE: '0' });
  const series = async () => {
    const { samples } = await app.scrape();
    const own = samples.filter(({ name }) => name.startsWith('namuna_'));
    return own.map(({ name, labels }) => JSON.stringify([name, labels]));
  };
  const hit = async (i: number) => {
    const tail = `${i}${odd[i % odd.length]}`;
    await app.post(`/nowhere/${encodeURIComponent(tail)}`, {});
    await app.post('/pan-to-gst', { pan_number: `NOBOD${i}` });
    const headers = { 'X-Request-Id': `id-${i}`, 'X-API-Key': `${key}~s-${i}` };
    await app.post(`/pan-to-gst?a=${i}`, pan, { ...headers, ...fault(`delay;ms=${i % 1000}`) });
    await app.post('/karza/nowhere', {}, { 'X-API-Key': `stranger-${tail.codePointAt(0)}-${i}` });
    await app.fetch(`/${i}`, { method: i % 2 ? 'PURGE' : 'DELETE', headers: json });
  };

  it('makes no series: ten thousand other paths, subjects, keys, sessions and ids', async () => {
    for (let i = 0; i < odd.length; i++) await hit(i);
    const before = await series();
    for (let i = odd.length; i < 2000; i++) await hit(i);
    expect(await series()).toEqual(before);
  }, 60_000);

  it('gives no label a value that is not declared', async () => {
    await hit(1);
    const declared = new Map<string, unknown[]>([
      ['service', ['none', ...services.map(({ name }) => name)]],
      ['dialect', [nativeDialect, ...vendors].map(({ name }) => name)],
      ['kind', [...kinds.keys()]],
      ['outcome', [...outcomeByCode.keys()].map(String)],
      ['status', Object.values(outcomes).map(({ http }) => String(http))],
    ]);
    const { samples } = await app.scrape();
    const labels = samples.filter(({ name }) => name.startsWith('namuna_')).map(({ labels }) => labels);
    const given = labels.flatMap(({ le: _le, ...more }) => Object.entries(more));
    expect(new Set(given.map(([label]) => label))).toEqual(new Set(declared.keys()));
    for (const [label, value] of given) expect(declared.get(label), label).toContain(value);
  });
});
