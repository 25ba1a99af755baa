import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Phrase } from '../app/dialect.ts';
import { readableLine } from '../app/readable-line.ts';
import { plainKey } from '../app/secrets.ts';
import { sha256 } from '../app/sha256.ts';
import { hmac, readToken, toBase64 } from '../app/token.ts';
import { dialects } from '../routes/index.ts';
import { bodyOf, json, key, testApp } from './support/app.ts';
import { exampleOf } from './support/bad-requests.ts';
import { carried, toFetch } from './support/carried.ts';
import { visit } from './support/console.ts';
import { inSession } from './support/journal.ts';

const known = { pan_number: 'ABCDE1234F' };
const adminKey = 'the-admin-key-9';

const isInJson = ({ carries, path }: Phrase) => carries === undefined && !path.includes('{');
const inJson = dialects.filter(({ phrases }) => phrases.some(isInJson));

/** As much as a body may hold. */
const deep = {
  arrays: '['.repeat(100_000),
  'arrays that end': `${'['.repeat(49_000)}${']'.repeat(49_000)}`,
  objects: '{"a":'.repeat(20_000),
  'objects that end': `${'{"a":'.repeat(16_000)}1${'}'.repeat(16_000)}`,
  'a password at the bottom': `${'{"a":'.repeat(16_000)}{"password":"s3cr3t"}${'}'.repeat(16_000)}`,
};

describe.each(Object.entries(deep))('a body of %s', (_name, body) => {
  it.each(inJson.map((dialect) => [dialect.name, dialect] as const))('is refused by %s', async (_dialect, dialect) => {
    const app = testApp();
    const phrase = dialect.phrases.find(isInJson)!;
    const request = await carried({ ...exampleOf(dialect, phrase), body }, dialect.keys[0]!, key);
    const response = await app.fetch(...toFetch(request));
    expect(response.headers.get('x-mock-outcome')).toBe('102;by=validation');
    expect(response.status).toBeLessThan(500);
  });

  it('is refused as a rule and as a record, and is no burden to the journal', async () => {
    const app = testApp();
    const put = { method: 'PUT', headers: { 'X-API-Key': key }, body };
    expect((await app.post('/__admin/rules', body)).status).toBe(400);
    expect((await app.fetch('/__admin/records/pan-to-gst/AAACX1111A', put)).status).toBe(400);
    await app.post('/pan-to-gst', body);
    const told = await app.fetch('/__admin/requests', { headers: { 'X-API-Key': key } });
    expect(told.status).toBe(200);
    expect(await told.text()).not.toContain('s3cr3t');
  });
});

it.each([
  ['in JSON that ends too soon', '{"a":{"b":1,"password":"s3cr3t"'],
  ['behind an object', '{"a":{"password":"s3cr3t","b":'],
  ['with an escape in its name', '{"a":[{"pass\\u0077ord":"s3cr3t"'],
  ['in an object that ends too soon', '{"a":1,"credentials":{"of":["s3cr3t","s3cr3t"],"b":"s3cr3t"'],
])('a password %s is not kept', async (_name, body) => {
  const app = testApp();
  await app.post('/pan-to-gst', body);
  const text = await (await app.fetch('/__admin/requests', { headers: { 'X-API-Key': key } })).text();
  expect([text.includes('s3cr3t'), text.includes('***')]).toEqual([false, true]);
});

describe('a body that is packed', () => {
  it.each(['gzip', 'br', 'deflate', 'x-gzip', 'gzip, gzip'])('as %s is not unpacked', async (encoding) => {
    const app = testApp();
    const body = gzipSync(JSON.stringify({ ...known, padding: ' '.repeat(90_000) }));
    const headers = { 'X-API-Key': key, ...json, 'Content-Encoding': encoding };
    expect((await app.fetch('/pan-to-gst', { method: 'POST', headers, body })).status).toBe(415);
  });
});

