import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where npm puts a runtime: the scope of the packages that hold one platform's program, and the program in them. */
const table = {
  bun: { variable: 'BUN_PATH', scope: '@oven', program: 'bin/bun' },
  deno: { variable: 'DENO_PATH', scope: '@deno', program: 'deno' },
  workerd: { variable: 'WORKERD_PATH', scope: '@cloudflare', program: 'bin/workerd' },
};

type Name = keyof typeof table;

/** The path of each runtime that is here. */
export type Runtimes = Partial<Record<Name, string>>;

const names = Object.keys(table) as Name[];
const folder = fileURLToPath(new URL('../runtimes', import.meta.url));
const suite = 'tests/real/runtimes.test.ts and tests/real/runtimes-wire.test.ts';

/** Finds every runtime, or installs those that are pinned; where that cannot be, a line says what is skipped, and CI ends. */
export function findRuntimes(): Runtimes {
  if (names.some((name) => find(name) === undefined)) install();
  const found = names.map((name) => [name, find(name)] as const);
  for (const [name, path] of found) if (path === undefined) skip(name);
  return Object.fromEntries(found.filter(([, path]) => path !== undefined));
}

function find(name: Name): string | undefined {
  const { variable } = table[name];
  const path = process.env[variable];
  if (path && !runs(path)) throw new Error(`${variable} is "${path}", where nothing is that can be run.`);
  return path || onPath(name) || installed(name);
}

function onPath(name: Name): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((each) => join(each, name))
    .find(runs);
}

/** Only in the version that is pinned; npm has chosen the platform. */
function installed(name: Name): string | undefined {
  const { scope, program } = table[name];
  const from = join(folder, 'node_modules', scope);
  if (!existsSync(from)) return undefined;
  const pinned = read(join(folder, 'package.json')).devDependencies[name];
  const packages = readdirSync(from).map((each) => join(from, each));
  const right = packages.filter((each) => read(join(each, 'package.json')).version === pinned);
  return right.map((each) => join(each, program)).find(runs);
}

// biome-ignore lint/suspicious/noExplicitAny: a package.json holds whatever it holds
function read(path: string): any {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Without their scripts, which would only move the programs about. */
function install(): void {
  console.log(`Installing Bun, Deno and workerd for ${suite} ...`);
  try {
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder], {
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: 300_000,
    });
  } catch {
    // What is still not there is told by name.
  }
}

function skip(name: Name): void {
  const why = `it is not on PATH, ${table[name].variable} is not set, and npm could not install it in tests/runtimes`;
  if (process.env.CI === 'true') throw new Error(`${suite} cannot run on ${name}: ${why}.`);
  console.log(`Skipped: the part of ${suite} that runs on ${name}: ${why}.`);
}
