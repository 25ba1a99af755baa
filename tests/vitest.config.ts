import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  // Tests read README.md and dist/ from here, wherever they are started.
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/**/*.test.ts'],
    // They take minutes: npm run hardship.
    exclude: [...configDefaults.exclude, 'tests/hardship/**'],
    globalSetup: ['tests/global-setup.ts'],
    testTimeout: 15_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
    // Some files start servers and a browser of their own: one file a core.
    pool: 'forks',
    maxWorkers: 2,
    reporters: ['default'],
    coverage: {
      provider: 'v8',
      include: ['app/**/*.{ts,tsx}', 'routes/**/*.{ts,tsx}'],
      exclude: [
        '**/*.d.ts',
        // Node's entry runs when it is imported, listens and ends its process: tests/real/ starts it in one of its own.
        'app/main.ts',
      ],
      reporter: ['text-summary', 'html', 'json-summary'],
      // Beside what mutation testing leaves there.
      reportsDirectory: 'coverage/tests',
      // With Redis here: without it the tests of app/store/redis/ are skipped.
      thresholds: { 'app/**': { lines: 95, branches: 95 }, 'routes/**': { lines: 95, branches: 95 } },
    },
  },
});
