import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';

interface Package {
  name: string;
  version: string;
  license?: string;
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
}

interface Locked {
  integrity?: string;
  resolved?: string;
  hasInstallScript?: boolean;
}

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

/** Builds the scripts and assets into a folder as `npm run build` does, and tells whose code is in them. */
const build = `
  import { mkdirSync, writeFileSync } from 'node:fs';
  import { copyAssets } from './deploy/assets.mjs';
  import { bundle } from './deploy/bundle.mjs';
  import { noticesOf, packageIn } from './deploy/library/bundled.mjs';
  const to = process.argv[1];
  mkdirSync(to + '/data', { recursive: true });
  const packages = [...(await copyAssets(process.cwd(), to)), ...(await bundle(process.cwd(), to))];
  writeFileSync(to + '/NOTICES.txt', noticesOf(packages.map(packageIn)));
  console.log(JSON.stringify(packages));
`;

function built(): { folder: string; packages: Package[] } {
  const folder = mkdtempSync(join(tmpdir(), 'namuna-built-'));
  const told = execFileSync(process.execPath, ['--input-type=module', '-e', build, folder], { encoding: 'utf8' });
  return { folder, packages: (JSON.parse(told) as string[]).map((path) => read(join(path, 'package.json'))) };
}

const [one, other] = [built(), built()];
afterAll(() => {
  for (const { folder } of [one, other]) rmSync(folder, { recursive: true, force: true });
});
const shipped = one.packages;
const names = shipped.map(({ name }) => name);

/** Licences that ask for no more than to be named. */
const allowed = ['MIT', 'Apache-2.0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD'];

/** These name their licence, MIT, and bring no text of it. */
const textless = ['@hono/swagger-ui', '@hono/zod-openapi', '@hono/zod-validator', '@redis/client'];

/** What `@redis/client` would like to have for a command that nobody here gives, and does without. */
const tried = '@node-rs/xxhash';

describe('what is shipped', () => {
  it('has a reason in the README, or is there for a package that has one', () => {
    const readme = readFileSync('README.md', 'utf8');
    const reasons = [...readme.matchAll(/^\| `([@\w/.-]+)` \| [^|]+ \|$/gm)].map(([, name]) => name!);
    const reached = new Set(names.filter((name) => reasons.includes(name)));
    for (const name of reached) {
      const { dependencies = {} } = shipped.find((one) => one.name === name)!;
      for (const needed of Object.keys(dependencies)) if (names.includes(needed)) reached.add(needed);
    }
    expect(names.filter((name) => !reached.has(name))).toEqual([]);
  });

  it('leaves out no package of the table that the app is said to run on', () => {
    const { dependencies } = read('package.json') as Package;
    const unused = Object.keys(dependencies!).filter((name) => !names.includes(name));
    expect(unused).toEqual([]);
  });

  it('has licences that ask for no more than to be named', () => {
    expect(shipped.filter(({ license }) => !allowed.includes(license ?? '')).map(({ name }) => name)).toEqual([]);
  });

  it('goes with the texts of these licences', () => {
    const notices = readFileSync(join(one.folder, 'NOTICES.txt'), 'utf8').split(`\n\n${'-'.repeat(80)}\n\n`);
    const bare = shipped.filter(({ name, version, license }) => {
      const section = notices.find((text) => text.split('\n').includes(`${name} ${version} (${license})`));
      return !/copyright|permission is hereby granted/i.test(section ?? '');
    });
    expect(bare.map(({ name }) => name).sort()).toEqual(textless);
  });

  it('asks no package of the machine that it runs on, only Node', () => {
    const files = readdirSync(one.folder, { recursive: true, encoding: 'utf8' });
    const scripts = files.flatMap((name) => textOf(join(one.folder, name)) ?? []);
    const asked = scripts.flatMap((text) => [...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name!));
    expect(asked).toContain('node:http');
    const others = new Set(asked.filter((name) => !isBuiltin(name) && !/^\.{1,2}\//.test(name)));
    expect([...others]).toEqual([tried]);
    expect(Object.keys(read('package-lock.json').packages)).not.toContain(`node_modules/${tried}`);
  });

  it('runs nothing when it is installed', () => {
    const runs = ({ scripts = {} }: Package) =>
      ['preinstall', 'install', 'postinstall'].some((name) => name in scripts);
    expect(shipped.filter(runs).map(({ name }) => name)).toEqual([]);
  });

  it('is the same, byte for byte, when it is built again', () => {
    expect(hashes(other.folder)).toEqual(hashes(one.folder));
    expect(Object.keys(hashes(one.folder)).length).toBeGreaterThan(20);
  });
});

/** A script's text; parts of the bundle are compressed. */
function textOf(path: string): string | undefined {
  if (path.endsWith('.cjs')) return readFileSync(path, 'utf8');
  return path.endsWith('.cjs.gz') ? gunzipSync(readFileSync(path)).toString() : undefined;
}

/** Of each file; the code that V8 compiles of them is not among them, and differs from machine to machine. */
function hashes(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
  return Object.fromEntries(paths.map((path) => [relative(folder, path), hash(path)]));
}

it('a build server asks whether anything that is shipped is known to be unsafe', () => {
  expect(readFileSync('.github/workflows/ci.yml', 'utf8')).toMatch(/^ +- run: npm audit --omit=dev$/m);
});

describe.each(['.', 'tests/runtimes', 'tests/mutation'])('the lock file in %s', (folder) => {
  const { packages } = read(join(folder, 'package-lock.json')) as { packages: Record<string, Locked> };
  const locked = Object.entries(packages).filter(([path]) => path !== '');

  it('holds every package to its hash, and names no place to take it from: each machine has its registry', () => {
    const loose = locked.filter(([, { integrity }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''));
    const placed = locked.filter(([, { resolved }]) => resolved !== undefined);
    expect([...loose, ...placed].map(([path]) => path)).toEqual([]);
  });

  it('knows no package that may run something when it is installed', () => {
    const { allowScripts = {} } = read(join(folder, 'package.json')) as { allowScripts?: Record<string, boolean> };
    const nameOf = (path: string) => path.replace(/^.*node_modules\//, '');
    const free = locked.filter(
      ([path, { hasInstallScript }]) => hasInstallScript && allowScripts[nameOf(path)] !== false,
    );
    expect(free.map(([path]) => path)).toEqual([]);
  });

  it('is what package.json asks for, each to its version', () => {
    const asked = read(join(folder, 'package.json')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >;
    const all = Object.entries({ ...asked.dependencies, ...asked.devDependencies });
    const wrong = all.filter(
      ([name, version]) => (packages[`node_modules/${name}`] as { version?: string })?.version !== version,
    );
    expect(wrong).toEqual([]);
  });
});
