import { describe, expect, it } from 'vitest';
import { wholeWorld } from '../data/whole.ts';
import { bodyOf, key, testApp } from './support/app.ts';

const { fetch, post, slept } = testApp();
const known = { pan_number: 'ABCDE1234F' };

describe('the answer', () => {
  it('trims and upper-cases, and has no other field', async () => {
    const response = await post('/pan-to-gst', { pan_number: ' abcde1234f ' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('{"status":"success","internal_status_code":101,"value":"22ABCDE1234F1Z5"}');
  });

  it('returns client_ref in a header, on a refusal too', async () => {
    for (const pan_number of ['ABCDE1234F', 'QQQPQ1111Q', 'ERROR0108X']) {
      const response = await post('/pan-to-gst', { pan_number, client_ref: 'loan 4711' });
      expect(response.headers.get('x-client-ref')).toBe('loan 4711');
    }
  });
});

describe('several registrations', () => {
  const rows: [string, object, number, number][] = [
    ['several states', { pan_number: 'AAACM0000Z' }, 409, 106],
    ['a state picks one', { pan_number: 'AAACM0000Z', state: '29' }, 200, 101],
    ['a state without one', { pan_number: 'AAACM0000Z', state: '33' }, 404, 103],
    ['more than twenty', { pan_number: 'AAACK0000B' }, 422, 109],
    ['one of more than twenty', { pan_number: 'AAACK0000B', state: '27' }, 200, 101],
    ['a state that is none', { pan_number: 'AAACM0000Z', state: '66' }, 400, 102],
    ['a holder without any', { pan_number: 'AAACA0000J' }, 404, 103],
  ];
  it.each(rows)('%s', async (_name, body, status, code) => {
    const response = await post('/pan-to-gst', body);
    expect([response.status, (await bodyOf(response)).internal_status_code]).toEqual([status, code]);
  });
});

describe('what is refused', () => {
  const good = JSON.stringify(known);
  const rows: [string, RequestInit & { headers?: Record<string, string> }, number, number][] = [
    ['no key', { body: good, headers: { 'Content-Type': 'application/json' } }, 401, 102],
    ['a wrong key', { body: good, headers: { 'X-API-Key': 'wrong' } }, 401, 102],
    ['no key and a broken body', { body: '{', headers: { 'Content-Type': 'text/plain' } }, 401, 102],
    ['a fault without a key', { body: good, headers: { 'X-Mock-Fault': '108' } }, 401, 102],
    ['a short PAN', { body: '{"pan_number":"ABC"}' }, 400, 102],
    ['no field', { body: '{}' }, 400, 102],
    ['an array', { body: '[]' }, 400, 102],
    ['null', { body: 'null' }, 400, 102],
    ['a number for a PAN', { body: '{"pan_number":5}' }, 400, 102],
    ['malformed JSON', { body: '{"pan_number":' }, 400, 102],
    ['an empty body', { body: '' }, 400, 102],
    ['plain text', { body: good, headers: { 'Content-Type': 'text/plain' } }, 415, 102],
    ['no content type', { body: new TextEncoder().encode(good) }, 415, 102],
    ['an encoded body', { body: good, headers: { 'Content-Encoding': 'gzip' } }, 415, 102],
    ['a body over the limit', { body: `"${'x'.repeat(100_000)}"` }, 413, 102],
    ['a declared length over the limit', { body: good, headers: { 'Content-Length': '100001' } }, 413, 102],
    ['consent that is not Y', { body: '{"pan_number":"ABCDE1234F","consent":"N"}' }, 403, 105],
    ['a client_ref that no header holds', { body: '{"pan_number":"ABCDE1234F","client_ref":"\\n"}' }, 400, 102],
    ['an unknown PAN', { body: '{"pan_number":"QQQPQ1111Q"}' }, 404, 103],
  ];
  it.each(rows)('%s', async (name, { headers = {}, body }, status, code) => {
    const type = name === 'no content type' ? {} : { 'Content-Type': 'application/json' };
    const auth = status === 401 ? {} : { 'X-API-Key': key };
    const response = await fetch('/pan-to-gst', {
      method: 'POST',
      body: body!,
      headers: { ...type, ...auth, ...headers },
    });
    const answer = await bodyOf(response);
    expect([response.status, answer.internal_status_code, answer.status]).toEqual([status, code, 'error']);
    if (status === 401) expect(answer.message).toBe('Invalid API key');
  });

  it('a chunked body over the limit', async () => {
    const chunk = new TextEncoder().encode('x'.repeat(10_000));
    const body = new ReadableStream({ pull: (controller) => controller.enqueue(chunk) });
    const headers = { 'X-API-Key': key, 'Content-Type': 'application/json' };
    const response = await fetch('/pan-to-gst', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
    expect(response.status).toBe(413);
  });

  it.each([
    ['GET', '/nowhere', 404],
    ['POST', '/pan-to-gst/', 404],
    ['GET', '/pan-to-gst', 405],
    ['DELETE', '/pan-to-gst', 405],
    ['OPTIONS', '/gst-details', 405],
  ])('%s %s', async (method, path, status) => {
    const response = await fetch(path, { method });
    expect([response.status, (await bodyOf(response)).internal_status_code]).toEqual([status, 107]);
    expect(response.headers.get('allow')).toBe(status === 405 ? 'POST' : null);
  });
});

describe('faults', () => {
  const rows: [string, string, number, number, number[]][] = [
    ['an outcome', '108', 500, 108, []],
    ['an HTTP error', '503;retry-after=2', 503, 108, []],
    ['a delay, then an outcome', 'delay;ms=300, 104', 429, 104, [300]],
    ['a delay alone', 'delay;ms=300', 200, 101, [300]],
    ['chance nought', '108;p=0', 200, 101, []],
    ['certainty', '108;p=1', 500, 108, []],
    ['none', 'none', 200, 101, []],
    ['an empty header', '', 200, 101, []],
    ['valid', '101', 200, 101, []],
    ['an HTTP error alone', '503', 503, 108, []],
    ['an unknown word', 'dely', 400, 102, []],
    ['a chance above one', '108;p=2', 400, 102, []],
    ['no such code', '999', 400, 102, []],
    ['a fault that needs a connection, without one', 'reset', 501, 107, []],
    ['a delay over the limit', 'delay;ms=300001', 400, 102, []],
  ];
  it.each(rows)('%s: %s', async (_name, fault, status, code, sleeps) => {
    for (const by of ['header', 'query']) {
      slept.length = 0;
      const query = by === 'query' ? `?mock_fault=${encodeURIComponent(fault)}` : '';
      const response = await post(`/pan-to-gst${query}`, known, by === 'header' ? { 'X-Mock-Fault': fault } : {});
      expect([response.status, (await bodyOf(response)).internal_status_code]).toEqual([status, code]);
      expect(slept).toEqual(sleeps);
      expect(response.headers.get('retry-after')).toBe(fault.includes('retry-after') ? '2' : null);
    }
  });

  it('that cannot be met here says so, and what decided it', async () => {
    const response = await post('/pan-to-gst', known, { 'X-Mock-Fault': 'empty' });
    expect(response.headers.get('x-mock-outcome')).toBe('107;by=fault');
  });

  it.each([
    ['0', 0, 101],
    ['0', 0.999, 101],
    ['1', 0, 108],
    ['1', 0.999, 108],
    ['0.5', 0.499, 108],
    ['0.5', 0.5, 101],
  ])('with a chance of %s and a draw of %d meets %i', async (p, draw, code) => {
    const app = testApp({}, { random: () => draw });
    for (const more of ['', ';times=1', ';after=0']) {
      const headers = { 'X-Mock-Fault': `108;p=${p}${more}`, 'X-API-Key': `${key}~p${p}${draw}${more.slice(1, 3)}` };
      expect((await bodyOf(await app.post('/pan-to-gst', known, headers))).internal_status_code).toBe(code);
    }
  });

  it('never waits longer in all than the operator allows', async () => {
    const app = testApp({ MAX_DELAY_MS: '1000' });
    for (const fault of ['delay;ms=600, delay;ms=600', 'delay;median=1000;sigma=5;seed=1']) {
      app.slept.length = 0;
      const response = await app.post('/pan-to-gst', known, { 'X-Mock-Fault': fault });
      expect(response.status).toBe(200);
      expect(app.slept.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(1000);
    }
  });

  it('lets the header win over the query', async () => {
    for (const [header, outcome] of [
      ['108', '108;by=header'],
      ['', '101;by=world'],
    ] as const) {
      const response = await post('/pan-to-gst?mock_fault=104', known, { 'X-Mock-Fault': header });
      expect(response.headers.get('x-mock-outcome')).toBe(outcome);
    }
  });

  it('hits whatever the client sent', async () => {
    for (const fault of ['101', '104']) {
      const response = await post('/pan-to-gst', '{', { 'X-Mock-Fault': fault, 'Content-Type': 'text/plain' });
      expect((await bodyOf(response)).internal_status_code).toBe(Number(fault));
    }
  });

  it.each([
    ['somebody known', 'ABCDE1234F', '22ABCDE1234F1Z5'],
    ['nobody known', 'QQQPQ9999Q', '19AAACN0000A1ZI'],
    ['one of whom there are several', 'AAACM0000Z', '19AAACN0000A1ZI'],
    ['what is no PAN', 'ABC', '19AAACN0000A1ZI'],
  ])('that is a success tells of %s the own value, or the example', async (_who, pan_number, value) => {
    const response = await post('/pan-to-gst', { pan_number }, { 'X-Mock-Fault': '101' });
    expect([response.headers.get('x-mock-outcome'), (await bodyOf(response)).value]).toEqual(['101;by=header', value]);
  });

  it('of which none is said tells who is known', async () => {
    const { detail } = await bodyOf(await post('/pan-to-gst', { pan_number: 'QQQPQ9999Q' }));
    expect(detail).toEqual({ problem: 'No record fits this input. One that is known, as PAN: AAACN0000A' });
  });

  it('that is a success hides no error that nobody foresaw', async () => {
    const world = wholeWorld();
    const find: typeof world.find = (kind, id) => {
      if (id === known.pan_number) throw new TypeError('broken');
      return world.find(kind, id);
    };
    const app = testApp({}, { world: { ...world, find } });
    expect((await app.post('/pan-to-gst', known, { 'X-Mock-Fault': '101' })).status).toBe(500);
  });

  it('draws the calls that it drew in every release', async () => {
    const failed = [false, false, true, false, true, false, false, true, true, false];
    expect(await draws(testApp(), '108;p=0.3;seed=7', 10)).toEqual(failed.map((fails) => (fails ? 500 : 200)));
  });

  it('draws the same calls in each run', async () => {
    const runs = await Promise.all([1, 2].map(() => draws(testApp(), '108;p=0.3;seed=7', 40)));
    expect(runs[0]).toEqual(runs[1]);
    expect(new Set(runs[0])).toEqual(new Set([200, 500]));
    expect(await draws(testApp(), '108;p=0.3;seed=8', 40)).not.toEqual(runs[0]);
  });
});

async function draws({ post }: ReturnType<typeof testApp>, fault: string, count: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let i = 0; i < count; i++) statuses.push((await post('/pan-to-gst', known, { 'X-Mock-Fault': fault })).status);
  return statuses;
}

describe('magic identifiers', () => {
  const codes = [101, 102, 103, 104, 105, 106, 107, 108, 109];
  const http = [200, 400, 404, 429, 403, 409, 501, 500, 422];
  const rows = codes.flatMap((code, i): [string, number, number][] => [
    [`ERROR0${code}X`, http[i]!, code],
    [`ZZZPZ0000${'ABCDEFGHI'[i]}`, http[i]!, code],
    [`ZZZCZ0000${'ABCDEFGHI'[i]}`, http[i]!, code],
  ]);
  it.each([...rows, ['ERROR0503X', 503, 108] as const])('%s meets HTTP %i, %i', async (pan_number, status, code) => {
    const response = await post('/pan-to-gst', { pan_number });
    expect([response.status, (await bodyOf(response)).internal_status_code]).toEqual([status, code]);
    expect(response.headers.get('x-mock-outcome')).toBe(`${code};by=magic`);
  });

  it('SLEEP2000X answers after 2,000 ms', async () => {
    slept.length = 0;
    const response = await post('/pan-to-gst', { pan_number: 'SLEEP2000X' });
    expect([response.status, slept, response.headers.get('x-mock-outcome')]).toEqual([
      200,
      [2000],
      '101;by=magic;delay=2000',
    ]);
  });
});
