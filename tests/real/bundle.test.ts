import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { developmentKey } from '../../app/config.ts';
import { vendors } from '../../routes/vendors.ts';

const dist = dirname(inject('bundle'));
/** Of all that stands in dist/, what a start or a part needs; the rest are tools that are built there too. */
const shipped = /^(?:app\.(?:cjs|cache)|main\.c?js|late-web\.cjs|(?:assets|data|parts)\/.+)$/;
const names = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(dist, join(entry.parentPath, entry.name)))
  .filter((name) => shipped.test(name));

const parts = names.filter((name) => name.startsWith('parts/'));
const docs = parts.find((name) => name.startsWith('parts/docs-'))!;
const readPart = (path: string) => gunzipSync(readFileSync(path)).toString();

const ended: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});

/** A copy that a test may spoil. */
function copyOf(): string {
  const copy = mkdtempSync(join(tmpdir(), 'namuna-spoilt-'));
  ended.push(() => rmSync(copy, { recursive: true, force: true }));
  for (const name of names) cpSync(join(dist, name), join(copy, name), { recursive: true });
  return copy;
}

/** Starts it somewhere else on a free port; resolves with its address. */
async function start(folder: string): Promise<string> {
  const child = spawn(process.execPath, [join(folder, 'main.cjs')], {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH, PORT: '0', HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  ended.push(async () => {
    if (child.kill('SIGKILL')) await once(child, 'exit');
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { msg, port } = JSON.parse(line);
    if (msg === 'listening') return `http://127.0.0.1:${port}`;
  }
  throw new Error('It ended before it listened.');
}

async function ask(url: string): Promise<unknown> {
  const response = await fetch(`${url}/pan-to-gst`, {
    method: 'POST',
    headers: { 'X-API-Key': developmentKey, 'Content-Type': 'application/json' },
    body: '{"pan_number":"ABCDE1234F"}',
  });
  return response.json();
}

const right = { status: 'success', internal_status_code: 101, value: '22ABCDE1234F1Z5' };

describe('the bundle', () => {
  it('is small', () => {
    // What is served compressed is kept compressed.
    const kept = names.filter((name) => !names.includes(`${name}.gz`));
    const bytes = kept.map((name) => statSync(join(dist, name)).size).reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeLessThan(2_950_000);
  });

  it('holds every part that is asked for, and no other', () => {
    const app = readFileSync(join(dist, 'app.cjs'), 'utf8');
    const asked = [app, ...parts.map((name) => readPart(join(dist, name)))].flatMap((text) => {
      return [...text.matchAll(/require\("\.\/([\w-]+)\.js"\)/g)].map(([, module]) => module!);
    });
    // The app itself answers for the modules that it shares.
    const apart = [...new Set(asked)].filter((module) => !app.includes(`"${module}.js":`));
    expect(apart.map((module) => `parts/${module}.cjs.gz`).sort()).toEqual(parts.toSorted());
  });

  it('reads each vendor from a part of its own', () => {
    const kinds = parts.map((name) => name.replace(/-[A-Z0-9]{8}\.cjs\.gz$/, ''));
    const lazy = [...vendors.map(({ name }) => name), 'docs', 'admin', 'console', 'prometheus', 'traces'];
    expect(kinds).toEqual(expect.arrayContaining(lazy.map((name) => `parts/${name}`)));
  });

  it('starts from any working directory', async () => {
    expect(await ask(await start(dist))).toEqual(right);
  });

  it.each<[string, (path: string) => void]>([
    ['missing', (path) => rmSync(path)],
    ['empty', (path) => truncateSync(path)],
    ['cut short', (path) => truncateSync(path, 100_000)],
    ['of something else', (path) => writeFileSync(path, 'This was never compiled.'.repeat(1000))],
  ])('starts where the compiled code is %s', async (_how, spoil) => {
    const copy = copyOf();
    spoil(join(copy, 'app.cache'));
    expect(await ask(await start(copy))).toEqual(right);
  });

  it('names our own functions in a stack', async () => {
    const copy = copyOf();
    const part = join(copy, docs);
    const text = readPart(part);
    const spoilt = text.replace(/async function build\([^)]*\)\s*\{/, '$&throw new Error("spoilt");');
    expect(spoilt).not.toBe(text);
    writeFileSync(part, gzipSync(spoilt));
    const response = await fetch(`${await start(copy)}/openapi.json`);
    const { detail } = (await response.json()) as { detail: { stack: string } };
    expect(detail.stack).toMatch(/^Error: spoilt\n +at build \(.*parts.docs-\w+\.cjs:\d+:\d+\)$/m);
  });

  it('tells which part is missing', async () => {
    const copy = copyOf();
    rmSync(join(copy, docs));
    const response = await fetch(`${await start(copy)}/docs`);
    expect(response.status).toBe(500);
    expect(await response.text()).toContain(docs);
  });
});
