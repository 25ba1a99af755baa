import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Time that a process is given to end by itself. */
const graceMs = 3000;

const running = new Set();
process.once('exit', () => {
  for (const child of running) signal(child, 'SIGKILL');
});

/** Starts a process in a group of its own, which never outlives this one. */
export function startChild([command, ...args], options) {
  const child = spawn(command, args, { ...options, detached: true });
  running.add(child);
  for (const end of ['exit', 'error']) child.once(end, () => running.delete(child));
  return child;
}

export function hasEnded(child) {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Ends a process and whatever it started. */
export async function endChild(child) {
  if (!hasEnded(child)) {
    const ended = once(child, 'exit');
    signal(child, 'SIGTERM');
    const impatience = setTimeout(signal, graceMs, child, 'SIGKILL');
    await ended;
    clearTimeout(impatience);
  }
  signal(child, 'SIGKILL');
}

function signal(child, name) {
  try {
    process.kill(-child.pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
