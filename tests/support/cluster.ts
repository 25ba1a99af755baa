import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/** Ends Caddy with its test, however that one ends: this pipe closes even when the test is killed. */
const keeper = `
const caddy = require('node:child_process').spawn(process.argv[1], process.argv.slice(2), { stdio: ['ignore', 1, 2] });
caddy.on('exit', (code) => process.exit(code));
process.stdin.on('end', () => caddy.kill('SIGKILL')).resume();`;

export interface Replicas {
  port: number;
  /** Of the DNS that knows their addresses. */
  dns: string;
}

export interface Asked {
  host: string;
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: unknown;
}

export interface Caddy {
  /** Without TLS, for any host. */
  plainUrl: string;
  /** Resolves with the head of an answer, from the host of that name and with a certificate that is right for it. */
  ask(asked: Asked): Promise<IncomingMessage>;
  stop(): Promise<void>;
}

/** `deploy/Caddyfile` as it is, but for its ports, and for replicas that are elsewhere. */
export async function startCaddy(caddy: string, replicas: Replicas, env: Record<string, string> = {}): Promise<Caddy> {
  const dir = mkdtempSync(join(tmpdir(), 'namuna-caddy-'));
  const own = { PATH: process.env.PATH, HOME: dir, XDG_DATA_HOME: dir, XDG_CONFIG_HOME: dir, ...env };
  const adapted = execFileSync(caddy, ['adapt', '--config', 'deploy/Caddyfile'], { env: own, encoding: 'utf8' });
  const running = await onSomePorts((secure, plain) => {
    const config = join(dir, 'caddy.json');
    writeFileSync(config, JSON.stringify(moved(JSON.parse(adapted), secure, plain, replicas)));
    return spawn(process.execPath, ['-e', keeper, '--', caddy, 'run', '--config', config], { env: own, stdio: 'pipe' });
  });
  const ca = readFileSync(join(dir, 'caddy/pki/authorities/local/root.crt'), 'utf8');
  return {
    plainUrl: `http://127.0.0.1:${running.plain}`,
    ask: (asked) => inTime(() => ask(asked, running.secure, ca)),
    async stop() {
      const closed = once(running.child, 'close');
      running.child.stdin!.end();
      await closed;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** What a Caddyfile becomes, as far as it matters here. */
interface Adapted {
  apps: {
    http: { http_port?: number; https_port?: number; servers: Record<string, { listen: string[] }> };
  };
}

function moved(config: Adapted, secure: number, plain: number, { port, dns }: Replicas): Adapted {
  const { http } = config.apps;
  Object.assign(http, { https_port: secure, http_port: plain });
  for (const server of Object.values(http.servers)) {
    server.listen = server.listen.map((at) => `127.0.0.1:${at === ':443' ? secure : plain}`);
  }
  return JSON.parse(JSON.stringify(config), (key, value) =>
    key === 'dynamic_upstreams' ? { ...value, port: String(port), resolver: { addresses: [dns] } } : value,
  );
}

interface Running {
  child: ChildProcess;
  secure: number;
  plain: number;
}

/** Below the ports that the system gives to clients, as one of those may be taken at any time. */
async function onSomePorts(start: (secure: number, plain: number) => ChildProcess): Promise<Running> {
  for (let tries = 1; ; tries++) {
    const secure = 10_000 + 2 * Math.floor(Math.random() * 5000);
    const child = start(secure, secure + 1);
    const words: string[] = [];
    if (await serves(child, words)) return { child, secure, plain: secure + 1 };
    if (tries === 10) throw new Error(`Caddy does not come to listen.\n${words.join('\n')}`);
  }
}

/** What it says once it listens, and has swept its folder: a certificate that came meanwhile could go with the dust. */
const ready = ['serving initial configuration', 'finished cleaning storage'];

/** False where it ends instead, as it does when a port is taken. */
async function serves(child: ChildProcess, words: string[]): Promise<boolean> {
  const serving = new Promise<boolean>((resolve) => {
    createInterface({ input: child.stderr! }).on('line', (line) => {
      words.push(line);
      if (ready.every((said) => words.some((word) => word.includes(said)))) resolve(true);
    });
  });
  return Promise.race([serving, once(child, 'close').then(() => false)]);
}

/** A machine's clock may be set back by a moment, just after a certificate was made. */
async function inTime<T>(attempt: () => Promise<T>): Promise<T> {
  for (const since = performance.now(); ; await sleep(50)) {
    try {
      return await attempt();
    } catch (error) {
      const early = (error as NodeJS.ErrnoException).code === 'CERT_NOT_YET_VALID';
      if (!early || performance.now() - since > 5000) throw error;
    }
  }
}

async function ask({ host, path, method, headers, body }: Asked, port: number, ca: string): Promise<IncomingMessage> {
  const sent = requestHttps({
    ...{ port, path, ca, agent: false, servername: host, method: method ?? (body ? 'POST' : 'GET') },
    host: '127.0.0.1',
    headers: { Host: host, ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
  });
  sent.end(body === undefined ? undefined : JSON.stringify(body));
  const [answer] = await once(sent, 'response');
  return answer;
}
