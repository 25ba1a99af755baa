import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it, vi } from 'vitest';
import { ConfigError, readConfig } from '../app/config.ts';
import { type House, openHouse } from '../app/house.ts';
import { letStand } from '../app/rules/rules-file.ts';
import { defaultLimits, memoryStore } from '../app/store/memory/store.ts';
import { fieldsByKind } from '../routes/fields/by-kind.ts';
import { services } from '../routes/services.ts';
import { nativeDialect, vendors } from '../routes/vendors.ts';
import { bodyOf, json, key, testApp } from './support/app.ts';
import { startRedis } from './support/redis.ts';

const dir = mkdtempSync(join(tmpdir(), 'namuna-house-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** The path of a new file with this content. */
function written(content: string, name = `${Math.random()}.json`): string {
  const file = join(dir, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, content);
  return file;
}

function open(env: Record<string, string>): Promise<House> {
  const log = { info: () => {}, error: () => {} };
  const dialects = [...vendors, nativeDialect];
  const now = () => 1_790_000_000_000;
  return openHouse(readConfig({ API_KEYS: key, ...env }), { services, dialects, fields: fieldsByKind, log, now });
}

/** What this PAN meets in the house. */
async function met(house: House, pan_number = 'ABCDE1234F') {
  const { metrics: _, journal: __, ...rest } = house;
  const { internal_status_code, value } = await bodyOf(await testApp({}, rest).post('/pan-to-gst', { pan_number }));
  return value ?? internal_status_code;
}

describe('a house', () => {
  it('of which nothing is said has the world, memory, and nothing to complain of', async () => {
    const house = await open({});
    expect([house.keeps, house.metrics, house.rules, house.problem()]).toEqual([undefined, undefined, [], undefined]);
    expect(house.overrides.find('pan-to-gst', 'ABCDE1234F')).toBeUndefined();
    expect(await met(house)).toBe('22ABCDE1234F1Z5');
    await house.close();
  });

  it('has metrics where they are asked for', async () => {
    const house = await open({ METRICS: 'prometheus' });
    expect(house.metrics).toBeDefined();
    await house.close();
  });

  it('answers from a team’s own data, keeps what is set at run time beside it, and says where it is wrong', async () => {
    const DATA_DIR = mkdtempSync(join(dir, 'data-'));
    mkdirSync(join(DATA_DIR, 'records'));
    writeFileSync(join(DATA_DIR, 'records/pan-to-gst.json'), '{"ABCDE1234F":"27AAACM0000Z1Z7"}');
    const house = await open({ DATA_DIR });
    expect([house.keeps, house.problem(), await met(house)]).toEqual([true, undefined, '27AAACM0000Z1Z7']);
    const { post, fetch } = testApp({}, { store: house.store });
    const set = await fetch('/__admin/records/pan-to-gst/AAACN0000A', {
      method: 'PUT',
      headers: { 'X-API-Key': key, ...json },
      body: '{"fault":"109"}',
    });
    expect([set.status, (await post('/pan-to-gst', { pan_number: 'AAACN0000A' })).status]).toEqual([201, 422]);
    await house.close();
    const again = await open({ DATA_DIR });
    expect(await met(again, 'AAACN0000A')).toBe(109);
    await again.close();
  });

  it('keeps of what is set at run time what is for all sessions', async () => {
    const DATA_DIR = mkdtempSync(join(dir, 'kept-'));
    const house = await open({ DATA_DIR });
    const admin = (method: string, path: string, body?: object) =>
      testApp({}, { store: house.store }).fetch(`/__admin${path}`, {
        method,
        headers: { 'X-API-Key': key, ...json },
        ...(body && { body: JSON.stringify(body) }),
      });
    for (const [subject, query] of [
      ['AAACN0000A', ''],
      ['ABCDE1234F', ''],
      ['AAACM0000Z', '?session=a'],
    ])
      await admin('PUT', `/records/pan-to-gst/${subject}${query}`, { outcome: 109 });
    const { id } = await bodyOf(await admin('POST', '/rules', { fault: '108' }));
    expect((await admin('DELETE', `/rules/${id}`)).status).toBe(204);
    expect((await admin('POST', '/reset?session=a')).status).toBe(200);
    expect((await admin('DELETE', '/records/pan-to-gst/ABCDE1234F')).status).toBe(204);
    await house.close();
    const again = await open({ DATA_DIR });
    const stand = again.store.standing.all('record').map(({ body }) => (body as { subject: string }).subject);
    expect(stand).toEqual(['AAACN0000A']);
    await again.close();
  });

  it('with data that is wrong does not open', async () => {
    const DATA_DIR = mkdtempSync(join(dir, 'wrong-'));
    writeFileSync(join(DATA_DIR, 'people.json'), '{');
    await expect(open({ DATA_DIR })).rejects.toThrow(/people\.json/);
  });

  it.skipIf(inject('parts').redis === undefined)('may stand on Redis, which keeps by itself', async () => {
    const redis = await startRedis();
    const house = await open({ REDIS_URL: redis.url, DATA_DIR: mkdtempSync(join(dir, 'shared-')) });
    expect([house.keeps, house.problem()]).toEqual([undefined, undefined]);
    expect(await met(house)).toBe('22ABCDE1234F1Z5');
    await house.close();
    await redis.stop();
  });
});

describe('RULES', () => {
  it('are read in their order, each with what its subject is written as', async () => {
    const rules = [
      { fault: '104;times=1', match: { service: 'pan-to-gst', subject: 'abcde1234f' }, note: 'once' },
      { fault: '108' },
    ];
    const house = await open({ RULES: written(JSON.stringify(rules)) });
    expect(house.rules).toMatchObject([
      { id: 'file-1', body: { match: { service: 'pan-to-gst', subject: 'ABCDE1234F' }, note: 'once' } },
      { id: 'file-2', body: { fault: '108', match: {} } },
    ]);
    await house.close();
  });

  it.each([
    ['no JSON', '[', 'RULES: the file is no JSON: '],
    ['no array', '{}', 'RULES: the file holds no array; allowed: [{"fault":"108;times=2"'],
    ['what is no rule', '[{"fault":"108"},7]', 'RULES: rule 2: it: '],
    ['a wrong part', '[{"fault":"108","ttl_s":"x"}]', 'RULES: rule 1: ttl_s: '],
    ['an unknown fault', '[{"fault":"108"},{"fault":"dely"}]', 'RULES: rule 2: Unknown fault. Use an outcome'],
    [
      'an unknown field',
      '[{"fault":"108","mtch":{}}]',
      'RULES: rule 1: it: unknown: mtch; allowed: fault, match, ttl_s',
    ],
    [
      'an unknown service',
      '[{"fault":"108","match":{"service":"x"}}]',
      'RULES: rule 1: match.service is "x"; allowed: ',
    ],
    [
      'a long name, of which a part is told',
      `[{"fault":"108","match":{"service":"${'x'.repeat(300)}"}}]`,
      `RULES: rule 1: match.service is "${'x'.repeat(100)}"; allowed: `,
    ],
    [
      'an unknown dialect',
      '[{"fault":"108","match":{"dialect":"x"}}]',
      'RULES: rule 1: match.dialect is "x"; allowed: ',
    ],
    ['an unknown key', '[{"fault":"108","match":{"key":"x"}}]', 'RULES: rule 1: match.key is "x"; allowed: '],
  ])('with %s are a wrong setting', async (_what, content, message) => {
    const opened = open({ RULES: written(content) });
    await expect(opened).rejects.toThrow(message);
    await expect(opened).rejects.toBeInstanceOf(ConfigError);
  });

  it('that cannot be read are a wrong setting', async () => {
    await expect(open({ RULES: join(dir, 'nowhere.json') })).rejects.toThrow(
      /^RULES is ".*nowhere.json"; allowed: a file that can be read\. ENOENT/,
    );
  });

  it('stand as soon as the store is within reach', async () => {
    vi.useFakeTimers();
    const { standing } = memoryStore(() => 0, defaultLimits);
    const house = await open({ RULES: written('[{"fault":"108"},{"fault":"109"}]') });
    let away = 2;
    const put = async (doc: Parameters<typeof standing.put>[0]) => {
      if (away-- > 0) throw new Error('gone');
      return standing.put(doc);
    };
    await letStand(house.rules, { ...standing, put });
    expect(standing.all('rule')).toEqual([]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(standing.all('rule')).toEqual([]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(standing.all('rule').map(({ id }) => id)).toEqual(['file-1', 'file-2']);
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
    await house.close();
  });
});
