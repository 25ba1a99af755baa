import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { chunked } from '../app/chunks.ts';
import { createLog, logOptions } from '../app/log.ts';
import { maskPath } from '../app/mask.ts';
import { readableLine } from '../app/readable-line.ts';
import { Cin } from '../routes/fields/company.ts';
import { Gstin, Pan } from '../routes/fields/tax.ts';
import { key, testApp } from './support/app.ts';

const colour = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');

async function logged(path: string, body: unknown, headers: Record<string, string | undefined> = {}, env = {}) {
  const app = testApp(env);
  const response = await app.post(path, body, headers);
  return { line: app.lines[0]!, lines: app.lines, response };
}

describe('a line', () => {
  it('says who asked what, what came of it and why', async () => {
    const { line, lines, response } = await logged('/pan-to-gst?secret=1', { pan_number: 'ABCDE1234F' });
    expect(lines).toHaveLength(1);
    expect(line).toEqual({
      level: 'info',
      time: '2026-09-21T14:13:20.000Z',
      id: response.headers.get('x-request-id'),
      method: 'POST',
      path: '/pan-to-gst',
      service: 'pan-to-gst',
      subject: 'ABCxx1234x',
      outcome: 101,
      status: 200,
      ms: 0,
      key: 'key-1',
      by: 'world',
    });
    expect(JSON.stringify(line).length).toBeLessThanOrEqual(350);
  });

  it('never holds a key or a whole identifier', async () => {
    const secrets = new RegExp(`${key}|QQQPQ1111Q`);
    const bodies: [string, unknown, Record<string, string | undefined>][] = [
      ['/pan-to-gst', { pan_number: 'QQQPQ1111Q' }, {}],
      ['/gst-details', { gstin: '27QQQPQ1111Q1Z5' }, {}],
      [`/nowhere/QQQPQ1111Q/${key}`, {}, {}],
      [`/pan-to-gst?x-api-key=${key}`, { pan_number: 'QQQPQ1111Q' }, { 'X-API-Key': undefined }],
    ];
    for (const [path, body, headers] of bodies) {
      const { line } = await logged(path, body, headers);
      expect(JSON.stringify(line)).not.toMatch(secrets);
    }
  });

  it('is not written for health checks, unless one debugs', async () => {
    for (const [level, count] of [
      ['info', 0],
      ['debug', 2],
    ] as const) {
      const app = testApp({ LOG_LEVEL: level });
      await app.fetch('/health');
      await app.fetch('/readyz');
      expect(app.lines).toHaveLength(count);
    }
  });

  it('names the key that was used', async () => {
    const { line } = await logged(
      '/pan-to-gst',
      {},
      { 'X-API-Key': 'other-key' },
      { API_KEYS: 'a-first-key,lending:other-key' },
    );
    expect(line.key).toBe('lending');
  });
});

