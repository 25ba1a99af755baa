import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { json, key } from '../support/app.ts';
import { figure } from '../support/hardship.ts';
import { keepAsking, type Tally } from '../support/load.ts';
import { rawPost } from '../support/raw.ts';
import { type Redis, startRedis } from '../support/redis.ts';
import { type Server, startServer } from '../support/server.ts';
import { type SlowLine, slowLine } from '../support/slow-line.ts';

const ask = rawPost('/pan-to-gst', '{"pan_number":"ABCDE1234F"}');
/** A call that asks Redis for a count, and goes well. */
const counted = rawPost('/pan-to-gst', '{"pan_number":"ABCDE1234F"}', { 'X-Mock-Fault': '101;every=2' });
/** How long an answer of Redis is waited for (app/store/redis/connection.ts), and more for a busy machine. */
const patienceMs = 500 + 1500;
const soon = { timeout: 10_000, interval: 5 };

async function admin({ url }: Server, method: string, path: string, given?: object) {
  const body = given && { body: JSON.stringify(given) };
  const response = await fetch(url + path, { method, headers: { 'X-API-Key': key, ...json }, ...body });
  const text = await response.text();
  return { status: response.status, told: text === '' ? undefined : JSON.parse(text) };
}
const setRule = (server: Server, given: object) => admin(server, 'POST', '/__admin/rules', given);
const rulesOf = async (server: Server) => (await admin(server, 'GET', '/__admin/rules')).told.rules.length;
const readiness = async (server: Server) => (await admin(server, 'GET', '/readyz')).told.status;
/** How many milliseconds it takes until a server says so of itself. */
async function until(server: Server, status: string): Promise<number> {
  const since = performance.now();
  await expect.poll(() => readiness(server), soon).toBe(status);
  return performance.now() - since;
}

/** Half of the calls ask Redis; all have to be answered well. */
function load(server: Server) {
  let calls = 0;
  return keepAsking(server.port, () => (++calls % 2 ? ask : counted));
}
function expectAllWell({ sent, lost, statuses }: Tally): void {
  expect([lost, [...statuses]]).toEqual([0, [[200, sent]]]);
}

