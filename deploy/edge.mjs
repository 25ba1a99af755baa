// Builds what runtimes without files of their own take as one module: dist/edge/worker.js for Workers, dist/edge/lambda.mjs
// for Lambda. `--to <folder>` writes elsewhere.
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { leaveOut } from './leave-out.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const flag = process.argv.indexOf('--to');
const to = resolve(root, flag < 0 ? 'dist/edge' : process.argv[flag + 1]);

const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  plugins: [leaveOut()],
  legalComments: 'none',
  logLevel: 'warning',
  // Names and lines stay, so that a stack can be read.
  minifySyntax: true,
  minifyWhitespace: true,
  lineLimit: 160,
};

const modules = {
  // Pino's build for browsers loads on Workers, its build for Node does not.
  'worker.js': {
    entryPoints: ['app/edge.ts'],
    ...{ platform: 'browser', conditions: ['workerd', 'worker', 'browser'], target: 'es2023' },
  },
  'lambda.mjs': {
    entryPoints: ['deploy/lambda.ts'],
    ...{ platform: 'node', target: 'node20' },
    // Packages in CommonJS that are bundled into a module still call require.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  },
};

for (const [name, options] of Object.entries(modules)) {
  const outfile = join(to, name);
  await build({ ...common, ...options, outfile });
  console.log(`${outfile} (${Math.ceil(statSync(outfile).size / 1024)} KB)`);
}