describe('the request id', () => {
  it.each([
    ['a sane one', 'order-4711_a.b=', true],
    ['one with a space', 'a b', false],
    ['one with a quote', 'a"b', false],
    ['a long one', 'x'.repeat(129), false],
  ])('%s', async (_name, id, taken) => {
    const { line, response } = await logged('/pan-to-gst', {}, { 'X-Request-Id': id });
    expect(response.headers.get('x-request-id') === id).toBe(taken);
    expect(line.id).toBe(response.headers.get('x-request-id'));
  });

  it('is on pages, unknown paths and redirects too', async () => {
    const { fetch } = testApp();
    for (const path of ['/health', '/openapi.json', '/docs', '/', '/nowhere']) {
      expect((await fetch(path)).headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
    }
  });

  it.each([
    ['a trace', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', true],
    ['no trace', '00-not-a-trace"', false],
  ])('%s is logged only when sane', async (_name, traceparent, kept) => {
    const { line } = await logged('/pan-to-gst', {}, { traceparent });
    expect(line.traceparent).toBe(kept ? traceparent : undefined);
  });
});

describe('masks', () => {
  it.each([
    ['PAN', Pan.mask('ABCDE1234F'), 'ABCxx1234x'],
    ['GSTIN', Gstin.mask('22ABCDE1234F1Z5'), '22ABCxx1234x1Z5'],
    ['CIN', Cin.mask('U62099MH2016PTC000000'), 'U62099xxxxxxxxxxxxx00'],
    ['a path', maskPath('/bank/ABCD0123456/accounts/1234567890'), '/bank/ABxxxxxxx56/accounts/12xxxxxx90'],
    ['groups of digits', maskPath('/v2/1002/6110/2744'), '/v2/xxxx/xxxx/xxxx'],
    ['a name', maskPath('/of/ANANYA%20IYER'), '/of/ANxxxxxxxxxER'],
    ['an address', maskPath('/of/ananya.iyer@example.com'), '/of/anxxxxxxxxxxxxxxxxxxxom'],
    ['a word of a path', maskPath('/openapi.json'), '/openapi.json'],
  ])('%s', (_name, masked, expected) => {
    expect(masked).toBe(expected);
  });
});

describe('batches', () => {
  it('are written in order, and on the way out', async () => {
    const lines: string[] = [];
    const log = createLog(pino(logOptions('info'), { write: (line: string) => lines.push(line) }), { batch: true });
    for (const path of ['/first', '/second'])
      log.access({ id: 'i', startedAt: 0, method: 'GET', path, by: '' } as never, 200, 1);
    expect(lines).toHaveLength(0);
    log.flush();
    expect(lines.map((line) => JSON.parse(line).path)).toEqual(['/first', '/second']);
  });
});

describe('a line that does not pass through pino', () => {
  const call = {
    id: 'i"\u2028',
    startedAt: 0,
    method: 'GET',
    path: '/',
    by: '',
    outcome: 101,
    key: 'k',
    error: undefined,
  };
  const lineOf = (change: object, past: boolean) => {
    const lines: string[] = [];
    const write = (line: string) => void lines.push(line);
    const log = createLog(pino(logOptions('info'), { write }), { batch: false, write: past ? write : undefined });
    log.access({ ...call, ...change } as never, 200, 1.234);
    return lines.join('');
  };

  it.each([
    ['a call', {}],
    ['a page', { key: undefined, outcome: 0 }],
    ['a call with a trace, a rule and a fault', { traceparent: '00-1', rule: 'r1', fault: '503;p=0.5' }],
    ['a call that broke', { error: new Error('broken', { cause: new Error('deeper') }) }],
  ])('is the same: %s', (_name, change) => {
    const line = lineOf(change, true);
    expect(line).toBe(lineOf(change, false));
    expect(line.endsWith('}\n')).toBe(true);
    expect(JSON.parse(line)).toMatchObject({ id: call.id, status: 200, ms: 1.23 });
  });
});

describe('at a terminal', () => {
  it('a call is one readable line', async () => {
    const { line } = await logged('/pan-to-gst', { pan_number: 'ABCDE1234F' });
    const text = readableLine(JSON.stringify(line)).replaceAll(colour, '');
    expect(text).toContain('14:13:20.000 POST /pan-to-gst 200  101 by world  ABCxx1234x  0 ms');
  });

  it.each([
    [204, 32],
    [399, 32],
    [400, 33],
    [499, 33],
    [500, 31],
  ])('a call with HTTP %i has the colour %i', (status, colour) => {
    const line = { time: '2026-09-21T14:13:20.000Z', method: 'GET', path: '/x', status, ms: 1, id: 'i' };
    expect(readableLine(JSON.stringify(line))).toContain(`GET /x \u001b[${colour}m${status}\u001b[0m`);
  });

  it('what else is logged stands after its words', () => {
    const line = { time: '2026-09-21T14:13:20.000Z', level: 'info', msg: 'listening', port: 8000 };
    expect(readableLine(JSON.stringify(line)).replaceAll(colour, '')).toBe('14:13:20.000 listening port=8000\n');
    const failed = { ...line, level: 'error', err: { message: 'without a stack' } };
    expect(readableLine(JSON.stringify(failed))).toMatch(/\[31mlistening.*\nwithout a stack\n$/s);
  });

  it('an exception shows its stack', () => {
    const line = {
      time: '2026-09-21T14:13:20.000Z',
      level: 'error',
      msg: 'failed',
      err: { stack: 'Error: x\n  at y' },
    };
    expect(readableLine(JSON.stringify(line))).toContain('Error: x\n  at y');
  });
});

describe('lines in chunks', () => {
  it('leave together when they are handed over, and nothing leaves where there is none', () => {
    const chunks: string[] = [];
    const { write, handOver } = chunked({ write: (text) => chunks.push(text) });
    handOver();
    write('one\n');
    write('two\n');
    expect(chunks).toEqual([]);
    handOver();
    handOver();
    write('three\n');
    handOver();
    expect(chunks).toEqual(['one\ntwo\n', 'three\n']);
  });
});
