import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { developmentKey } from '../../app/config.ts';
import { vendors } from '../../routes/vendors.ts';
import { type Asked, type Caddy, startCaddy } from '../support/cluster.ts';
import { type Dns, startDns } from '../support/cluster-dns.ts';
import { type Redis, startRedis } from '../support/redis.ts';
import { type Server, startServer } from '../support/server.ts';

const parts: Partial<Record<string, string>> = inject('parts');
const replicaHosts = ['127.0.0.1', '127.0.0.2'];
const known = { pan_number: 'ABCDE1234F' };
const ownHost = { MORE_HOSTS: 'kyc.example.in, other.example.in', DIALECT_HOSTS: 'karza:kyc.example.in' };

let redis: Redis;
let servers: Server[];
let dns: Dns;
let caddy: Caddy;
/** What the DNS tells of the replicas. */
let addresses = replicaHosts;

const keyed = (session: string, headers = {}) => ({ 'X-API-Key': `${developmentKey}~${session}`, ...headers });
const setuKeyed = (session: string) => ({
  'x-client-id': 'any',
  'x-client-secret': `${developmentKey}~${session}`,
  'x-product-instance-id': 'any',
});
const ask = (path: string, rest: Partial<Asked> = {}) => caddy.ask({ host: 'localhost', path, ...rest });
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came back
const bodyOf = async (answer: IncomingMessage): Promise<any> => json(answer);
const status = async (answer: Promise<IncomingMessage>) => (await answer).resume().statusCode;
const pan = (session: string, headers = {}) => ask('/pan-to-gst', { body: known, headers: keyed(session, headers) });

/** The ids of the calls of a session that each replica has answered. */
const heard = (id: string) => servers.map((server) => server.lines().filter((line) => line.includes(id)).length);

/** One port at several addresses, as replicas have it. */
async function startReplicas(): Promise<Server[]> {
  const env = { REDIS_URL: redis.url, DIALECT_HOSTS: ownHost.DIALECT_HOSTS };
  const first = await startServer({ env });
  const rest = replicaHosts.slice(1).map((HOST) => startServer({ env: { ...env, HOST, PORT: String(first.port) } }));
  return [first, ...(await Promise.all(rest))];
}

describe.skipIf(!parts.caddy || !parts.redis)('two replicas behind Caddy', () => {
  beforeAll(async () => {
    redis = await startRedis();
    servers = await startReplicas();
    dns = await startDns(() => addresses);
    const replicas = { port: servers[0]!.port, dns: dns.address };
    caddy = await startCaddy(parts.caddy!, replicas, { MORE_HOSTS: ownHost.MORE_HOSTS });
  });
  afterAll(async () => {
    await caddy?.stop();
    dns?.stop();
    await Promise.all((servers ?? []).map((server) => server.stop()));
    await redis?.stop();
  });

  it.each(vendors.flatMap(({ title, hosts }) => hosts.map((host) => [host, title])))(
    '%s is %s, with a certificate of its name',
    async (host, title) => {
      const answer = await caddy.ask({ host, path: '/openapi.json' });
      expect(await bodyOf(answer)).toMatchObject({ info: { title: expect.stringContaining(title) } });
    },
  );

  it('answers to names of one’s own', async () => {
    const document = async (host: string) => bodyOf(await caddy.ask({ host, path: '/openapi.json' }));
    expect(await document('kyc.example.in')).toEqual(await document('api.karza.in'));
    expect(await document('other.example.in')).toEqual(await document('localhost'));
  });

  it('has no certificate for other names', async () => {
    await expect(caddy.ask({ host: 'example.com', path: '/health' })).rejects.toThrow();
  });

  it('answers any host without TLS', async () => {
    expect(await (await fetch(`${caddy.plainUrl}/health`)).json()).toEqual({ status: 'ok' });
  });

  it('sends calls to both, one after the other', async () => {
    for (let i = 0; i < 10; i++) {
      expect(await status(pan('spread', { 'X-Request-Id': `spread-${i}` }))).toBe(200);
    }
    await expect.poll(() => heard('"spread-'), { timeout: 10_000 }).toEqual([5, 5]);
  });

  it('passes on the host, and tells where the client is', async () => {
    const headers = { 'x-karza-key': `${developmentKey}~told` };
    await status(caddy.ask({ host: 'api.karza.in', path: '/v2/pan', body: {}, headers }));
    const told = async () => {
      const { requests } = await bodyOf(await ask('/__admin/requests', { headers: keyed('told') }));
      return requests[0]?.request.headers;
    };
    // What one replica has answered the other one knows a moment later.
    await expect.poll(told, { timeout: 10_000 }).toMatchObject({
      host: 'api.karza.in',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': 'api.karza.in',
      'x-forwarded-proto': 'https',
    });
    expect(await told()).not.toHaveProperty('accept-encoding');
  });

  it('adds no header to an answer', async () => {
    const names = (headers: Iterable<[string, unknown]>) => [...headers].map(([name]) => name).sort();
    const direct = await fetch(`${servers[0]!.url}/pan-to-gst`, {
      method: 'POST',
      headers: keyed('headers', { 'Content-Type': 'application/json' }),
      body: JSON.stringify(known),
    });
    const answer = await pan('headers');
    expect(names(Object.entries(answer.headers))).toEqual(
      names(direct.headers).filter((name) => name !== 'keep-alive'),
    );
    answer.resume();
  });

  it('fails exactly two of forty calls at once, where a rule says two', async () => {
    expect(await status(ask('/__admin/rules', { body: { fault: '108;times=2' }, headers: keyed('two') }))).toBe(201);
    const statuses = await Promise.all(Array.from({ length: 40 }, () => status(pan('two'))));
    expect(statuses.filter((one) => one === 500)).toHaveLength(2);
  });

  it.each([
    ['a call with a body', { path: '/pan-to-gst', body: known, headers: keyed('reset-post') }],
    ['one without', { host: 'dg.setu.co', path: '/api/verify/ban/async/none', headers: setuKeyed('reset-get') }],
  ])('tells a broken connection as 502, and does not repeat %s', async (_, { path, headers, ...rest }) => {
    const answered = (fault: string) => status(ask(path, { ...rest, headers: { ...headers, 'X-Mock-Fault': fault } }));
    // So many that there is a connection to every replica, which would be kept.
    const [usual] = [await answered('none'), await answered('none')];
    expect(usual).not.toBe(502);
    expect([await answered('reset;times=1'), await answered('reset;times=1')]).toEqual([502, usual]);
  });

  it('lets an answer drip, and lets go of it when the client leaves', async () => {
    const id = 'drips-and-leaves';
    const answer = await pan('drips', { 'X-Mock-Fault': 'drip;ms=60000;chunks=1000', 'X-Request-Id': id });
    const [piece] = await once(answer, 'data');
    expect(piece.length).toBeGreaterThan(0);
    answer.destroy();
    await expect.poll(() => heard(id).reduce((sum, count) => sum + count), { timeout: 10_000 }).toBe(1);
  });

  it('does without a replica that has ended, while the DNS still tells of it and after', async () => {
    await servers[1]!.stop();
    const all = async (call: () => Promise<IncomingMessage>) =>
      new Set(await Promise.all(Array.from({ length: 10 }, () => status(call()))));
    // Without a body, since Debian's Caddy is older than 2.11.2.
    expect(await all(() => ask('/health'))).toEqual(new Set([200]));
    addresses = replicaHosts.slice(0, 1);
    // What the DNS said is kept for a second.
    await expect.poll(() => all(() => pan('gone')), { timeout: 10_000 }).toEqual(new Set([200]));
  });
});
