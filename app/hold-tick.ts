import { executionAsyncResource } from 'node:async_hooks';
import { nextTick } from 'node:process';

const held: object[] = [];

/**
 * Keeps one of Node's ticks for good. V8 forgets what a tick looks like where it collects garbage while none waits, and
 * `process.nextTick`, of which there are several in a call, may be slow from then on.
 */
export function holdTick(): void {
  nextTick(() => held.push(executionAsyncResource()));
}
