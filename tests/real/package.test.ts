import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settings } from '../../app/settings.ts';
import { key } from '../support/app.ts';
import { lend, openWorkshop, plainEnv, run, typeCheck, type Workshop } from '../support/package.ts';

const asked = `
  const app = createApp({ API_KEYS: '${key}', ENVIRONMENT: 'production' });
  const headers = { 'X-API-Key': '${key}', 'Content-Type': 'application/json' };
  app.fetch('/pan-to-gst', { method: 'POST', headers, body: '{"pan_number":"ABCDE1234F"}' })
    .then((response) => response.json())
    .then(({ value }) => console.log(value));
`;

const rightAndWrong = `
  import { type App, createApp, type Options } from 'namuna';

  const options: Options = { ENVIRONMENT: 'production', API_KEYS: ['${key}'], MAX_HELD: 5, REDIS_URL: process.env.REDIS_URL };
  export const app: App = createApp({ ...options, random: () => 0.5, now: () => 0, sleep: async () => {} });
  export const fetching: typeof fetch = app.fetch;
  export const status: number = (await app.fetch(new Request('https://api.karza.in/v2/pan'))).status;
  // @ts-expect-error no such environment
  createApp({ ENVIRONMENT: 'staging' });
  // @ts-expect-error no such setting
  createApp({ API_KEY: '${key}' });
  // @ts-expect-error nothing listens
  createApp({ PORT: 9000 });
  // @ts-expect-error a time is a number
  createApp({ now: () => new Date() });
`;

/** Ends the program with its test, however that one ends. */
const lifeline = "--import=data:text/javascript,process.stdin.on('end',()=>process.exit(86)).resume().unref()";

