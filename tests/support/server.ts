import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { inject } from 'vitest';

/** Longer than the server gives to answers in flight when it is told to end. */
const patienceMs = 12_000;

/** Ends the server with its test, however that one ends: this pipe closes even when the test is killed. */
const lifeline = 'data:text/javascript,process.stdin.on("end",()=>process.exit(86)).resume().unref()';

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** From the signal to the end. */
  ms: number;
}

export interface Server {
  /** Without a slash at its end. */
  url: string;
  port: number;
  pid: number;
  /** What stands on stdout so far. */
  lines(): string[];
  stderr(): string;
  /** Sends the signal (SIGTERM) and waits for the end; what does not end in time is killed, as `signal` then tells. */
  stop(signal?: NodeJS.Signals): Promise<Exit>;
}

interface Start {
  env?: Record<string, string>;
  /** A command that becomes the server, such as one that lowers its limits first. */
  through?: string[];
  /** The port, where its log goes elsewhere and cannot tell. */
  port?: number;
}

/**
 * The bundle as a process of its own on a free port; rejects with its words where it does not come to listen.
 * @example const server = await startServer({ env: { ENVIRONMENT: 'production', API_KEYS: key } });
 */
export async function startServer({ env = {}, through = [], port: given }: Start = {}): Promise<Server> {
  const [command = '', ...args] = [...through, process.execPath, '--import', lifeline, inject('bundle')];
  const child = spawn(command, args, {
    // Nothing of the caller's own settings.
    env: { PATH: process.env.PATH, PORT: String(given ?? 0), HOST: '127.0.0.1', ...env },
    stdio: 'pipe',
  });
  const lines = linesOf(child.stdout);
  const errors = linesOf(child.stderr);
  const heard = given === undefined ? listening(child, lines) : answering(child, given);
  const port = await heard.catch(async (error: Error) => {
    await stop(child, 'SIGKILL');
    throw new Error([error.message, ...errors, ...lines].join('\n'));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    pid: child.pid!,
    lines: () => lines,
    stderr: () => errors.join('\n'),
    stop: (signal = 'SIGTERM') => stop(child, signal),
  };
}

function linesOf(stream: NodeJS.ReadableStream): string[] {
  const lines: string[] = [];
  createInterface({ input: stream }).on('line', (line) => lines.push(line));
  return lines;
}

/** The port that the line `listening` tells, which LOG_LEVEL `error` and `silent` would keep back. */
function listening(child: ChildProcess, lines: string[]): Promise<number> {
  return awaited(child, async () => {
    const line = lines.find((text) => text.includes('"msg":"listening"'));
    return line === undefined ? undefined : (JSON.parse(line) as { port: number }).port;
  });
}

/** The port, once somebody answers there. */
function answering(child: ChildProcess, port: number): Promise<number> {
  const url = `http://127.0.0.1:${port}/health`;
  return awaited(child, () =>
    fetch(url).then(
      ({ ok }) => (ok ? port : undefined),
      () => undefined,
    ),
  );
}

async function awaited(child: ChildProcess, look: () => Promise<number | undefined>): Promise<number> {
  const start = performance.now();
  while (performance.now() - start < patienceMs) {
    const port = await look();
    if (port !== undefined) return port;
    if (ended(child))
      throw new Error(`The server ended with ${child.exitCode ?? child.signalCode} before it listened.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('The server does not say that it listens.');
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<Exit> {
  const start = performance.now();
  if (!ended(child)) {
    // Not `exit`: its last words may still be in the pipe then.
    const closed = once(child, 'close');
    child.kill(signal);
    const giveUp = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    await closed;
    clearTimeout(giveUp);
  }
  return { code: child.exitCode, signal: child.signalCode, ms: performance.now() - start };
}

function ended(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
