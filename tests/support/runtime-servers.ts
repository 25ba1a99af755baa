import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { startServer } from './server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const patienceMs = 50_000;

type Env = Record<string, string>;

/** Namuna on some runtime, as a process of its own. */
export interface Running {
  /** Without a slash at its end. */
  url: string;
  port: number;
  /** What it has said so far. */
  lines(): string[];
  stop(): Promise<void>;
}

/** Rejects where it ends before it listens, with its words. */
type Start = (env?: Env) => Promise<Running>;

/** Each runtime that is here, and how Namuna is started on it. */
export function runtimeServers(): [name: string, start: Start][] {
  const found = inject('runtimes');
  const others = Object.entries({ bun: onBun, deno: onDeno, workerd: onWorkerd }).flatMap(([name, start]) => {
    const program = found[name as keyof typeof found];
    return program === undefined ? [] : [[name, (env: Env = {}) => start(program, env)] as [string, Start]];
  });
  return [['node', onNode], ...others];
}

async function onNode(env: Env = {}): Promise<Running> {
  // Its log tells that it listens.
  const server = await startServer({ env: { ...env, LOG_LEVEL: 'info' } });
  return { ...server, stop: async () => void (await server.stop()) };
}

function onBun(program: string, env: Env): Promise<Running> {
  // Bun keeps what it has compiled in the user's folder.
  const own = { HOST: '127.0.0.1', PORT: '0', BUN_RUNTIME_TRANSPILER_CACHE_PATH: '0' };
  return run({ program, args: ['run', 'app/edge.ts'], env: { ...own, ...env } });
}

/** As the task of deploy/deno.json does, on a free port. */
function onDeno(program: string, env: Env): Promise<Running> {
  const scratch = mkdtempSync(join(tmpdir(), 'namuna-deno-'));
  const task = JSON.parse(readFileSync(join(root, 'deploy/deno.json'), 'utf8')).tasks.start.command as string;
  const [, serve = ''] = task.split('deno serve ');
  const args = ['serve', '--port', '0', '--host', '127.0.0.1', '--cached-only', ...serve.split(' ')];
  const own = { DENO_DIR: scratch, DENO_NO_UPDATE_CHECK: '1' };
  return run({ program, args, env: { ...own, ...env }, scratch });
}

/** What Workers run, with the dates and flags of deploy/wrangler.toml. */
function onWorkerd(program: string, env: Env): Promise<Running> {
  const scratch = mkdtempSync(join(tmpdir(), 'namuna-workerd-'));
  execFileSync(process.execPath, [join(root, 'deploy/edge.mjs'), '--to', scratch], { stdio: 'ignore' });
  const toml = readFileSync(join(root, 'deploy/wrangler.toml'), 'utf8');
  const of = (name: string) => new RegExp(`^${name} = (.+)$`, 'm').exec(toml)?.[1];
  const bindings = Object.entries(env).map(([name, text]) => `(name = "${name}", text = ${JSON.stringify(text)})`);
  const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "namuna", worker = .namuna)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "namuna")],
);
const namuna :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = ${of('compatibility_date')},
  compatibilityFlags = ${of('compatibility_flags')},
  bindings = [${bindings.join(', ')}],
);
`;
  writeFileSync(join(scratch, 'namuna.capnp'), config);
  return run({ program, args: ['serve', join(scratch, 'namuna.capnp'), '--control-fd=1'], env: {}, scratch });
}

/** Ends the program with its test, however that one ends: this pipe closes even when the test is killed. */
const leash = `
const { spawn } = require('node:child_process');
const child = spawn(process.argv[1], process.argv.slice(2), { stdio: ['ignore', 'inherit', 'inherit'] });
child.on('exit', (code) => process.exit(code ?? 1));
process.stdin.on('end', () => child.kill('SIGKILL')).resume();
`;

/** A line that says where it listens, in the words of each. */
const listening = [
  /^Started (?:development )?server: http:.*:(\d+)/,
  /"port":(\d+).*"msg":"listening"/,
  /"event":"listen".*"port":(\d+)/,
];

interface Program {
  program: string;
  args: string[];
  env: Env;
  /** A folder that goes when it ends. */
  scratch?: string;
}

async function run({ program, args, env, scratch }: Program): Promise<Running> {
  const child = spawn(process.execPath, ['-e', leash, program, ...args], {
    cwd: root,
    // Nothing of the caller's own settings.
    env: { PATH: process.env.PATH, NO_COLOR: '1', ...env },
    stdio: 'pipe',
  });
  const lines: string[] = [];
  const closed = once(child, 'close');
  const port = new Promise<number>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        const [, port] = listening.map((told) => told.exec(line)).find(Boolean) ?? [];
        if (port !== undefined) resolve(Number(port));
      });
    }
    void closed.then(() => reject(new Error(lines.join('\n'))));
    setTimeout(() => reject(new Error(['It does not say that it listens.', ...lines].join('\n'))), patienceMs).unref();
  });
  const stop = async () => {
    child.stdin.end();
    await closed;
    if (scratch) rmSync(scratch, { recursive: true, force: true });
  };
  try {
    return { url: `http://127.0.0.1:${await port}`, port: await port, lines: () => lines, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
