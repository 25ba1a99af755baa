import type { Call } from '../../../app/call.ts';

/** The path that was asked for as the vendor itself would see it: without the prefix, and without the query. */
export function askedPath({ path = '', dialect }: Call): string {
  return path.slice(dialect?.prefix.length ?? 0);
}
