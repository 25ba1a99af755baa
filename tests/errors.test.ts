import { HTTPException } from 'hono/http-exception';
import { describe, expect, it } from 'vitest';
import { outcomes } from '../app/outcomes.ts';
import { writtenWorld } from '../data/written.ts';
import { bodyOf, key, testApp } from './support/app.ts';

const secretPan = 'QQQPQ1111Q';
const broken = {
  world: {
    ...writtenWorld(),
    find(): never {
      throw new TypeError('cannot read /srv/secret/path of zod', { cause: new Error('the disk') });
    },
  },
};

/** Every kind of error, as a request that brings it about. */
const kinds: [string, string, RequestInit & { headers?: Record<string, string> }][] = [
  ['no key', '/pan-to-gst', { headers: { 'X-API-Key': 'a-wrong-key' } }],
  ['a field of the wrong shape', '/pan-to-gst', { body: '{"pan_number":"Q-Q-1111"}' }],
  ['malformed JSON', '/pan-to-gst', { body: '{"pan_number":"Q-Q-1111' }],
  ['an unknown subject', '/gst-details', { body: `{"gstin":"27${secretPan}1Z5"}` }],
  ['missing consent', '/pan-to-gst', { body: `{"pan_number":"${secretPan}","consent":"Q-Q-1111"}` }],
  ['a media type', '/pan-to-gst', { headers: { 'Content-Type': 'text/Q-Q-1111' }, body: 'x' }],
  ['a large body', '/pan-to-gst', { body: `"${'Q-Q-1111'.repeat(20_000)}"` }],
  ['an unknown fault', '/pan-to-gst', { headers: { 'X-Mock-Fault': 'Q-Q-1111' } }],
  ['a forced outcome', '/pan-to-gst', { headers: { 'X-Mock-Fault': '106' } }],
  ['a forced HTTP error', '/pan-to-gst', { headers: { 'X-Mock-Fault': '502' } }],
  ['an unknown path', `/nowhere/${secretPan}`, {}],
  ['a wrong method', '/pan-to-gst', { method: 'DELETE' }],
  ['an exception', '/pan-to-gst', { body: `{"pan_number":"${secretPan}"}` }],
];

const leaks =
  /\bat .*:\d+|node_modules|\/srv\/|\.ts\b|zod|hono|pino|TypeError|SyntaxError|JSON at|Q-Q-1111|QQQPQ1111Q|pan_number/i;

async function provoke(environment: string, path: string, { headers, ...init }: RequestInit & { headers?: object }) {
  const app = testApp({ ENVIRONMENT: environment }, broken);
  const base = { 'X-API-Key': key, 'Content-Type': 'application/json' };
  const response = await app.fetch(path, {
    method: 'POST',
    body: '{"pan_number":"ABCDE1234F"}',
    ...init,
    headers: { ...base, ...headers },
  });
  return { response, text: await response.clone().text(), body: await bodyOf(response), lines: app.lines };
}

describe.each(kinds)('%s', (name, path, init) => {
  it('in production says what the table says, and nothing else', async () => {
    const { response, text, body } = await provoke('production', path, init);
    expect(Object.keys(body)).toEqual(['status', 'internal_status_code', 'code', 'message', 'request_id']);
    const row = outcomes[body.code.toLowerCase() as keyof typeof outcomes];
    expect([response.status, body.internal_status_code]).toEqual([row.http, row.code]);
    expect(text).not.toMatch(leaks);
    if (name !== 'an unknown fault') expect(body.message).toBe(row.message);
    else expect(body.message).toContain('Use an outcome (101 to 109)');
  });

  it('in development says what was wrong, unless it was asked for', async () => {
    const { body } = await provoke('development', path, init);
    if (name.startsWith('a forced')) expect(body.detail).toBeUndefined();
    else expect(body.detail.problem).toMatch(/\w/);
  });
});

describe('an exception', () => {
  const request = { body: `{"pan_number":"${secretPan}"}` };

  it('is generic in production', async () => {
    const { response, body } = await provoke('production', '/pan-to-gst', request);
    expect(response.status).toBe(500);
    expect(body).toMatchObject({
      internal_status_code: 108,
      code: 'INTERNAL_SERVER_ERROR',
      message: 'An unexpected error occurred. Please try again later.',
    });
  });

  it('gives its name, message and stack in development', async () => {
    const { body } = await provoke('development', '/pan-to-gst', request);
    expect(body.detail).toMatchObject({ name: 'TypeError', message: 'cannot read /srv/secret/path of zod' });
    expect(body.detail.stack).toContain('errors.test.ts');
  });

  it.each(['production', 'development'])(
    'is logged in full, under the id that the client was given, in %s',
    async (environment) => {
      const { body, lines } = await provoke(environment, '/pan-to-gst', request);
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatchObject({ level: 'error', id: body.request_id, status: 500 });
      expect(lines[0]!.err).toMatchObject({ type: 'TypeError', cause: { message: 'the disk' } });
    },
  );
});

describe('what is thrown', () => {
  const thrown = async (what: unknown) => {
    const find = () => {
      throw what;
    };
    const { post, lines } = testApp({}, { world: { ...writtenWorld(), find } });
    const response = await post('/pan-to-gst', { pan_number: 'ABCDE1234F' });
    return { body: await bodyOf(response), status: response.status, lines };
  };

  it.each([
    ['an error of a class of its own', new RangeError('too far'), { name: 'RangeError', message: 'too far' }],
    ['an error that has a status of its own', Object.assign(new Error('odd'), { status: 404 }), { message: 'odd' }],
    ['an HTTP error that no row has', new HTTPException(418, { message: 'teapot' }), { message: 'teapot' }],
  ])('and is %s is a 500 that says so', async (_what, what, detail) => {
    const { body, status } = await thrown(what);
    expect([status, body.code]).toEqual([500, 'INTERNAL_SERVER_ERROR']);
    expect(body.detail).toMatchObject(detail);
  });

  it('and is an HTTP error of the table is that one', async () => {
    const { body, status } = await thrown(new HTTPException(415, { message: 'odd type' }));
    expect([status, body.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    expect(body.detail.problem).toBe('odd type. Send application/json.');
    const other = await thrown(new HTTPException(409, { message: 'odd' }));
    expect([other.status, other.body.detail.problem]).toEqual([409, 'odd']);
  });
});

describe('development', () => {
  it('names the field, the problem and an example', async () => {
    const { body } = await provoke('development', '/pan-to-gst', { body: '{"pan_number":"ABC"}' });
    expect(body.detail.fields).toEqual([
      { field: 'pan_number', problem: 'is no PAN: five letters, four digits, a letter', example: 'AAACN0000A' },
    ]);
  });

  it('says which fault was given', async () => {
    const { body } = await provoke('development', '/pan-to-gst', { headers: { 'X-Mock-Fault': 'dely' } });
    expect(body.detail).toMatchObject({ problem: 'Unknown fault "dely".', given: 'dely' });
  });

  it('holds every answer against its declared shape', async () => {
    const world = { ...writtenWorld(), find: () => ({ registrations: [{ gstin: 'no gstin' }] }) as never };
    const app = testApp({}, { world });
    expect((await app.post('/pan-to-gst', { pan_number: 'AAACN0000A' })).status).toBe(500);
  });
});
