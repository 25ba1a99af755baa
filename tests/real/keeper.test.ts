import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKeeper } from '../../app/data-dir/keeper.ts';
import { type WholeFiles, wholeFiles } from '../../app/data-dir/whole-files.ts';
import { memoryStore } from '../../app/store/memory/store.ts';
import { services } from '../../routes/index.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { type Server, startServer } from '../support/server.ts';

const key = 'my-secret-key-123';
const headers = { 'X-API-Key': key, 'Content-Type': 'application/json' };

let dir: string;
let servers: Server[];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'namuna-keeper-'));
  servers = [];
});
afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop('SIGKILL')));
  rmSync(dir, { recursive: true, force: true });
});

async function start(dataDir = dir, env: Record<string, string> = {}): Promise<Server> {
  const server = await startServer({ env: { API_KEYS: key, DATA_DIR: dataDir, LOG_LEVEL: 'info', ...env } });
  servers.push(server);
  return server;
}

async function admin(server: Server, method: string, path: string, given?: unknown) {
  const body = given === undefined ? {} : { body: JSON.stringify(given) };
  const response = await fetch(`${server.url}/__admin/${path}`, { method, headers, ...body });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

async function ask(server: Server, pan_number: string) {
  const body = JSON.stringify({ pan_number });
  const response = await fetch(`${server.url}/pan-to-gst`, { method: 'POST', headers, body });
  return [response.headers.get('x-mock-outcome'), ((await response.json()) as { value?: unknown }).value];
}

const gstin = '27AAACX1111A1Z5';
const file = () => join(dir, 'set/pan-to-gst.json');
const kept = () => (existsSync(file()) ? JSON.parse(readFileSync(file(), 'utf8')) : {});

describe('an answer that was set', () => {
  it('is there after kill -9, in the format of a file of records, and in no session', async () => {
    mkdirSync(join(dir, 'records'));
    writeFileSync(join(dir, 'records/pan-to-gst.json'), '{"AAACX1111A":{"outcome":109}}');
    const first = await start();
    const set = await admin(first, 'PUT', 'records/pan-to-gst/aaacx1111a', gstin.toLowerCase());
    expect(set).toMatchObject({ status: 201, body: { subject: 'AAACX1111A', value: gstin, kept: true } });
    await admin(first, 'PUT', 'records/pan-to-gst/AAACX2222A', { fault: 'delay;ms=1, 503' });
    const own = await admin(first, 'PUT', 'records/pan-to-gst/AAACX3333A?session=a', { outcome: 106 });
    expect(own).toMatchObject({ status: 201, body: { session: 'a', kept: false } });
    await first.stop('SIGKILL');
    expect(kept()).toEqual({ AAACX1111A: gstin.toLowerCase(), AAACX2222A: { fault: 'delay;ms=1, 503' } });

    const second = await start();
    expect(await ask(second, 'AAACX1111A')).toEqual(['101;by=record', gstin]);
    expect(await ask(second, 'AAACX2222A')).toEqual(['108;by=record;delay=1', undefined]);
    expect(await ask(second, 'AAACX3333A')).toEqual(['103;by=world', undefined]);
    const { body } = await admin(second, 'GET', 'records/pan-to-gst/AAACX1111A');
    expect(body).toMatchObject({ value: gstin, kept: true });
    expect(Math.abs(Date.parse(body.set_at) - Date.now())).toBeLessThan(60_000);
    expect((await fetch(`${second.url}/readyz`)).status).toBe(200);
  });

  it('is gone after it was removed, and its file with the last', async () => {
    const first = await start();
    for (const pan of ['AAACX1111A', 'AAACX2222A', 'AAACX3333A'])
      await admin(first, 'PUT', `records/pan-to-gst/${pan}`, gstin);
    await admin(first, 'PUT', 'records/gst-search/AAACX1111A', []);
    expect((await admin(first, 'DELETE', 'records/pan-to-gst/AAACX2222A')).status).toBe(204);
    await first.stop('SIGKILL');
    const second = await start();
    expect(kept()).toEqual({ AAACX1111A: gstin, AAACX3333A: gstin });
    expect(await ask(second, 'AAACX2222A')).toEqual(['103;by=world', undefined]);
    expect((await admin(second, 'DELETE', 'records?service=pan-to-gst')).body).toEqual({ removed: 2 });
    expect(readdirSync(join(dir, 'set'))).toEqual(['gst-search.json']);
    expect((await admin(second, 'POST', 'reset', {})).status).toBe(200);
    expect(readdirSync(join(dir, 'set'))).toEqual([]);
    expect((await admin(second, 'PUT', 'records/pan-to-gst/AAACX1111A', gstin)).status).toBe(201);
    expect(kept()).toEqual({ AAACX1111A: gstin });
  });

  it('does not mind what a killed writer left beside its file', async () => {
    mkdirSync(join(dir, 'set'));
    writeFileSync(file(), `{"AAACX1111A":"${gstin}"}`);
    writeFileSync(join(dir, 'set/.pan-to-gst.json.0123abcd'), '{"AAACX1111A":"2');
    const server = await start();
    expect(await ask(server, 'AAACX1111A')).toEqual(['101;by=record', gstin]);
    expect(readdirSync(join(dir, 'set'))).toEqual(['pan-to-gst.json']);
  });
});

describe('what stands in set/ ends the start where it is', () => {
  const rows: [why: string, name: string, content: string, line: string][] = [
    [
      'wrong',
      'pan-to-gst.json',
      '{\n  "AAACX1111A": 42\n}',
      'pan-to-gst.json line 2, $.AAACX1111A: found 42; allowed: ',
    ],
    [
      'cut short',
      'pan-to-gst.json',
      '{"AAACX1111A":',
      'pan-to-gst.json line 1, $.AAACX1111A: found the end of the file',
    ],
    ['a table', 'pan-to-gst.csv', 'subject,value\n', 'pan-to-gst.csv: found a table; allowed: .json'],
    [
      'of no service',
      'pan-to-gts.json',
      '{}',
      'pan-to-gts.json: found an unknown name; allowed: pan-to-gst, gst-search, ',
    ],
    [
      'nested deep',
      'pan-to-gst.json',
      `{"A":${'['.repeat(50_000)}`,
      'pan-to-gst.json: found values nested thousands of ',
    ],
  ];
  it.each(rows)('%s', async (_why, name, content, line) => {
    mkdirSync(join(dir, 'set'));
    writeFileSync(join(dir, 'set', name), content);
    const [first, second] = await start().then(() => [], messageLines);
    expect([first, second?.slice(0, line.length + 4)]).toEqual([
      'The server ended with 1 before it listened.',
      `set/${line}`,
    ]);
  });
});

function messageLines({ message }: Error): string[] {
  return message.split('\n');
}

const diskFull = () => Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });

