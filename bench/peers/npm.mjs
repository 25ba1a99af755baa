import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const timeout = 600_000;

/** A package of npm's in a folder of its own; nothing of it is ever a dependency of ours. */
export function npmPackage(name, version) {
  const home = (folder) => join(folder, 'node_modules', name);
  return {
    install(folder) {
      if (existsSync(home(folder)) && installed(home(folder)) === version) return;
      mkdirSync(folder, { recursive: true });
      const quiet = ['--no-fund', '--no-audit', '--ignore-scripts', '--loglevel=error'];
      const argv = ['install', '--prefix', folder, ...quiet, `${name}@${version}`];
      const { status } = spawnSync('npm', argv, { stdio: ['ignore', 2, 2], timeout });
      if (status !== 0) throw new Error(`npm could not install ${name}@${version}`);
    },
    file: (folder, path) => join(home(folder), path),
    disk: (folder) => ({ own: [join(folder, 'node_modules')], runtime: [process.execPath] }),
    version: () => version,
  };
}

function installed(home) {
  return JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).version;
}