describe('a name of the language’s own', () => {
  const bodies = [
    '{"__proto__":{"polluted":1,"pan_number":"ABCDE1234F"}}',
    '{"constructor":{"prototype":{"polluted":1}}}',
    '{"pan_number":"ABCDE1234F","__proto__":{"consent":"N"},"toString":1,"hasOwnProperty":1}',
  ];
  it.each(bodies)('%s changes nothing but its own call', async (body) => {
    const app = testApp();
    await app.post('/pan-to-gst', body);
    await app.post('/__admin/rules', body);
    await app.post('/__admin/rules', `{"fault":"108;p=0","match":${body}}`);
    await app.fetch('/__admin/records/pan-to-gst/AAACX1111A', { method: 'PUT', headers: { 'X-API-Key': key }, body });
    await app.fetch('/pan-to-gst?__proto__[polluted]=1&constructor.prototype.polluted=1', {
      headers: { 'X-API-Key': key },
    });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect((await bodyOf(await app.post('/pan-to-gst', known))).internal_status_code).toBe(101);
  });
});

describe('a line’s end in what is logged', () => {
  const forged = '\r\n{"level":"info","msg":"forged"}\r\n';
  const encoded = encodeURIComponent(forged);
  const rows: [string, string, unknown, Record<string, string>][] = [
    ['a path', `/nowhere/${encoded}`, {}, {}],
    ['a path that is known', `/pan-to-gst?a=${encoded}`, known, {}],
    ['a fault in the query', `/pan-to-gst?mock_fault=${encodeURIComponent('108;\r\np=1')}`, known, {}],
    ['a field', '/pan-to-gst', { pan_number: forged }, {}],
    ['a name', '/company-search', { name: `MOCKWORKS${forged}` }, {}],
    ['the client’s reference', '/pan-to-gst', { ...known, client_ref: forged }, {}],
    ['a session', '/pan-to-gst', known, { 'X-API-Key': `${key}~a\\r\\nb` }],
    ['a request’s id', '/pan-to-gst', known, { 'X-Request-Id': 'a\\r\\nb' }],
    ['a traceparent', '/pan-to-gst', known, { traceparent: '00-a\u0085b-01' }],
  ];
  it.each(rows)('in %s makes no line of its own', async (_name, path, body, headers) => {
    const app = testApp();
    await app.post(path, body, headers);
    expect(app.lines.filter(({ msg }) => msg === 'forged')).toEqual([]);
    expect(app.lines).toHaveLength(1);
    // Nor at a terminal, where lines are written out.
    const shown = readableLine(`${JSON.stringify(app.lines[0])}\n`);
    expect(shown.trimEnd().split(/\r|\n|\u2028/)).toHaveLength(1);
  });
});

describe('who shows a wrong key', () => {
  const wrong = ['wrong-secret-key', key.slice(0, -1), `${key}x`, key.toUpperCase(), `x${key}`, adminKey, 'a'];

  it.each(dialects.map((dialect) => [dialect.name, dialect] as const))(
    'is told the same by %s, however near it is',
    async (_name, dialect) => {
      const app = testApp({ ENVIRONMENT: 'production', ADMIN_KEY: adminKey });
      const plain = exampleOf(dialect, dialect.phrases[0]!);
      // Some vendors' own ids are made of it.
      const request = { ...plain, headers: { ...plain.headers, 'X-Request-Id': 'same' } };
      const told = wrong.map(async (shown) => {
        const response = await app.fetch(...toFetch(await carried(request, dialect.keys[0]!, shown)));
        return `${response.status} ${response.headers.get('x-mock-outcome')} ${await response.text()}`;
      });
      expect(new Set(await Promise.all(told)).size).toBe(1);
      expect((await told[0])!).toMatch(/ 102;by=auth /);
    },
  );
});

describe('a token', () => {
  const now = 1_790_000_000_000;
  const keys = [plainKey('one', key)];
  const base64Url = (text: string) =>
    toBase64(new TextEncoder().encode(text)).replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_');
  const head = base64Url('{"alg":"HS256","typ":"JWT"}');
  const sign = async (payload: string, secret = key) => {
    const text = `${head}.${base64Url(payload)}`;
    const signature = toBase64(await hmac(sha256(secret), text))
      .replace(/=+$/, '')
      .replaceAll('+', '-')
      .replaceAll('/', '_');
    return `${text}.${signature}`;
  };

  it('that the key signed is known', async () => {
    expect(await readToken(await sign('{"exp":9e12,"session":"a"}'), keys, now)).toEqual({
      key: keys[0],
      session: 'a',
    });
  });

  it.each([
    ['null', 'null'],
    ['no JSON', '{'],
    ['no time', '{}'],
    ['a time in words', '{"exp":"9e12"}'],
    ['a session that is a list', '{"exp":9e12,"session":["a"]}'],
  ])('that the key signed around %s is none', async (_name, payload) => {
    expect(await readToken(await sign(payload), keys, now)).toBeUndefined();
  });

  it.each([
    ['another key signed', () => sign('{"exp":9e12}', 'another-key-123')],
    ['nobody signed', async () => `${head}.${base64Url('{"exp":9e12}')}.`],
    ['says that it needs no signature', async () => `${base64Url('{"alg":"none"}')}.${base64Url('{"exp":9e12}')}.`],
    ['is one sign too long', async () => `${await sign('{"exp":9e12}')}A`],
  ])('that %s is none', async (_name, token) => {
    expect(await readToken(await token(), keys, now)).toBeUndefined();
  });
});

