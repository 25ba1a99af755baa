import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { onPath } from './on-path.mjs';

const obstacle = findObstacle();
const [serverCore, clientCore] = obstacle ? [] : allowedCores();

/** Takes this process, and so wrk, off the server's core; says in words what was pinned, or why nothing was. */
export function pinning() {
  if (obstacle) return `no pinning, ${obstacle}: servers and wrk share the cores`;
  spawnSync('taskset', ['-a', '-c', '-p', clientCore, String(process.pid)]);
  return `servers on core ${serverCore}, wrk on core ${clientCore}`;
}

/** A server's command, held to its core. */
export function pinServer(argv) {
  return obstacle ? argv : ['taskset', '-c', serverCore, ...argv];
}

function findObstacle() {
  if (!onPath('taskset')) return 'taskset is missing';
  return allowedCores().length < 2 ? 'there is one core' : undefined;
}

/** The cores that this process may use, such as `0-1,4`; a container may not start at 0. */
function allowedCores() {
  const list = /^Cpus_allowed_list:\s+(\S+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1];
  return list.split(',').flatMap((part) => {
    const [first, last = first] = part.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, i) => String(first + i));
  });
}
