import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { nodeOnly, readEdgeConfig, refuseElsewhere } from '../app/edge-settings.ts';
import { kinds, wordKinds } from '../app/faults/kinds.ts';
import { settings } from '../app/settings.ts';
import { bodyOf } from './support/app.ts';

const key = 'edge-secret-key';
const bindings = { API_KEYS: key, ENVIRONMENT: 'production', LOG_LEVEL: 'silent' };

/** What an isolate loads: it keeps the settings of its first request. */
let edge: Awaited<ReturnType<typeof isolate>>;
async function isolate() {
  vi.resetModules();
  return (await import('../app/edge.ts')).default;
}
beforeAll(async () => {
  edge = await isolate();
});

const get = (path: string, given: Record<string, string> = bindings) =>
  edge.fetch(new Request(`https://namuna.example${path}`), given);
const post = (headers: Record<string, string>, given: Record<string, string> = bindings) =>
  edge.fetch(
    new Request('https://namuna.example/pan-to-gst', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: '{"pan_number":"ABCDE1234F"}',
    }),
    given,
  );

describe('at the edge', () => {
  it('answers with the settings that the runtime hands over', async () => {
    expect((await post({})).status).toBe(401);
    const response = await post({ 'X-API-Key': key });
    expect(await response.json()).toEqual({ status: 'success', internal_status_code: 101, value: '22ABCDE1234F1Z5' });
  });

  it('fails on demand, and has its document', async () => {
    expect((await post({ 'X-API-Key': key, 'X-Mock-Fault': '503' })).status).toBe(503);
    expect((await bodyOf(await get('/openapi.json'))).openapi).toBe('3.1.0');
    expect((await get('/')).headers.get('location')).toBe('/openapi.json');
  });

  it.each(['/docs', '/karza/docs', '/docs/swagger-ui-dist/swagger-ui.css', '/console', '/console/assets/console.css'])(
    '%s says that it is on Node only, in production too',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(501);
      expect((await bodyOf(response)).message).toContain('on Node only');
    },
  );

  const ofTheSocket = [...kinds.values()].filter(({ socket }) => socket).map(({ name }) => name);

  it('leaves out no fault that is one of the connection', () => {
    expect(ofTheSocket).toEqual(['reset', 'empty', 'garbage', 'timeout', 'truncate']);
  });

  it.each(ofTheSocket)('refuses the fault %s with 107, and says why', async (name) => {
    const response = await post({ 'X-API-Key': key, 'X-Mock-Fault': name });
    expect([response.status, response.headers.get('x-mock-outcome')]).toEqual([501, '107;by=fault']);
    expect((await bodyOf(response)).message).toBe(
      `The fault ${name} needs a connection of its own, and there is none here. A server on Node has one.`,
    );
  });
});

describe('deploy/EDGE.md', () => {
  const document = readFileSync('deploy/EDGE.md', 'utf8');
  const faults = wordKinds.filter(({ name }) => name !== 'none').map(({ name }) => name);

  it.each([...nodeOnly.keys(), ...faults])('says where %s works', (name) => {
    const rows = document.split('\n').filter((line) => line.startsWith('|') && line.includes(`\`${name}\``));
    expect(rows).toHaveLength(1);
  });
});

describe('where Namuna listens by itself', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
  });
  const exported = async (userAgent: string) => {
    vi.stubGlobal('navigator', { userAgent });
    return isolate();
  };

  it('Bun reads where, and that no call is cut that a fault holds', async () => {
    for (const [name, value] of Object.entries({ ...bindings, PORT: '9000', HOST: '127.0.0.1' }))
      vi.stubEnv(name, value);
    expect(await exported('Bun/1.4.5')).toMatchObject({ port: 9000, hostname: '127.0.0.1', idleTimeout: 0 });
  });

  it('a setting that cannot be met ends the start', async () => {
    vi.stubEnv('DATA_DIR', 'data');
    await expect(exported('Bun/1.4.5')).rejects.toThrow('DATA_DIR cannot be met on this runtime');
  });
});

