import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Hard things done to a server of our own, and what callers see of them: deploy/FAILURES.md tells of each. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: [
      'tests/hardship/*.test.ts',
      'tests/real/{clock,crowd,disk,log-outlet,sigterm,slow-clients}.test.ts',
      'tests/real/{held,keeper,keeper-kill,redis-outage,replicas}.test.ts',
    ],
    globalSetup: ['tests/global-setup.ts'],
    env: { HARDSHIP: 'true' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
    pool: 'forks',
    // One at a time: each wants the machine for itself.
    maxWorkers: 1,
    reporters: ['verbose'],
    disableConsoleIntercept: true,
  },
});
