import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program that some tests run as it is, and where it comes from. */
interface Part {
  /** Variable that holds its path where the one on PATH is not wanted. */
  variable: string;
  /** Names that it goes by on PATH, best first. */
  commands: string[];
  /** Debian's package. */
  debian: string;
  /** What is skipped without it. */
  suite: string;
}

const table = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    commands: ['chromium', 'chromium-browser', 'google-chrome'],
    debian: 'chromium',
    suite: 'tests/real/docs-browser.test.ts',
  },
  redis: {
    variable: 'REDIS_SERVER_PATH',
    commands: ['redis-server', 'valkey-server'],
    debian: 'redis-server',
    suite: 'tests/real/store.test.ts and tests/real/redis-outage.test.ts',
  },
  curl: {
    variable: 'CURL_PATH',
    commands: ['curl'],
    debian: 'curl',
    suite: "curl's part of tests/real/wire-clients.test.ts",
  },
  python3: {
    variable: 'PYTHON3_PATH',
    commands: ['python3'],
    debian: 'python3',
    suite: "Python's part of tests/real/wire-clients.test.ts",
  },
  shellcheck: {
    variable: 'SHELLCHECK_PATH',
    commands: ['shellcheck'],
    debian: 'shellcheck',
    suite: "shellcheck's part of tests/real/aws.test.ts",
  },
  jq: {
    variable: 'JQ_PATH',
    commands: ['jq'],
    debian: 'jq',
    suite: "the script's part of tests/real/aws.test.ts",
  },
  caddy: {
    variable: 'CADDY_PATH',
    commands: ['caddy'],
    debian: 'caddy',
    suite: 'tests/real/cluster.test.ts',
  },
  podman: {
    variable: 'PODMAN_PATH',
    commands: ['podman'],
    // Its recommended runtime is not installed by itself.
    debian: 'podman runc',
    suite: "the container's part of tests/real/aws.test.ts",
  },
} satisfies Record<string, Part>;

/** The path of each part that is here. */
export type Parts = Partial<Record<keyof typeof table, string>>;

/** Finds every part, or installs it; where that cannot be, a line says what is skipped, and CI ends. */
export function findParts(): Parts {
  const parts: Parts = {};
  for (const [name, part] of Object.entries(table)) {
    const path = named(part) ?? onPath(part) ?? (install(part) ? onPath(part) : undefined);
    if (path !== undefined) parts[name as keyof Parts] = path;
    else skip(name, part);
  }
  return parts;
}

function named({ variable }: Part): string | undefined {
  const path = process.env[variable];
  if (!path) return undefined;
  if (!runs(path)) throw new Error(`${variable} is "${path}", where nothing is that can be run.`);
  return path;
}

function onPath({ commands }: Part): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return commands.flatMap((command) => folders.map((folder) => join(folder, command))).find(runs);
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether Debian's package went in; only root on Debian may try. */
function install({ debian, suite }: Part): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
  console.log(`Installing Debian's ${debian} for ${suite} ...`);
  const get = `apt-get install -y --no-install-recommends ${debian}`;
  try {
    // A fresh container has no package lists.
    execFileSync('sh', ['-c', `${get} || { apt-get update && ${get}; }`], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: 300_000,
    });
    return true;
  } catch {
    return false;
  }
}

function skip(name: string, { commands, variable, debian, suite }: Part): void {
  const why = `none of ${commands.join(', ')} is on PATH, ${variable} is not set, and Debian's ${debian} could not be installed`;
  if (process.env.CI === 'true') throw new Error(`${suite} cannot run without ${name}: ${why}.`);
  console.log(`Skipped: ${suite}, for want of ${name}: ${why}.`);
}
