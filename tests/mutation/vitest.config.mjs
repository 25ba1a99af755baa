import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { group } from './groups.mjs';

// biome-ignore lint/style/noDefaultExport: Vitest reads it so
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: group.tests.map((file) => `tests/${file}.test.ts`),
    // Without the real parts, which take too long.
    provide: { parts: {}, runtimes: {}, bundle: '' },
    testTimeout: 15_000,
    hookTimeout: 60_000,
  },
});