describe('the bundle for Workers', () => {
  const to = mkdtempSync(join(tmpdir(), 'namuna-edge-'));
  let bundle = '';
  beforeAll(() => {
    execFileSync(process.execPath, ['deploy/edge.mjs', '--to', to], { stdio: 'ignore' });
    bundle = readFileSync(join(to, 'worker.js'), 'utf8');
  });
  afterAll(() => rmSync(to, { recursive: true, force: true }));

  it('holds nothing that only Node could run', () => {
    const files = readdirSync(dirname(inject('bundle')), { recursive: true, encoding: 'utf8' });
    const read = (file: string) => readFileSync(join(dirname(inject('bundle')), file));
    const scripts = files.filter((file) => /\.cjs(\.gz)?$/.test(file));
    const onNode = scripts.map((file) => (file.endsWith('.gz') ? gunzipSync(read(file)) : read(file))).join('\n');
    // Of Prometheus, of Redis, of traces.
    for (const word of ['collectDefaultMetrics', 'RedisSocket', 'OTLPTraceExporter']) {
      expect([word, onNode.includes(word), bundle.includes(word)]).toEqual([word, true, false]);
    }
  });

  it('is a sixth of the 3 MB that Workers take free of charge', () => {
    expect(gzipSync(bundle).byteLength).toBeLessThan(500_000);
  });
});

describe('settings at the edge', () => {
  const listening = { listens: true };

  it('are each met, or refused in words', () => {
    const met = [
      ...['PORT', 'HOST', 'ENVIRONMENT', 'API_KEYS', 'ADMIN_KEY', 'FAULT_KEYS', 'RATE_LIMIT', 'MAX_RETRIES'],
      ...['LOG_LEVEL', 'BODY_LIMIT', 'MAX_DELAY_MS', 'MAX_HELD', 'SESSION_IDLE', 'JOURNAL_SIZE', 'JOURNAL_BYTES'],
      ...['CORS_ORIGINS', 'DIALECT_HOSTS', 'METRICS'],
    ];
    // Whoever adds a setting says here or in nodeOnly what becomes of it where there is no Node.
    expect([...met, ...nodeOnly.keys()].sort()).toEqual(Object.keys(settings).sort());
  });

  it.each([...nodeOnly.keys()])('%s is refused', (name) => {
    expect(() => readEdgeConfig({ [name]: 'anything' }, listening)).toThrow(`${name} cannot be met on this runtime: `);
  });

  it.each([
    [{ METRICS: 'emf,prometheus' }, 'METRICS=prometheus cannot be met on this runtime'],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318' }, 'OpenTelemetry cannot be met on this runtime'],
    [{ BODY_LIMIT: '0' }, 'BODY_LIMIT is "0"; allowed: at least 1.'],
  ])('%j is refused', (given, words) => {
    expect(() => readEdgeConfig(given, listening)).toThrow(words);
  });

  it('PORT and HOST are met where Namuna listens, and refused where it does not', () => {
    expect(readEdgeConfig({ PORT: '9000', METRICS: 'emf' }, listening)).toMatchObject({ PORT: 9000 });
    const words = 'PORT cannot be met on this runtime: the platform listens. Unset it, or run on Node.';
    expect(() => readEdgeConfig({ PORT: '9000' }, { listens: false })).toThrow(words);
  });

  const at = { hostname: '127.0.0.1', port: 8000 };
  it.each([{}, { PORT: '0' }, { PORT: '8000', HOST: '127.0.0.1' }, { PORT: '' }])(
    '%j fits where Deno listens',
    (given) => {
      expect(refuseElsewhere(at, given)).toBeUndefined();
    },
  );
  it.each([
    [{ PORT: '9000' }, 'allowed: deno serve --port 9000'],
    [{ PORT: '8000', HOST: '0.0.0.0' }, 'allowed: deno serve --host 0.0.0.0 --port 8000'],
  ])('%j is refused where Deno listens elsewhere', (given, words) => {
    expect(() => refuseElsewhere(at, given)).toThrow(words);
  });

  it.each([
    ['development', 'RULES cannot be met on this runtime: no file is read here; post the rules to /__admin/rules.'],
    ['production', undefined],
    ['prod', undefined],
  ])('one that is wrong is told by each answer in development only: %s', async (ENVIRONMENT, told) => {
    edge = await isolate();
    const response = await post({ 'X-API-Key': key }, { RULES: 'rules.json', ENVIRONMENT });
    const body = await bodyOf(response);
    expect([response.status, body.code, response.headers.get('x-mock-outcome')]).toEqual([
      500,
      'INTERNAL_SERVER_ERROR',
      '108;by=settings',
    ]);
    if (told === undefined) expect(body.detail).toBeUndefined();
    else expect(body.detail.problem).toContain(told);
  });
});
