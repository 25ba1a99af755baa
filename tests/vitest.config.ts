import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Tests read README.md and dist/ from here, wherever they are started.
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/global-setup.ts'],
    testTimeout: 15_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
    // Some files start servers and a browser of their own: one file a core.
    pool: 'forks',
    maxWorkers: 2,
    reporters: ['default'],
  },
});
