import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const kilobytesInMb = 1024;
// Linux tells every program 100, whatever its kernel's own clock.
const ticksInSecond = 100;
const hasProc = existsSync('/proc/self/status');

/** Resident memory of a process and what it started, in MB of 1,048,576 bytes; off Linux of the process alone. */
export function residentMb(pid) {
  if (!hasProc) return Number(spawnSync('ps', ['-o', 'rss=', '-p', String(pid)]).stdout) / kilobytesInMb;
  const kilobytes = group(pid).map(({ id }) => Number(/^VmRSS:\s+(\d+) kB$/m.exec(told(id, 'status'))?.[1] ?? 0));
  return sum(kilobytes) / kilobytesInMb;
}

/** Processor time that a process and what it started have used, all their threads together; NaN off Linux. */
export function cpuSeconds(pid) {
  if (!hasProc) return Number.NaN;
  return sum(group(pid).map(({ stat }) => Number(stat[11]) + Number(stat[12]))) / ticksInSecond;
}

/** The processes of the group that a process leads: whatever is started for a measurement leads one. */
function group(pid) {
  return readdirSync('/proc')
    .filter((id) => /^\d+$/.test(id))
    .map((id) => ({ id, stat: fields(told(id, 'stat')) }))
    .filter(({ stat }) => Number(stat[2]) === pid);
}

/** The second field is the program's name, which may hold spaces and brackets; these are those after it. */
function fields(stat) {
  return stat.replace(/^.*\) /s, '').split(' ');
}

/** Nothing of a process that has ended meanwhile. */
function told(id, file) {
  try {
    return readFileSync(`/proc/${id}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

function sum(numbers) {
  return numbers.reduce((total, one) => total + one, 0);
}
