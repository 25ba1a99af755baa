import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drift, shapeOf } from '../../deploy/shape.ts';
import { key, testApp } from '../support/app.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let vendor: HttpServer;
let base: string;

/** A second Namuna, which stands for the vendor and answers as this function changes it. */
let change = (body: string) => body;

beforeAll(async () => {
  execFileSync(process.execPath, ['deploy/build.mjs', 'parity'], { cwd: root });
  const app = testApp();
  vendor = createServer(async (request, response) => {
    const chunks = await request.toArray();
    const headers = request.headers as Record<string, string>;
    const answer = await app.fetch(request.url!, { method: 'POST', headers, body: Buffer.concat(chunks).toString() });
    response.writeHead(answer.status).end(change(await answer.text()));
  }).listen(0, '127.0.0.1');
  await once(vendor, 'listening');
  base = `http://127.0.0.1:${(vendor.address() as AddressInfo).port}`;
});
afterAll(() => vendor?.close());

interface Ran {
  code: number;
  text: string;
}

function parity(...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['dist/parity.js', ...args], { cwd: root }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, text: stdout + stderr });
    });
  });
}

describe('parity', () => {
  const native = (...more: string[]) => parity('--vendor', 'native', '--base', base, '--key', key, ...more);

  it('finds no drift where there is none', async () => {
    const { code, text } = await native('--only', '/pan-details');
    expect([code, text]).toEqual([0, 'same  POST /pan-details\n\n1 the same, 0 drifted.\n']);
  });

  it('tells what has changed, and never a value', async () => {
    change = (body) => body.replace('"aadhaar_linked":', '"aadhaarLinked":').replace('"AAACN0000A"', '7');
    const { code, text } = await native('--only', '/pan-details');
    change = (body) => body;
    expect(code).toBe(1);
    expect(text).toContain('DRIFT  POST /pan-details');
    expect(text).toContain('value.aadhaarLinked: ');
    expect(text).toContain('missing there');
    expect(text).toContain('integer there, string: text here');
    expect(text).not.toContain('AAACN0000A');
  });

  it.each([
    ['an unknown vendor', ['--vendor', 'x', '--base', 'http://x', '--key', 'k'], '--vendor is "x"; allowed: '],
    ['no base', ['--vendor', 'native', '--key', 'k'], '--base is "undefined"; allowed: a URL.'],
    ['no key', ['--vendor', 'native', '--base', 'http://x'], '--key is missing'],
  ])('refuses %s', async (_name, args, message) => {
    const { code, text } = await parity(...args);
    expect([code, text]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('a shape', () => {
  it.each([
    ['a field too many', { a: 1 }, { a: 1, b: 2 }, ['b: missing there, integer here']],
    ['a code as text', { code: '101' }, { code: 101 }, ['code: string: digits there, integer here']],
    ['another date', { on: '01/02/2020' }, { on: '2020-02-01' }, [expect.stringContaining('date DD/MM/YYYY there')]],
    [
      'members of lists',
      { all: [{ x: 1 }] },
      { all: [{ y: 1 }] },
      ['all[].x: integer there, missing here', expect.anything()],
    ],
    ['null and empty', { a: null }, { a: '' }, ['a: null there, string: empty here']],
    ['other values', { a: 'one', b: [1, 2] }, { a: 'two', b: [3] }, []],
  ])('%s', (_name, theirs, ours, lines) => {
    expect(drift(shapeOf(theirs), shapeOf(ours))).toEqual(lines);
  });
});
