import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { findParts, type Parts } from './support/real-parts.ts';
import { findRuntimes, type Runtimes } from './support/runtimes.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of the bundle that users run. */
    bundle: string;
    /** Paths of the real parts that are here, by their names. */
    parts: Parts;
    /** Paths of the other runtimes that are here, by their names. */
    runtimes: Runtimes;
  }
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** Finds the real parts and builds the bundle, once for all test files. */
export default function setup({ provide }: TestProject): () => void {
  provide('parts', findParts());
  provide('runtimes', findRuntimes());
  execFileSync(process.execPath, ['deploy/build.mjs'], { cwd: root, stdio: 'inherit' });
  // A copy, since another build, or `npm run dev`, replaces dist/ while tests run.
  const copy = mkdtempSync(join(tmpdir(), 'namuna-bundle-'));
  cpSync(join(root, 'dist'), copy, { recursive: true });
  // It tells Node that main.js is an ES module.
  copyFileSync(join(root, 'package.json'), join(copy, 'package.json'));
  provide('bundle', join(copy, 'main.js'));
  return () => rmSync(copy, { recursive: true, force: true });
}