describe('the package', { timeout: 60_000 }, () => {
  let workshop: Workshop;
  let folder: string;

  beforeAll(async () => {
    workshop = await openWorkshop();
    folder = await workshop.project('user', {
      'module.mjs': `import { createApp } from 'namuna';${asked}`,
      'script.cjs': `const { createApp } = require('namuna');${asked}`,
      'types.ts': rightAndWrong,
      'types.cts': `import namuna = require('namuna');\nexport const app: namuna.App = namuna.createApp({ MAX_HELD: 5 });\n`,
    });
    lend(folder, ['@types/node', 'undici-types']);
  }, 180_000);
  afterAll(() => workshop?.remove());

  const namuna = (...args: string[]) => run(join(folder, 'node_modules/.bin/namuna'), args, folder);

  it('holds what it is meant to, and nothing else', () => {
    const { files, size, unpackedSize } = workshop.packed;
    console.log(`npm pack: ${size} bytes, ${unpackedSize} unpacked, in ${files.length} files`);
    const own = ['LICENSE', 'README.md', 'package.json'];
    const built = ['NOTICES.txt', 'about.json', 'cli.mjs', 'library.cjs', 'library.js', 'main.js'];
    built.push('library.d.ts', 'library.d.cts');
    const meant = [...own, ...built.map((name) => `dist/npm/${name}`)];
    expect(files).toEqual(expect.arrayContaining(meant));
    const pieces =
      /^dist\/npm\/(?:assets\/.+\.(?:js|css|svg)(?:\.gz)?|data\/\w+\.json|(?:parts\/)?[\w-]+\.c?js(?:\.gz)?)$/;
    expect(files.filter((path) => !meant.includes(path) && !pieces.test(path))).toEqual([]);
    expect(files.filter((path) => /personas|parity|\.cache$|\.map$/.test(path))).toEqual([]);
    expect(size).toBeLessThan(5_000_000);
  });

  it('brings no other package with it, and names those whose code it holds', () => {
    const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
    expect(Object.keys(packages)).toEqual(['', 'node_modules/namuna']);
    const notices = readFileSync(join(folder, 'node_modules/namuna/dist/npm/NOTICES.txt'), 'utf8');
    for (const name of ['hono', 'zod', 'pino', '@hono/node-server', 'swagger-ui-dist', 'uplot']) {
      expect(notices).toMatch(new RegExp(`^${name} \\d`, 'm'));
    }
  });

  it('has a bill of materials, of what is shipped and nothing else', async () => {
    const { code, stdout, stderr } = await run(process.execPath, ['deploy/sbom.mjs'], workshop.source);
    expect(code, stderr).toBe(0);
    const { bomFormat, components } = JSON.parse(stdout);
    const names = components.map(({ name }: { name: string }) => name);
    expect(bomFormat).toBe('CycloneDX');
    expect(names).toEqual(expect.arrayContaining(['hono', 'pino', '@redis/client', 'swagger-ui-dist', 'uplot']));
    for (const tool of ['vitest', 'esbuild', 'typescript', 'axios']) expect(names).not.toContain(tool);
  });

  it.each(['module.mjs', 'script.cjs'])('is a library that %s uses and ends', async (file) => {
    expect(await run(process.execPath, [file], folder)).toEqual({ code: 0, stdout: '22ABCDE1234F1Z5\n', stderr: '' });
  });

  it.each([
    // There a script and a module each have declarations of their own.
    ['nodenext', 'nodenext', ['types.ts', 'types.cts']],
    ['bundler', 'esnext', ['types.ts']],
  ])('is typed, as %s resolves, and needs no types of a browser', async (moduleResolution, module, files) => {
    const checked = await typeCheck(folder, files, { lib: ['ES2023'], moduleResolution, module });
    expect(checked).toMatchObject({ code: 0, stdout: '' });
  });

  it('declares every setting that has a meaning without a port', () => {
    const declared = readFileSync(join(folder, 'node_modules/namuna/dist/npm/library.d.ts'), 'utf8');
    const names = [...declared.matchAll(/^ {2}([A-Z_]+)\?: /gm)].map(([, name]) => name);
    expect(names).toEqual(Object.keys(settings).filter((name) => !['PORT', 'HOST', 'DIALECT_PORTS'].includes(name)));
  });

  it('is a program that explains every setting as a flag', async () => {
    const { code, stdout } = await namuna('--help');
    expect(code).toBe(0);
    for (const name of Object.keys(settings)) expect(stdout).toContain(`--${name.toLowerCase().replaceAll('_', '-')} `);
    const { version } = JSON.parse(readFileSync(join(folder, 'node_modules/namuna/package.json'), 'utf8'));
    expect((await namuna('--version')).stdout).toBe(`${version}\n`);
  });

  it.each([
    ['an unknown flag', ['--prot', '9000'], /Unknown option '--prot'; allowed: --port, --host, .*--help/],
    ['a flag without a value', ['--port'], /'-p, --port <value>' argument missing\. See namuna --help\./],
    ['a word', ['start'], /Unexpected argument 'start'\. See/],
    ['a wrong value', ['--port', 'abc'], /PORT is "abc"; allowed: a whole number from 0 to 65535\./],
  ])('refuses %s', async (_, args, message) => {
    const { code, stdout, stderr } = await namuna(...args);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(message);
  });

  it('listens and answers, by npx', async () => {
    const child = spawn('npx', ['--no-install', 'namuna', '--port', '0', '--host=127.0.0.1'], {
      cwd: folder,
      // A flag wins over the environment.
      env: { ...plainEnv(folder), PORT: '1', API_KEYS: key, NODE_OPTIONS: lifeline },
      stdio: ['pipe', 'pipe', 'ignore'],
      detached: true,
    });
    const closed = once(child, 'close');
    try {
      const port = await portIn(child.stdout);
      const headers = { 'X-API-Key': key, 'Content-Type': 'application/json' };
      const body = '{"pan_number":"ABCDE1234F"}';
      const answer = await fetch(`http://127.0.0.1:${port}/pan-to-gst`, { method: 'POST', headers, body });
      expect(await answer.json()).toMatchObject({ value: '22ABCDE1234F1Z5' });
      const css = await fetch(`http://127.0.0.1:${port}/docs/swagger-ui-dist/swagger-ui.css`);
      expect([css.status, css.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/css')]);
      await css.text();
    } finally {
      process.kill(-child.pid!, 'SIGTERM');
      await closed;
    }
  });
});

async function portIn(stdout: NodeJS.ReadableStream): Promise<number> {
  for await (const line of createInterface({ input: stdout })) {
    if (line.includes('"msg":"listening"')) return JSON.parse(line).port;
  }
  throw new Error('The program ended before it listened.');
}
