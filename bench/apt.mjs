import { spawnSync } from 'node:child_process';
import { onPath } from './on-path.mjs';

/** Installs packages of Debian's where this process may: root on Debian or Ubuntu; says whether that worked. */
export function aptInstall(...packages) {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return false;
  const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-q'], options);
  return spawnSync('apt-get', ['install', '-qy', '--no-install-recommends', ...packages], options).status === 0;
}
