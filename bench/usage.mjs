import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const kilobytesInMb = 1024;
// Linux tells every program 100, whatever its kernel's own clock.
const ticksInSecond = 100;
const hasProc = existsSync('/proc/self/status');

/** Resident memory of a process, in MB of 1,048,576 bytes. */
export function residentMb(pid) {
  const kilobytes = hasProc
    ? /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]
    : spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  return Number(kilobytes) / kilobytesInMb;
}

/** Processor time that a process has used, all its threads together; NaN off Linux. */
export function cpuSeconds(pid) {
  if (!hasProc) return Number.NaN;
  // The second field is the program's name, which may hold spaces and brackets.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksInSecond;
}
