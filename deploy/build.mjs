// Builds what users run: dist/main.js with the bundle and Swagger UI's files beside it. `--watch` rebuilds and restarts on change;
// `personas` builds the generator of identifiers instead, `parity` what compares a vendor's answers with ours.
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, context } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const watch = process.argv.includes('--watch');
const tool = ['personas', 'parity'].find((name) => process.argv.includes(name));

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  plugins: [leaveOut()],
  legalComments: 'none',
  logLevel: 'warning',
};

/** An ES module that stands by itself; packages in CommonJS that are bundled into one still call require. */
const module = {
  ...common,
  format: 'esm',
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
};

/** A function of `require` and `__filename`, for the loader: a script's compiled code can be kept, a module's cannot. */
const script = {
  ...common,
  entryPoints: ['app/main.ts'],
  outfile: 'dist/app.cjs',
  format: 'cjs',
  define: { 'import.meta.url': 'bundleUrl' },
  banner: {
    js: "(function (require, __filename) { const bundleUrl = require('node:url').pathToFileURL(__filename).href;",
  },
  footer: { js: '})' },
  // Less to read at start; names and lines stay, so that a stack can be read.
  minifySyntax: true,
  minifyWhitespace: true,
  lineLimit: 160,
};

/**
 * What packages bring and we never use, each as little as its importers need. It halves the time to load the bundle:
 * zod's messages in fifty languages (ours are our own), HTTP/2 (we serve HTTP/1.1), pino's worker threads (we log in-process),
 * methods for each of Redis's commands (we send commands as they are), its clusters and sentinels.
 */
function leaveOut() {
  const unused = {
    'node:http2': 'export class Http2ServerRequest {} export const constants = {};',
    'thread-stream': '',
  };
  const nothing = 'exports.default = { create() {}, extend() {} }; exports.RedisClientPool = { create() {} };';
  const unusedOfRedis = {
    'commands/index.js': "exports.default = { AUTH: require('./AUTH').default };",
    'cluster/index.js': nothing,
    'sentinel/index.js': nothing,
    'client/pool.js': nothing,
    'client/legacy-mode.js': nothing,
    'command-metadata/index.js': 'exports.defaultCommandMetadata = {}; exports.isCacheable = () => false;',
  };
  return {
    name: 'leave-out',
    setup(build) {
      build.onResolve({ filter: /^(?:node:http2|thread-stream)$/ }, ({ path }) => ({ path, namespace: 'unused' }));
      build.onLoad({ filter: /.*/, namespace: 'unused' }, ({ path }) => ({ contents: unused[path] }));
      build.onLoad({ filter: /@redis[/]client[/]dist[/]lib[/]/ }, ({ path }) => {
        const part = Object.keys(unusedOfRedis).find((name) => path.endsWith(`/lib/${name}`));
        return part && { contents: unusedOfRedis[part] };
      });
      build.onLoad({ filter: /zod[/]v4[/]locales[/][\w-]+\.js$/ }, ({ path }) => {
        const kept = /(?:index|en)\.js$/.test(path);
        return kept ? undefined : { contents: 'export default () => ({ localeError: () => undefined });' };
      });
    },
  };
}

/** Swagger UI's own files; its package's main file is never imported, it loads two megabytes of browser code. */
function copyAssets() {
  const from = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const to = join(dist, 'assets/swagger-ui-dist');
  mkdirSync(to, { recursive: true });
  for (const name of ['swagger-ui.css', 'swagger-ui-bundle.js']) {
    const body = readFileSync(join(from, name));
    writeFileSync(join(to, name), body);
    writeFileSync(
      join(to, `${name}.br`),
      brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    );
    writeFileSync(join(to, `${name}.gz`), gzipSync(body));
  }
}

/** Builds the script, its loader, and what V8 compiles of it. */
async function buildRelease() {
  await build(script);
  copyFileSync(join(root, 'deploy/loader.mjs'), join(dist, 'main.js'));
  const files = ['app.cjs', 'app.cache'].map((name) => join(dist, name));
  rmSync(files[1], { force: true });
  execFileSync(process.execPath, [join(root, 'deploy/warm.mjs'), ...files], { stdio: 'inherit' });
}

async function watchModule() {
  const watching = await context({
    ...module,
    entryPoints: ['app/main.ts'],
    outfile: 'dist/main.js',
    sourcemap: 'inline',
  });
  await watching.rebuild();
  await watching.watch();
  const node = ['--enable-source-maps', '--watch', '--watch-preserve-output', 'dist/main.js'];
  spawn(process.execPath, node, { cwd: root, stdio: 'inherit' }).on('exit', (code) => process.exit(code ?? 1));
}

// Nothing else is removed: a server that runs from dist/ reads its assets there.
if (tool) await build({ ...module, entryPoints: [`deploy/${tool}.ts`], outfile: `dist/${tool}.js` });
else {
  copyAssets();
  await (watch ? watchModule() : buildRelease());
}
