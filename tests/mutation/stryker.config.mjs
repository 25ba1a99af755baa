import { group } from './groups.mjs';

/** Run at the root of the project, which is where its paths begin. */
// biome-ignore lint/style/noDefaultExport: Stryker reads it so
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'tests/mutation/vitest.config.mjs', related: false },
  mutate: group.mutate,
  // Words are held by golden files and by tests of the messages, which this would run for each of them.
  mutator: { excludedMutations: ['StringLiteral'] },
  // What is evaluated when a file is loaded would need all tests for each change.
  ignoreStatic: true,
  coverageAnalysis: 'perTest',
  // It would rewrite the real one with the compiler API, which TypeScript 7 has not; nothing here is compiled by it.
  tsconfigFile: 'tests/mutation/no-tsconfig.json',
  concurrency: Number(process.env.MUTATION_WORKERS ?? 1),
  timeoutMS: 10_000,
  reporters: ['json'],
  jsonReporter: { fileName: `coverage/mutation/${process.env.MUTATION_GROUP}.json` },
  tempDirName: 'coverage/mutation/sandbox',
  ignorePatterns: ['/coverage', '/dist', '/bench', '/examples', '/tests/runtimes', '/tests/mutation/node_modules'],
};
