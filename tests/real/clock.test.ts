import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClock } from '../../app/clock.ts';
import { key } from '../support/app.ts';
import { type Server, startServer } from '../support/server.ts';
import { logLine } from '../support/wire.ts';

const hour = 3_600_000;

describe('the clock', () => {
  const setting = () => {
    const machine = { wall: 1_790_000_000_000, even: 5000, set: [] as number[], look: () => {} };
    const now = createClock({
      set: (ms) => machine.set.push(ms),
      wall: () => machine.wall,
      even: () => machine.even,
      every: (_ms, look) => Object.assign(machine, { look }),
    });
    return { machine, now };
  };

  it.each([
    ['ahead', hour],
    ['back', -hour],
    ['ahead by little more than a second', 1001],
  ])('follows where the machine’s is set %s, at the next look, and says so', (_where, ms) => {
    const { machine, now } = setting();
    machine.wall += ms;
    expect([now(), machine.set]).toEqual([1_790_000_000_000, []]);
    machine.look();
    expect([now(), machine.set]).toEqual([1_790_000_000_000 + ms, [ms]]);
    machine.look();
    expect(machine.set).toHaveLength(1);
  });

  it('runs on evenly where the machine’s strays by less than a second', () => {
    const { machine, now } = setting();
    for (const stray of [999, -999, 0]) {
      machine.wall += stray;
      machine.look();
      machine.wall -= stray;
      expect([now(), machine.set]).toEqual([1_790_000_000_000, []]);
    }
    machine.even += 10;
    expect(now()).toBe(1_790_000_000_010);
  });
});

describe('a server whose clock is set', () => {
  let dir: string;
  let server: Server;
  let steps = 0;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'namuna-clock-'));
    writeFileSync(join(dir, 'ahead'), '0');
    const preload = pathToFileURL('tests/support/stepped-clock.mjs');
    const env = { NODE_OPTIONS: `--import=${preload}`, CLOCK_AHEAD: join(dir, 'ahead') };
    server = await startServer({ env: { ...env, SESSION_IDLE: '7d', RATE_LIMIT: '100/1h' } });
  });
  afterAll(async () => {
    expect([(await server.stop()).code, server.stderr()]).toEqual([0, '']);
    rmSync(dir, { recursive: true });
  });

  /** Sets the clock so far ahead of what it was at first; resolves when the server has seen it. */
  async function set(ms: number): Promise<void> {
    // Whole at once, since somebody reads it all the time.
    writeFileSync(join(dir, 'next'), String(ms));
    renameSync(join(dir, 'next'), join(dir, 'ahead'));
    steps++;
    const told = () => server.lines().filter((line) => line.includes('"the clock was set"')).length;
    await expect.poll(told, { interval: 10, timeout: 10_000 }).toBe(steps);
  }
  const call = (path: string, body: object | undefined, headers: Record<string, string>) =>
    fetch(server.url + path, {
      method: body ? 'POST' : 'GET',
      headers: { 'X-API-Key': key, 'Content-Type': 'application/json', ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
  const status = async (path: string, body?: object, headers = {}) => (await call(path, body, headers)).status;
  const ask = (subject: string, headers = {}) => status('/pan-to-gst', { pan_number: subject }, headers);
  const rule = (subject: string, fault: string, ttl_s?: number) =>
    status('/__admin/rules', { fault, match: { subject }, ...(ttl_s && { ttl_s }) });
  async function ticket(): Promise<string> {
    const response = await call('/aadhaar/otp', { aadhaar_number: '100261102744', consent: 'Y' }, {});
    return ((await response.json()) as { value: { ticket: string } }).value.ticket;
  }
  const redeem = (held: string) => status('/aadhaar/verify', { ticket: held, otp: '111000', consent: 'Y' });
  /** Good for a day. */
  async function token(): Promise<string> {
    const response = await call('/sandbox/authenticate', {}, { 'x-api-key': 'any', 'x-api-secret': key });
    return ((await response.json()) as { data: { access_token: string } }).data.access_token;
  }
  const show = (held: string) =>
    status('/sandbox/bank/ZZZA0000001', undefined, { Authorization: held, 'x-api-key': 'a' });
  const inSession = { 'X-API-Key': `${key}~limited` };
  const limited = () => call('/pan-to-gst', { pan_number: 'AAACN0000A' }, inSession);

  it('ahead ends what has a time, keeps what has none, and loosens no limit', async () => {
    expect(await rule('AAACX1111A', '104', 600)).toBe(201);
    expect(await rule('AAACX2222A', '104', 7200)).toBe(201);
    expect(await rule('AAACX3333A', '104')).toBe(201);
    const [given, held] = [await token(), await ticket()];
    for (let i = 0; i < 100; i++) expect((await limited()).status).toBe(200);
    const subjects = ['AAACX1111A', 'AAACX2222A', 'AAACX3333A'];
    const meet = async () => [await ask(subjects[0]!), await ask(subjects[1]!), await ask(subjects[2]!)];
    expect([await meet(), await show(given)]).toEqual([[429, 429, 429], 200]);

    await set(hour);
    expect(await meet()).toEqual([404, 429, 429]);
    expect([await show(given), await redeem(held)]).toEqual([200, 404]);
    expect((await limited()).status).toBe(429);
    await ask('AAACX2222A', { 'X-Request-Id': 'an-hour-ahead' });
    const { time } = (await logLine(server, 'an-hour-ahead')) as { time: string };
    expect(Math.abs(Date.parse(time) - Date.now() - hour)).toBeLessThan(60_000);
  });

  it('ahead by more than a token’s time ends the token, and the next is good', async () => {
    const given = await token();
    expect(await show(given)).toBe(200);
    await set(26 * hour);
    expect([await show(given), await show(await token())]).toEqual([403, 200]);
  });

  it('back keeps what has a time for longer, and tells nobody to wait longer than a limit’s time', async () => {
    const [given, held] = [await token(), await ticket()];
    expect(await rule('AAACX4444A', '104', 600)).toBe(201);
    await set(0);
    expect([await show(given), await redeem(held), await ask('AAACX4444A')]).toEqual([200, 200, 429]);
    expect([await show(await token()), await redeem(await ticket())]).toEqual([200, 200]);
    const { status, headers } = await limited();
    expect(status).toBe(429);
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(3600);
  });
});
