import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { gatewayPage } from '../../app/faults/broken.ts';
import { garbage } from '../../app/wire.ts';
import { key } from '../support/app.ts';
import { open, rawPost, sendRaw } from '../support/raw.ts';
import { type Server, startServer } from '../support/server.ts';
import { answersIn, type Exchange, exchange, logLine, standingRule, wholeAnswers } from '../support/wire.ts';

const path = '/pan-to-gst';
const known = '{"pan_number":"ABCDE1234F"}';
const good = '{"status":"success","internal_status_code":101,"value":"22ABCDE1234F1Z5"}';
const maxDelayMs = 250;
/** Nothing but the machine's own slowness may come on top of a time. */
const slack = 100;

let server: Server;
let asked = 0;

beforeAll(async () => {
  server = await startServer({ env: { MAX_DELAY_MS: String(maxDelayMs) } });
});
afterAll(async () => {
  const { code } = await server.stop();
  expect([code, server.stderr()]).toEqual([0, '']);
});

/** What was sent before has been read when something newer is answered. */
const received = (by: Server) => sendRaw(by.port, ask());

function ask(fault?: string, more: Record<string, string> = {}): string {
  return rawPost(path, known, { ...(fault !== undefined && { 'X-Mock-Fault': fault }), ...more });
}

interface Answer {
  status: number;
  type?: string;
  declared: number;
  body: Buffer;
}

/** What a fault makes of a whole body: an answer, or bytes that are none. */
type Makes = (whole: Buffer) => Answer | Uint8Array;

const cutAt =
  (share: number): Makes =>
  (whole) => ({
    ...{ status: 200, declared: whole.length },
    body: whole.subarray(0, Math.floor(whole.length * share)),
  });
const nothing: Makes = () => Buffer.alloc(0);
const untouched: Makes = (whole) => ({ status: 200, declared: whole.length, body: whole });

/** The fault, the PAN that meets it where there is one, how the connection ends, and what is seen before. */
const kinds: [string, string | undefined, Exchange['end'], Makes][] = [
  ['reset', 'ERROR0001X', 'RST', nothing],
  ['reset', 'RESET0000X', 'RST', nothing],
  ['empty', 'ERROR0002X', 'FIN', nothing],
  ['garbage', 'ERROR0003X', 'FIN', () => garbage],
  ['truncate', 'ERROR0004X', 'FIN', cutAt(0.5)],
  ['truncate;at=0', undefined, 'FIN', cutAt(0)],
  ['truncate;at=0.333', undefined, 'FIN', cutAt(0.333)],
  ['truncate;at=1', undefined, 'FIN', cutAt(1)],
  [
    'malformed',
    'ERROR0005X',
    'open',
    (whole) => {
      const length = Math.ceil(whole.length / 2);
      return { status: 200, declared: length, body: whole.subarray(0, length) };
    },
  ],
  [
    'html',
    'ERROR0006X',
    'open',
    () => ({ status: 502, type: 'text/html', declared: gatewayPage.length, body: Buffer.from(gatewayPage) }),
  ],
  ['timeout', 'ERROR0007X', 'FIN', nothing],
  ['drip;ms=60;chunks=3', undefined, 'open', untouched],
  ['drip;ms=0', undefined, 'open', untouched],
  ['bandwidth;kbps=16', undefined, 'open', untouched],
  ['bandwidth;kbps=1000000', undefined, 'open', untouched],
];

/** How a fault is asked for; resolves with the request, and with the rule that stands for it. */
const ways: Record<string, (fault: string, pan: string, id: string) => Promise<{ bytes: string; rule?: string }>> = {
  header: async (fault, _pan, id) => ({ bytes: ask(fault, { 'X-Request-Id': id }) }),
  magic: async (_fault, pan, id) => ({ bytes: rawPost(path, `{"pan_number":"${pan}"}`, { 'X-Request-Id': id }) }),
  async rule(fault, _pan, id) {
    const rule = await standingRule(server, fault, id);
    return { bytes: ask(undefined, { 'X-Request-Id': id, 'X-API-Key': `${key}~${id}` }), rule };
  },
};

