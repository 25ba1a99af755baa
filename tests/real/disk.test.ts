import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { figure } from '../support/hardship.ts';
import { keepAsking } from '../support/load.ts';
import { rawPost } from '../support/raw.ts';
import { type Server, startServer } from '../support/server.ts';
import { type SmallDisk, smallDisk } from '../support/small-disk.ts';

const key = 'my-secret-key-123';
const ask = rawPost('/pan-to-gst', '{"pan_number":"ABCDE1234F"}');
const kilobytes = 256;

const probe = await smallDisk(kilobytes);
await probe?.close();

describe.skipIf(probe === undefined)('a small disk', () => {
  let disk: SmallDisk;
  let servers: Server[];
  beforeEach(async () => {
    disk = (await smallDisk(kilobytes))!;
    servers = [];
  });
  afterEach(async () => {
    await Promise.all(servers.map((server) => server.stop('SIGKILL')));
    await disk.close();
  });

  async function start(): Promise<Server> {
    const server = await startServer({ env: { API_KEYS: key, DATA_DIR: disk.dir }, through: disk.through });
    servers.push(server);
    return server;
  }
  async function admin({ url }: Server, method: string, path = '', given?: unknown) {
    const body = given === undefined ? {} : { body: JSON.stringify(given) };
    const response = await fetch(`${url}/__admin/records${path}`, { method, headers: { 'X-API-Key': key }, ...body });
    const text = await response.text();
    return [response.status, text === '' ? undefined : JSON.parse(text)] as const;
  }
  const pan = (i: number) => `AAACX${1000 + i}A`;
  const put = (server: Server, i: number) => admin(server, 'PUT', `/pan-to-gst/${pan(i)}`, { outcome: 106 });
  const subjects = async (server: Server) =>
    (await admin(server, 'GET'))[1].records.map(({ subject }: { subject: string }) => subject).sort();
  const kept = () => Object.keys(JSON.parse(readFileSync(join(disk.here, 'set/pan-to-gst.json'), 'utf8'))).sort();
  const many = (count: number) => Array.from({ length: count }, (_, i) => pan(i));

  it.each([
    ['is full', 'ENOSPC', () => disk.fill(), () => disk.makeRoom()],
    ['becomes read-only', 'EROFS', () => disk.turn('ro'), () => disk.turn('rw')],
  ])(
    'that %s refuses what is to be kept, loses nothing, and is written again when it can be',
    async (name, code, spoil, mend) => {
      const server = await start();
      for (let i = 0; i < 20; i++) expect(await put(server, i)).toMatchObject([201, { kept: true }]);
      const load = keepAsking(server.port, () => ask, { connections: 4 });
      spoil();
      const refusal = [503, { detail: `DATA_DIR could not be written (${code}); nothing has changed.` }];
      expect(await put(server, 20)).toMatchObject(refusal);
      expect(await put(server, 0)).toMatchObject([200, { kept: true }]); // As it stands already.
      expect(await admin(server, 'DELETE', `/pan-to-gst/${pan(0)}`)).toMatchObject(refusal);
      expect([await subjects(server), kept(), readdirSync(join(disk.here, 'set'))]).toEqual([
        many(20),
        many(20),
        ['pan-to-gst.json'],
      ]);
      expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({ status: 'ready' });

      mend();
      expect(await put(server, 20)).toMatchObject([201, { kept: true }]);
      const { sent, lost, statuses, slowest } = await load.stop();
      figure(`a disk that ${name} | calls meanwhile`, sent, '| lost', lost, '| slowest ms', slowest);
      expect([lost, [...statuses]]).toEqual([0, [[200, sent]]]);
      await server.stop('SIGKILL');
      expect(await subjects(await start())).toEqual(many(21));
    },
  );

  it('that is full lets all of a service go, which needs no room', async () => {
    const server = await start();
    await put(server, 0);
    disk.fill();
    expect(await admin(server, 'DELETE', '?service=pan-to-gst')).toEqual([200, { removed: 1 }]);
    expect(readdirSync(join(disk.here, 'set'))).toEqual([]);
  });

  it('that is read-only from the start keeps nothing, says so, and is tried again by the next start', async () => {
    const first = await start();
    await put(first, 0);
    await first.stop();
    disk.turn('ro');
    const second = await start();
    expect(await put(second, 1)).toMatchObject([201, { kept: false }]);
    expect(second.lines().filter((line) => line.includes('will not be kept'))).toHaveLength(1);
    disk.turn('rw');
    expect(await put(second, 2)).toMatchObject([201, { kept: false }]);
    await second.stop();
    expect(await subjects(await start())).toEqual(many(1));
  });
});