it('no key stands in the log, the journal, the metrics or the document, wherever it was sent', async () => {
  const app = testApp({ ENVIRONMENT: 'production', ADMIN_KEY: adminKey, METRICS: 'prometheus' });
  const admin = { 'X-Admin-Key': adminKey };
  await app.post(`/pan-to-gst?key=${key}`, { ...known, client_ref: key, note: adminKey });
  await app.post(`/${key}/${adminKey}`, `"${key}`, { 'X-API-Key': `${key}x`, Authorization: `Bearer ${adminKey}` });
  await app.post('/pan-to-gst', known, inSession('s'));
  await app.post('/__admin/rules', { fault: key }, admin);
  const pages = ['/metrics', '/openapi.json', '/__admin/requests', '/__admin/rules', '/readyz'];
  const told = await Promise.all(pages.map(async (path) => (await app.fetch(path, { headers: admin })).text()));
  const all = [...told, JSON.stringify(app.lines)].join('\n');
  expect(all).not.toContain(key);
  expect(all).not.toContain(adminKey);
});

describe('a request’s id', () => {
  const hash = createHash('sha256').update(key).digest('hex');
  const settings = { plain: key, hashed: `sha256~${hash}` };
  const rows = Object.entries(settings).flatMap(([how, API_KEYS]) =>
    [
      ['a key', key, false],
      ['a key among others', `order=${key}`, false],
      ['the admin’s key', adminKey, false],
      ['nothing of the kind', 'order-4711', true],
    ].map(([what, id, kept]) => [what as string, how, API_KEYS, id as string, kept as boolean] as const),
  );
  it.each(rows)('that is %s stands nowhere, the key being given %s', async (_what, _how, API_KEYS, id, kept) => {
    const app = testApp({ API_KEYS, ADMIN_KEY: adminKey });
    const response = await app.post('/pan-to-gst', known, { 'X-Request-Id': id });
    const told = response.headers.get('x-request-id');
    expect(told === id).toBe(kept);
    if (!kept) expect(told).toMatch(/^[0-9a-f-]{36}$/);
    expect(app.lines[0]!.id).toBe(told);
    const entries = await bodyOf(await app.fetch('/__admin/requests', { headers: { 'X-Admin-Key': adminKey } }));
    expect(entries.requests[0].request_id).toBe(told);
  });
});

it('the console asks nobody but this app, whatever it is told to ask', async () => {
  const { send } = await visit();
  const asked: unknown[] = [];
  const before = globalThis.fetch;
  globalThis.fetch = (async (...all: unknown[]) => {
    asked.push(all);
    throw new Error('nobody is asked');
  }) as typeof fetch;
  try {
    const elsewhere = 'http://169.254.169.254/latest/meta-data/';
    for (const path of ['/console/send', '/console/live/again', '/console/try/send', '/try/send']) {
      await send(path, { vendor: elsewhere, endpoint: elsewhere, about: elsewhere, open: elsewhere, key: elsewhere });
    }
  } finally {
    globalThis.fetch = before;
  }
  expect(asked).toEqual([]);
});

it.each(['SECURITY.md', 'deploy/FAILURES.md'])('%s names tests that are there', (page) => {
  const cells = [...readFileSync(page, 'utf8').matchAll(/`(tests\/[\w/.-]+)`: ("[^"]+"(?:, "[^"]+")*)/g)];
  const named = cells.flatMap(([, file, titles]) =>
    [...titles!.matchAll(/"([^"]+)"/g)].map(([, title]) => [file!, title!]),
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(([file, title]) => !readFileSync(file!, 'utf8').includes(title!))).toEqual([]);
});