describe('where the disk fails', () => {
  let mood: 'well' | 'full' | 'failing at the end';
  let writings: number;
  let log: string[];
  let app: TestApp;

  const real = () => wholeFiles(join(dir, 'set'));
  const moody = (files: WholeFiles): WholeFiles => ({
    ...files,
    async write(changes) {
      writings++;
      if (mood === 'full') throw diskFull();
      await files.write(changes);
      if (mood === 'well') return;
      mood = 'well';
      throw new Error('the last step failed');
    },
  });
  const open = async (files: WholeFiles, mostBytes = 1_000_000) => {
    const told = { info: (line: string) => log.push(line), error: (line: string) => log.push(line) };
    return openKeeper(dir, memoryStore(), { services, limits: { maxDelayMs: 60_000 }, log: told, files, mostBytes });
  };
  beforeEach(async () => {
    [mood, writings, log] = ['well', 0, []];
    app = testApp({}, await open(moody(real())));
  });
  const call = async (method: string, path: string, given?: unknown) => {
    const body = given === undefined ? {} : { body: JSON.stringify(given) };
    const response = await app.fetch(`/__admin/${path}`, { method, headers, ...body });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  const put = (pan: string, given: unknown) => call('PUT', `records/pan-to-gst/${pan}`, given);
  const stand = async () =>
    (await call('GET', 'records')).body.records.map((record: Record<string, unknown>) => [
      record.subject,
      record.outcome,
    ]);

  it('answers 503 and changes nothing, and all is well when the disk is', async () => {
    await put('AAACX1111A', { outcome: 106 });
    await call('PUT', 'records/gst-search/AAACX1111A', { outcome: 107 });
    const before = [await stand(), kept(), readdirSync(join(dir, 'set'))];
    for (const way of ['full', 'failing at the end'] as const) {
      const refused: [string, string, unknown?][] = [
        ['PUT', 'records/pan-to-gst/AAACX2222A', { outcome: 103 }],
        ['PUT', 'records/pan-to-gst/AAACX1111A', { outcome: 103 }],
        ['DELETE', 'records/pan-to-gst/AAACX1111A'],
        ['DELETE', 'records'],
        ['POST', 'reset', {}],
      ];
      for (const [method, path, given] of refused) {
        mood = way;
        const { status, body } = await call(method, path, given);
        const code = way === 'full' ? ' (ENOSPC)' : '';
        expect([method, status, body.detail]).toEqual([
          method,
          503,
          `DATA_DIR could not be written${code}; nothing has changed.`,
        ]);
        mood = 'well';
        expect([await stand(), kept(), readdirSync(join(dir, 'set'))]).toEqual(before);
      }
    }
    expect(log).toEqual(Array(10).fill('What was set could not be kept in DATA_DIR'));
    mood = 'full';
    expect((await put('AAACX3333A?session=a', { outcome: 106 })).status).toBe(201);
    mood = 'well';
    expect((await put('AAACX2222A', { outcome: 103 })).status).toBe(201);
    expect(kept()).toEqual({ AAACX1111A: { outcome: 106 }, AAACX2222A: { outcome: 103 } });
  });

  it('writes once for those that come at a time, and keeps disk and store alike', async () => {
    const pans = Array.from({ length: 50 }, (_, i) => `AAACX${1000 + i}A`);
    const answers = await Promise.all(pans.map((pan) => put(pan, { outcome: 106 })));
    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(201));
    expect(writings).toBeLessThan(5);
    expect(Object.keys(kept()).sort()).toEqual(pans);

    const later = async (ms: number, what: () => Promise<unknown>) => wait(ms).then(what);
    const mixed = Array.from({ length: 60 }, (_, i) => [
      later(i, () => put(pans[i % 3]!, { outcome: 101 + (i % 9) })),
      ...(i % 20 === 0 ? [later(i, () => call('POST', 'reset', {}))] : []),
      ...(i % 4 === 0 ? [later(i, () => call('DELETE', `records/pan-to-gst/${pans[(i + 1) % 3]}`))] : []),
    ]);
    await Promise.all(mixed.flat());
    const onDisk = Object.entries<{ outcome: number }>(kept()).map(([pan, { outcome }]) => [pan, outcome]);
    expect((await stand()).sort()).toEqual(onDisk.sort());
    expect(onDisk.length).toBeGreaterThan(0);
    const again = await open(real());
    expect(again.store.standing.all('record')).toHaveLength(onDisk.length);
    expect((await call('DELETE', 'records')).body).toEqual({ removed: onDisk.length });
  });

  it('holds in memory what it cannot keep, and says so once', async () => {
    app = testApp({}, await open({ ...real(), refuses: async () => diskFull() }));
    expect((await put('AAACX1111A', { outcome: 106 })).body).toMatchObject({ outcome: 106, kept: false });
    expect((await call('GET', 'records')).body.records).toMatchObject([{ outcome: 106, kept: false }]);
    expect(readdirSync(dir)).toEqual([]);
    expect(log).toEqual(['answers set at run time will not be kept, DATA_DIR cannot be written']);
  });

  it('refuses what would make a file that cannot be read again', async () => {
    app = testApp({}, await open(real(), 60));
    expect((await put('AAACX1111A', gstin)).status).toBe(201);
    const { status, body } = await put('AAACX2222A', gstin);
    const detail = 'set/pan-to-gst.json would have more than 60 bytes; remove some records.';
    expect([status, body.detail]).toEqual([400, detail]);
    expect([await stand(), kept()]).toEqual([[['AAACX1111A', undefined]], { AAACX1111A: gstin }]);
    expect(readdirSync(join(dir, 'set'))).toEqual(['pan-to-gst.json']);
  });
});

// What is no disk refuses root as well.
it.runIf(existsSync('/proc/tty'))('answers without keeping where DATA_DIR cannot be written', async () => {
  const server = await start('/proc/tty');
  const set = await admin(server, 'PUT', 'records/pan-to-gst/AAACX1111A', gstin);
  expect(set).toMatchObject({ status: 201, body: { value: gstin, kept: false } });
  expect(await ask(server, 'AAACX1111A')).toEqual(['101;by=record', gstin]);
  expect(server.lines().filter((line) => line.includes('will not be kept'))).toHaveLength(1);
});