describe.each(Object.keys(ways))('by %s', (by) => {
  const rows = by === 'magic' ? kinds.filter(([, pan]) => pan) : kinds;
  // A magic identifier is nobody's, so that the answer is the example's.
  const whole = Buffer.from(by === 'magic' ? good.replace('22ABCDE1234F1Z5', '27AAACN0000A1ZL') : good);

  it.concurrent.each(rows)('%s (%s)', async (fault, pan, end, makes) => {
    const id = `${by}-${++asked}`;
    const { bytes, rule } = await ways[by]!(fault, pan ?? '', id);
    const heard = await exchange(server.port, bytes, end === 'open' ? wholeAnswers(1) : undefined);
    const made = makes(whole);
    expect(heard.end).toBe(end);
    if (made instanceof Uint8Array) expect(heard.bytes).toEqual(Buffer.from(made));
    else expect(answersIn(heard.bytes)).toEqual([answerOf(made, kindOf(fault), by, id, rule)]);
    const status = made instanceof Uint8Array ? 0 : made.status;
    const line = await logLine(server, id);
    expect(line).toMatchObject({ level: 'info', id, status, fault: by === 'magic' ? kindOf(fault) : fault });
    expect(line.rule).toBe(rule);
  });
});

const kindOf = (fault: string) => fault.split(';')[0]!;

/** An answer whole, every header of it. */
function answerOf({ status, type, declared, body }: Answer, kind: string, by: string, id: string, rule?: string) {
  const decided = kind === 'html' ? `108;by=${by}` : `101;by=${by === 'magic' ? by : 'world'}`;
  return {
    ...{ status, body, whole: body.length === declared },
    headers: {
      'content-type': type ?? 'application/json',
      'content-length': String(declared),
      'x-request-id': id,
      'x-mock-outcome': `${decided};fault="${kind}";fault-by=${by}${rule === undefined ? '' : `;rule=${rule}`}`,
      ...{ connection: 'keep-alive', 'keep-alive': 'timeout=65', date: expect.stringMatching(/ GMT$/) },
    },
  };
}

it('malformed is JSON to nobody', async () => {
  const { bytes } = await exchange(server.port, ask('malformed'), wholeAnswers(1));
  expect(() => JSON.parse(String(answersIn(bytes)[0]!.body))).toThrow(SyntaxError);
});

/** When each piece of a body came, the head being one of its own. */
async function pace(fault: string, request = ask(fault)) {
  const { pieces } = await exchange(server.port, request, wholeAnswers(1));
  const [head, ...body] = pieces;
  expect(String(head!.bytes)).toMatch(/\r\n\r\n$/);
  expect(head!.at).toBeLessThan(slack);
  return { body, text: body.map((piece) => String(piece.bytes)).join(''), ms: body.at(-1)!.at };
}

// A machine that is busy elsewhere reads two pieces as one, or late; an RST right behind bytes is FIN to Node's client.
const busy = { retry: 2 };

describe('the time that is taken', busy, () => {
  it('timeout says nothing until the longest delay that is allowed is over', async () => {
    const { ms } = await exchange(server.port, ask('timeout'));
    expect(ms).toBeGreaterThan(maxDelayMs - 5);
    expect(ms).toBeLessThan(maxDelayMs + slack);
  });

  it.each([
    ['drip;ms=200;chunks=4', [50, 100, 150, 200]],
    ['drip;ms=200;chunks=1', [200]],
    ['drip;chunks=5', [50, 100, 150, 200, 250]], // Five seconds unless said otherwise, but no longer than is allowed.
    ['bandwidth;kbps=4', [100, 146]], // 50 bytes, then 23, at half a byte a millisecond.
    ['drip;ms=200;chunks=2, bandwidth;kbps=8', [136, 236]], // 36 bytes, due at 100, take 36 ms; 37, due at 200, 37.
  ])('%s', async (fault, times) => {
    const { body, text } = await pace(fault);
    expect(text).toBe(good);
    expect(body).toHaveLength(times.length);
    for (const [i, { at }] of body.entries()) {
      expect(at).toBeGreaterThan(times[i]! - 5);
      expect(at).toBeLessThan(times[i]! + slack);
    }
  });

  it('many small pieces take no longer in all than they should', async () => {
    const { body, text, ms } = await pace('drip;ms=200;chunks=1000');
    expect([text, ms > 195, ms < 200 + slack]).toEqual([good, true, true]);
    // One byte a piece, though a busy machine may read two at a time.
    expect(body.length).toBeGreaterThan(good.length / 2);
  });

  it('a slow line is no slower than the longest delay that is allowed', async () => {
    const { text, ms } = await pace('bandwidth;kbps=1');
    expect(text).toBe(good);
    expect(ms).toBeGreaterThan(maxDelayMs - 5);
    expect(ms).toBeLessThan(maxDelayMs + slack);
  });
});

