// Builds what users run: dist/main.js, and Swagger UI's files beside it. `--watch` rebuilds and restarts on change;
// `personas` builds the generator of identifiers instead.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, context } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const watch = process.argv.includes('--watch');
const personas = process.argv.includes('personas');

const options = {
  absWorkingDir: root,
  entryPoints: [personas ? 'deploy/personas.ts' : 'app/main.ts'],
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  // Less to parse at start; names stay, so that a stack can be read.
  minifySyntax: true,
  minifyWhitespace: true,
  plugins: [englishOnly()],
  legalComments: 'none',
  sourcemap: watch ? 'inline' : false,
  // Packages in CommonJS that are bundled into an ES module still call require.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  logLevel: 'warning',
};

/** zod brings its messages in fifty languages, a third of the bundle; ours are our own. */
function englishOnly() {
  return {
    name: 'english-only',
    setup(build) {
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

// Nothing is removed first: a server that runs from dist/ reads its assets there.
if (!personas) copyAssets();
if (watch) {
  const watching = await context(options);
  await watching.rebuild();
  await watching.watch();
  const node = ['--enable-source-maps', '--watch', '--watch-preserve-output', 'dist/main.js'];
  spawn(process.execPath, node, { cwd: root, stdio: 'inherit' }).on('exit', (code) => process.exit(code ?? 1));
} else {
  await build(options);
}