describe.skipIf(!inject('parts').redis)('Redis', () => {
  let redis: Redis;
  let servers: Server[];
  beforeEach(async () => {
    redis = await startRedis();
    servers = [];
  });
  afterEach(async () => {
    for (const server of servers) expect([(await server.stop()).code, server.stderr()]).toEqual([0, '']);
    await redis.stop();
  });
  async function start(url = redis.url): Promise<Server> {
    const server = await startServer({ env: { API_KEYS: key, REDIS_URL: url } });
    servers.push(server);
    return server;
  }

  it.each([
    ['killed', 'SIGKILL'],
    ['held up', 'SIGSTOP'],
  ] as const)('that is %s under load loses no call, and is found again by itself', async (how, signal) => {
    const server = await start();
    expect((await setRule(server, { fault: '103', match: { subject: 'AAACN0000A' } })).status).toBe(201);
    // It ends while Redis is away.
    expect((await setRule(server, { fault: '103', match: { subject: 'ABCDE1234F' }, ttl_s: 0.5 })).status).toBe(201);
    expect((await admin(server, 'POST', '/pan-to-gst', { pan_number: 'ABCDE1234F' })).status).toBe(404);
    await redis.signal(signal);
    const away = await until(server, 'degraded');
    await wait(600);
    const calls = load(server);
    const body = { pan_number: 'AAACN0000A' };
    expect((await admin(server, 'POST', '/pan-to-gst', body)).status).toBe(404);
    expect((await setRule(server, { fault: '103' })).status).toBe(503);
    await wait(300);
    if (signal === 'SIGKILL') await redis.restart();
    else await redis.signal('SIGCONT');
    const back = await until(server, 'ready');
    const tally = await calls.stop();
    figure(`Redis ${how} | told after ms`, away, '| calls', tally.sent, '| lost', tally.lost);
    figure('  slowest ms', tally.slowest, '| ready again after ms', back);
    expectAllWell(tally);
    expect(await rulesOf(server)).toBe(signal === 'SIGKILL' ? 0 : 1);
  });

  it('that is lost in the middle of the load keeps no call longer than it is waited for', async () => {
    const server = await start();
    const calls = load(server);
    await wait(300);
    await redis.signal('SIGSTOP');
    const away = await until(server, 'degraded');
    await wait(300);
    await redis.signal('SIGCONT');
    const back = await until(server, 'ready');
    const tally = await calls.stop();
    figure('Redis held up in the middle | told after ms', away, '| slowest ms', tally.slowest, '| ready again', back);
    expectAllWell(tally);
    expect(tally.slowest).toBeLessThan(patienceMs);
  });

  describe('by a slow line', () => {
    let line: SlowLine;
    beforeEach(async () => {
      line = await slowLine(Number(new URL(redis.url).port));
    });
    afterEach(() => line.close());

    it('delays only the calls that ask it', async () => {
      const server = await start(`redis://127.0.0.1:${line.port}`);
      line.delay(50);
      const plain = await calls(server, ask);
      const asking = await calls(server, counted);
      figure('Redis late by 100 ms | slowest ms of calls without it', plain.slowest, '| with it', asking.slowest);
      expect([...plain.statuses.keys(), ...asking.statuses.keys(), plain.lost, asking.lost]).toEqual([200, 200, 0, 0]);
      expect(plain.slowest).toBeLessThan(100);
      expect(asking.slowest).toBeGreaterThan(99);
      expect(await readiness(server)).toBe('ready');
    });

    it('that takes longer than it is waited for is out of reach, and found again when it is quick', async () => {
      const server = await start(`redis://127.0.0.1:${line.port}`);
      const all = load(server);
      await wait(200);
      line.delay(1000);
      const away = await until(server, 'degraded');
      await wait(1500);
      line.delay(0);
      const back = await until(server, 'ready');
      const tally = await all.stop();
      figure('Redis late by 2 s | told after ms', away, '| slowest ms', tally.slowest, '| ready again after ms', back);
      expectAllWell(tally);
      expect(tally.slowest).toBeLessThan(patienceMs);
      // It is told once, and once again where a first look at it was late, too.
      const told = server.lines().filter((text) => text.includes('"store out of reach"'));
      expect(told.length).toBeLessThanOrEqual(2);
    });

    /** What callers see in half a second. */
    async function calls(server: Server, request: string): Promise<Tally> {
      const all = keepAsking(server.port, () => request, { connections: 4 });
      await wait(500);
      return all.stop();
    }
  });

  it('that refuses the password is as good as none, tells nobody the password, and is found once it is right', async () => {
    await redis.ask('CONFIG', 'SET', 'requirepass', 'another');
    const wrong = await start(redis.url.replace('//', '//:a-s3cret-w0rd@'));
    const calls = load(wrong);
    expect(await readiness(wrong)).toBe('degraded');
    const refused = await setRule(wrong, { fault: '103' });
    expect(refused.status).toBe(503);
    await redis.ask('CONFIG', 'SET', 'requirepass', 'a-s3cret-w0rd');
    const back = await until(wrong, 'ready');
    expectAllWell(await calls.stop());
    expect((await setRule(wrong, { fault: 'none' })).status).toBe(201);
    figure('Redis with a wrong password | ready after ms, once it is right', back);
    const said = [...wrong.lines(), wrong.stderr(), JSON.stringify(refused.told)].join('\n');
    expect(said).toContain('WRONGPASS');
    expect(said).not.toContain('a-s3cret-w0rd');
  });

  it('that is flushed under load, again and again, loses what it had and no call', async () => {
    const [one, other] = [await start(), await start()] as const;
    const both = [load(one), load(other)];
    for (let i = 0; i < 10; i++) {
      expect((await setRule(one, { fault: '103', match: { subject: 'AAACN0000A' } })).status).toBe(201);
      await redis.ask('FLUSHALL');
      await wait(50);
    }
    const since = performance.now();
    for (const server of [one, other]) await expect.poll(() => rulesOf(server), soon).toBe(0);
    const gone = performance.now() - since;
    expect((await setRule(one, { fault: '104', match: { subject: 'AAACN0000A' } })).status).toBe(201);
    const met = () => admin(other, 'POST', '/pan-to-gst', { pan_number: 'AAACN0000A' });
    await expect.poll(async () => (await met()).status, soon).toBe(429);
    const count = async () => (await admin(other, 'GET', '/__admin/requests/count')).told.count;
    await expect.poll(count, soon).toBeGreaterThan(0);
    const [first, second] = [await both[0]!.stop(), await both[1]!.stop()];
    figure('Redis flushed ten times | calls', first.sent + second.sent, '| lost', first.lost + second.lost);
    figure('  slowest ms', Math.max(first.slowest, second.slowest), '| forgotten everywhere after ms', gone);
    for (const tally of [first, second]) expectAllWell(tally);
    const errors = [...one.lines(), ...other.lines()].filter((text) => text.includes('"level":"error"'));
    expect(errors).toEqual([]);
  });
});
