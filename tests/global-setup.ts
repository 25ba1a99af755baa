import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { findParts, type Parts } from './support/real-parts.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Paths of the real parts that are here, by their names. */
    parts: Parts;
  }
}

/** Builds the bundle that users run and finds the real parts, once for all test files. */
export default function setup({ provide }: TestProject): void {
  const root = fileURLToPath(new URL('..', import.meta.url));
  execFileSync(process.execPath, ['deploy/build.mjs'], { cwd: root, stdio: 'inherit' });
  provide('parts', findParts());
}