describe('several faults', busy, () => {
  it('delay;ms=100, reset', async () => {
    const { bytes, end, ms } = await exchange(server.port, ask('delay;ms=100, reset'));
    expect([bytes.length, end, ms > 95]).toEqual([0, 'RST', true]);
  });

  it('103, drip;ms=200;chunks=4', async () => {
    const { pieces, bytes } = await exchange(server.port, ask('103, drip;ms=200;chunks=4'), wholeAnswers(1));
    const { status, headers, body } = answersIn(bytes)[0]!;
    expect([status, JSON.parse(String(body)).internal_status_code, pieces.length > 2]).toEqual([404, 103, true]);
    expect(headers['x-mock-outcome']).toBe('103;by=header;fault="drip";fault-by=header');
    expect(pieces.at(-1)!.at).toBeGreaterThan(195);
  });

  it.each([
    ['drip;ms=200, truncate;at=0.5', 100],
    ['truncate;at=0.5, drip;ms=240;chunks=2', 120], // The second piece, due at 240, is not waited for.
  ])('%s', async (fault, due) => {
    const { pieces, bytes, end, ms } = await exchange(server.port, ask(fault));
    const [answer] = answersIn(bytes);
    expect([String(answer!.body), end]).toEqual([good.slice(0, 36), 'FIN']);
    expect(answer!.headers['content-length']).toBe('73');
    const names = fault.startsWith('drip') ? 'drip truncate' : 'truncate drip';
    expect(answer!.headers['x-mock-outcome']).toBe(`101;by=world;fault="${names}";fault-by=header`);
    // The head is there at once.
    expect([pieces.length > 1, pieces[0]!.at < due - 20, ms > due - 5, ms < due + slack]).toEqual(Array(4).fill(true));
  });

  it('malformed, 503', async () => {
    const { bytes } = await exchange(server.port, ask('malformed, 503'), wholeAnswers(1));
    const { status, headers, body } = answersIn(bytes)[0]!;
    expect([status, headers['x-mock-outcome']]).toEqual([503, '108;by=header;fault="malformed";fault-by=header']);
    expect(String(body)).toMatch(/^\{"status":"error","internal_status_code":108,/);
    expect(() => JSON.parse(String(body))).toThrow(SyntaxError);
  });

  it('html;times=1', async () => {
    const requests = ask('html;times=1', { 'X-API-Key': `${key}~html-once` }).repeat(2);
    const { bytes } = await exchange(server.port, requests, wholeAnswers(2));
    expect(answersIn(bytes).map(({ status, body }) => [status, String(body)])).toEqual([
      [502, gatewayPage],
      [200, good],
    ]);
  });

  it.each([
    ['reset, empty', 'RST', ''],
    ['empty, reset', 'FIN', ''],
    ['503, garbage', 'FIN', Buffer.from(garbage).toString('latin1')],
    ['drip;ms=100, empty', 'FIN', ''],
  ])('of %s the first cut is made, whatever else', async (fault, end, text) => {
    const heard = await exchange(server.port, ask(fault));
    expect([heard.end, heard.bytes.toString('latin1')]).toEqual([end, text]);
  });
});

describe('a connection that is kept', busy, () => {
  const orders: [string, (requests: string[]) => string | string[]][] = [
    ['one after another', (requests) => requests],
    ['all at once', (requests) => requests.join('')],
  ];
  const cuts: [string, Exchange['end'], RegExp][] = [
    ['reset', 'RST', /^$/],
    ['empty', 'FIN', /^$/],
    ['garbage', 'FIN', new RegExp(`^${Buffer.from(garbage).toString('latin1')}$`)],
    ['truncate', 'FIN', /^HTTP\/1\.1 200 OK\r\n.*\r\n\r\n\{"status":"success","internal_status$/s],
    ['timeout', 'FIN', /^$/],
  ];
  const bends: [string, number, string][] = [
    ['malformed', 200, good.slice(0, 37)],
    ['html', 502, gatewayPage],
    ['drip;ms=50;chunks=3', 200, good],
    ['bandwidth;kbps=16', 200, good],
  ];

  describe.each(orders)('%s', (_order, sent) => {
    it.each(cuts)('is answered whole before %s, and not at all after it', async (fault, end, rest) => {
      const requests = sent([ask(), ask(`delay;ms=50, ${fault}`), ask()]);
      const heard = await exchange(server.port, requests);
      const [whole, after] = heard.bytes.toString('latin1').split(good);
      expect(whole).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
      expect([heard.end, after]).toEqual([end, expect.stringMatching(rest)]);
    });

    it.each(bends)('goes on after %s', async (fault, status, text) => {
      const { bytes } = await exchange(server.port, sent([ask(), ask(fault), ask()]), wholeAnswers(3));
      const answers = answersIn(bytes).map(({ status, body }) => [status, String(body)]);
      expect(answers).toEqual([
        [200, good],
        [status, text],
        [200, good],
      ]);
    });
  });
});

describe('with longer delays, and beside CORS, which sets headers before', busy, () => {
  let patient: Server;
  beforeAll(async () => {
    patient = await startServer({ env: { CORS_ORIGINS: 'https://a.example' } });
  });
  afterEach(() => expect(patient.stderr()).toBe(''));
  afterAll(() => patient?.stop());

  it.each([
    ['reset', 'RST', 1],
    ['empty', 'FIN', 1],
    ['garbage', 'FIN', 1],
    ['truncate', 'FIN', 2],
  ])('%s sends nothing else', async (fault, end, answers) => {
    const origin = { Origin: 'https://a.example' };
    const bytes = ask('delay;ms=50', origin) + ask(`delay;ms=100, ${fault}`, origin);
    const heard = await exchange(patient.port, bytes);
    const heads = heard.bytes.toString('latin1').match(/HTTP\/1\.1 200 OK\r\naccess-control-allow-origin: https:/g);
    expect([heard.end, heads?.length, heard.bytes.includes('already-sent')]).toEqual([end, answers, false]);
  });

  it.each([
    ['drip;ms=60000', 200],
    ['bandwidth;kbps=1', 200],
    ['drip;ms=60000, truncate', 200],
    ['delay;ms=50, drip;ms=60000', 200],
    ['delay;ms=60000, drip', 499],
    ['timeout', 499],
  ])('a client that leaves in the middle of %s is no error', async (fault, status) => {
    const id = `left-${++asked}`;
    const { socket, text } = await open(patient.port);
    socket.write(ask(fault, { 'X-Request-Id': id }));
    if (status === 200) await vi.waitUntil(() => text().includes('\r\n\r\n'));
    else await received(patient);
    socket.resetAndDestroy();
    const expected = fault.startsWith('delay;ms=60000') ? 'delay;ms=60000' : fault;
    expect(await logLine(patient, id)).toMatchObject({ level: 'info', status, fault: expected });
  });
});

it.each([
  ['empty', 1],
  ['truncate', 2],
  ['delay;ms=50', 31],
  ['drip;ms=50', 31],
])('thirty times %s at once on one connection is nothing to warn of', async (fault, answers) => {
  const crowded = await startServer();
  const bytes = ask('delay;ms=100') + ask(fault).repeat(30);
  const heard = await exchange(crowded.port, bytes, wholeAnswers(31));
  await crowded.stop();
  expect([answersIn(heard.bytes).length, crowded.stderr()]).toEqual([answers, '']);
});

describe('SIGTERM', () => {
  it('sends the rest at once, and ends', async () => {
    const ending = await startServer();
    const faults = ['drip;ms=60000;chunks=4', 'bandwidth;kbps=1', 'drip;ms=60000, truncate', 'timeout'];
    const exchanges = faults.map((fault) => exchange(ending.port, ask(fault)));
    await received(ending);
    const { code, ms } = await ending.stop();
    expect([code, ending.stderr()]).toEqual([0, '']);
    expect(ms).toBeLessThan(1000);
    const heard = await Promise.all(exchanges);
    expect(heard.map(({ end }) => end)).toEqual(['FIN', 'FIN', 'FIN', 'FIN']);
    const bodies = heard.map(({ bytes }) => String(answersIn(bytes)[0]?.body));
    expect(bodies).toEqual([good, good, good.slice(0, 36), 'undefined']);
  });
});
