import { write as fsWrite, writeSync } from 'node:fs';

/** Where the log goes. Whoever reads it may be slow, and a disk full: calls are answered all the same. */
export interface Outlet {
  /** Takes a text to be written as soon as it can be; of what waits there is a bound, and more is lost. */
  write(text: string): void;
  /** Writes what waits, or as much of it as can be written in half a second. */
  flushSync(): void;
}

interface OutletDeps {
  /** Each text is written before `write` returns. */
  atOnce: boolean;
  /** Told, once it can be written again, how many lines are lost. */
  lost(lines: number): void;
}

/** Most characters that wait. */
const most = 4_000_000;
const retryMs = 100;
const lastMs = 500;
const encoder = new TextEncoder();

export function outlet(fd: number, { atOnce, lost }: OutletDeps): Outlet {
  let waiting = '';
  let busy = false;
  let gone = false;
  let told = false;
  let lines = 0;

  function next(): void {
    busy = waiting !== '';
    const bytes = encoder.encode(waiting);
    waiting = '';
    if (busy) send(bytes);
  }
  function send(bytes: Uint8Array): void {
    fsWrite(fd, bytes, (error, written) => {
      if (error) {
        failed(error);
        if (!gone) setTimeout(send, retryMs, bytes);
      } else if (written < bytes.length) send(bytes.subarray(written));
      else {
        well();
        next();
      }
    });
  }
  function failed({ code, message }: NodeJS.ErrnoException): void {
    // Who reads has left, and nobody can come in its place.
    if (code === 'EPIPE') gone = true;
    // Who reads is slow.
    else if (code !== 'EAGAIN') tellOnce(message);
  }
  function tellOnce(problem: string): void {
    if (!told) aside(`The log cannot be written (${problem}). Calls are answered all the same.\n`);
    told = true;
  }
  function well(): void {
    told = false;
    const count = lines;
    lines = 0;
    if (count > 0) lost(count);
  }
  function flushSync(): void {
    let bytes = encoder.encode(waiting);
    waiting = '';
    for (const since = performance.now(); bytes.length > 0 && performance.now() - since < lastMs; ) {
      try {
        bytes = bytes.subarray(writeSync(fd, bytes));
      } catch (error) {
        const problem = error as NodeJS.ErrnoException;
        if (problem.code === 'EAGAIN') pause(10);
        else {
          failed(problem);
          return;
        }
      }
    }
  }
  return {
    write(text) {
      if (gone) return;
      if (waiting.length + text.length > most) {
        lines += text.split('\n').length - 1;
        tellOnce('it is not read');
        return;
      }
      waiting += text;
      if (atOnce) flushSync();
      else if (!busy) next();
    },
    flushSync,
  };
}

/** On stderr, which may be full as well. */
function aside(text: string): void {
  try {
    writeSync(2, text);
  } catch {}
}

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
