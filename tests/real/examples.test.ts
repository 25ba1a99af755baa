import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { key } from '../support/app.ts';
import { exampleFiles, lend, openWorkshop, root, run, typeCheck, type Workshop } from '../support/package.ts';
import { type Server, startServer } from '../support/server.ts';

const { python3, curl } = inject('parts');
const go = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'go'))
  .find(existsSync);
const vitest = join(root, 'node_modules/vitest/vitest.mjs');

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
}, 180_000);
afterAll(() => workshop?.remove());

describe.each([
  ['vitest', ['vitest'], 5],
  ['msw', ['vitest', 'msw'], 3],
] as const)('examples/%s', { timeout: 60_000 }, (name, packages, tests) => {
  let folder: string;
  beforeAll(async () => {
    folder = await workshop.project(name, exampleFiles(name, ['package.json', 'karza.ts', 'kyc.test.ts']));
    lend(folder, [...packages, '@types/node', 'undici-types']);
  });

  it('runs', async () => {
    const { code, stdout, stderr } = await run(process.execPath, [vitest, 'run'], folder, { NO_COLOR: '1' });
    expect(stdout + stderr).toMatch(new RegExp(`Tests +${tests} passed \\(${tests}\\)`));
    expect(code).toBe(0);
  });

  it('is typed', async () => {
    const lib = ['ES2023', 'DOM', 'DOM.Iterable'];
    const options = { lib, module: 'esnext', moduleResolution: 'bundler', allowImportingTsExtensions: true };
    const checked = await typeCheck(folder, ['kyc.test.ts'], { ...options, skipLibCheck: true });
    expect(checked).toMatchObject({ code: 0, stdout: '' });
  });
});

describe('of the examples that ask a server', { timeout: 60_000 }, () => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer({ env: { API_KEYS: key } });
  });
  afterAll(async () => {
    await server?.stop();
  });

  const against = (name: string, file: string, ...args: string[]) => {
    const cache = join(workshop.folder, `cache-${name}`);
    mkdirSync(cache, { recursive: true });
    return run(file, args, join(root, 'examples', name), {
      ...{ NAMUNA_URL: server.url, NAMUNA_KEY: key },
      ...{ PYTHONDONTWRITEBYTECODE: '1', GOCACHE: cache, GOFLAGS: '-mod=readonly', GOTOOLCHAIN: 'local' },
    });
  };

  it.skipIf(!curl)('curl runs', async () => {
    const { code, stdout, stderr } = await against('curl', 'sh', 'kyc.sh');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.trim().split('\n')).toHaveLength(9);
  });

  it.skipIf(!python3)('pytest runs', async () => {
    const { code, stderr } = await against('pytest', python3!, '-m', 'unittest');
    expect(stderr).toMatch(/Ran 4 tests.*OK/s);
    expect(code).toBe(0);
  });

  it.skipIf(!go)(
    'go runs',
    async () => {
      const { code, stdout, stderr } = await against('go', go!, 'test', '-v', '-count=1', './...');
      expect(stdout + stderr).toMatch(/(?:--- PASS.*){4}/s);
      expect(code).toBe(0);
    },
    120_000,
  );

  it.skipIf(!curl)('one fails where what it asks does not answer so', async () => {
    const wrong = { NAMUNA_URL: server.url, NAMUNA_KEY: 'test-invalid' };
    const { code } = await run('sh', ['kyc.sh'], join(root, 'examples/curl'), wrong);
    expect(code).toBe(1);
  });
});
