import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { adminKey, key, success } from './requests.mjs';
import { startServer } from './server.mjs';
import { servers, us } from './servers.mjs';
import { followLog } from './soak-log.mjs';

const preload = fileURLToPath(new URL('soak-preload.mjs', import.meta.url));
const name = 'us-soak';

/** A key of its own for rules that name a key. */
export const ruledKey = 'soak-ruled-key-of-no-worth';
/** Longest delay: a fault that never answers ends after it, and what is held of an errand at the end. */
export const maxDelayMs = 3000;
/** Sessions come and go all the time, so one is forgotten soon. */
const sessionIdle = '20s';

/** V8 compiles sooner by so much while the server warms up, so that it need not be watched for an hour until it stands still. */
const sooner = 10;

/** The bundle as in production, and what can be asked of it from outside: memory, files, and what keeps it busy. */
export async function startSoakServer(scratch, { image = false } = {}) {
  const report = join(scratch, 'report.json');
  const more = { ...settings(scratch), ...(image && imageEnv()), SOAK_REPORT: report };
  servers.set(name, watched(us({ more })));
  const server = await startServer({ ...success, name, server: name }, scratch);
  return {
    ...server,
    log: followLog(join(scratch, `${name}.log`)),
    openFiles: () => openFiles(server.pid),
    busy: () => busy(server.pid, report),
    /** From here on V8 compiles as late as it does in production. */
    warm: () => process.kill(server.pid, 'SIGUSR1'),
    codeMb: () => Number(read(`${report}.code`) ?? Number.NaN) / 1_048_576,
  };
}

function settings(scratch) {
  const data = join(scratch, 'data');
  mkdirSync(join(data, 'records'), { recursive: true });
  writeFileSync(join(data, 'records/pan-to-gst.json'), '{"AAACX1111A":"27AAACX1111A1Z5"}');
  return {
    ...{ API_KEYS: `bench:${key},ruled:${ruledKey}`, ADMIN_KEY: adminKey, METRICS: 'prometheus', DATA_DIR: data },
    ...{ SESSION_IDLE: sessionIdle, MAX_DELAY_MS: String(maxDelayMs) },
  };
}

/** What the image sets for the process, such as bounds of its memory. */
function imageEnv() {
  const told = readFileSync(new URL('../Dockerfile', import.meta.url), 'utf8');
  const lines = told.split('\n').filter((line) => line.startsWith('ENV '));
  return Object.fromEntries(
    lines.flatMap((line) =>
      [...line.matchAll(/(\w+)=("[^"]*"|\S+)/g)].map(([, key, value]) => [key, value.replaceAll('"', '')]),
    ),
  );
}

function watched(start) {
  const known = compiling();
  const flags = (by) => known.map(([name, usual]) => `--${name}=${Math.ceil(usual / by)}`);
  const first = ['--disable-warning=ExperimentalWarning', ...flags(sooner), '--import', preload];
  return (place) => {
    const { argv, env, ...rest } = start(place);
    const [node, ...more] = argv;
    return { ...rest, env: { ...env, SOAK_WARM: flags(1).join(' ') }, argv: [node, ...first, ...more] };
  };
}

/** The flags, as far as this V8 has them, for how much a function runs before it is compiled, and what they are by default. */
function compiling() {
  const told = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
  return ['interrupt-budget', 'invocation-count-for-maglev', 'invocation-count-for-turbofan']
    .map((name) => [name, Number(new RegExp(`--${name}=(\\d+)`).exec(told)?.[1])])
    .filter(([, usual]) => usual > 0);
}

/** The files that a process has open, by kind: so many sockets, and each other by its name. */
function openFiles(pid) {
  const counts = {};
  for (const fd of readdirSync(`/proc/${pid}/fd`)) {
    const [kind] = targetOf(`/proc/${pid}/fd/${fd}`).split(':[');
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

/** Nothing of one that was closed meanwhile. */
function targetOf(link) {
  try {
    return readlinkSync(link);
  } catch {
    return 'closed meanwhile';
  }
}

async function busy(pid, report) {
  rmSync(report, { force: true });
  process.kill(pid, 'SIGUSR2');
  for (let tries = 0; tries < 3000; tries++) {
    await sleep(10);
    const text = read(report);
    if (text !== undefined) return JSON.parse(text);
  }
  throw new Error('The server gave no report within half a minute.');
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
