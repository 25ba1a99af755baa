// Builds what users run: dist/main.cjs with the scripts and assets that it loads. `--watch` rebuilds and restarts on change;
// `personas` builds the generator of identifiers instead, `parity` what compares a vendor's answers with ours; `--list` says
// whose code it holds: in dist/bundled.json for deploy/sbom.mjs, in dist/NOTICES.txt for whom it is handed to.
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';
import { copyAssets } from './assets.mjs';
import { bundle } from './bundle.mjs';
import { leaveOut } from './leave-out.mjs';
import { noticesOf, packageIn } from './library/bundled.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const loaders = { 'loader.cjs': 'main.cjs', 'loader.mjs': 'main.js', 'late-web.cjs': 'late-web.cjs' };
const tool = ['personas', 'parity'].find((name) => process.argv.includes(name));

/** An ES module that stands by itself; packages in CommonJS that are bundled into one still call require. */
const module = {
  absWorkingDir: root,
  ...{ bundle: true, platform: 'node', target: 'node20.19', format: 'esm' },
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  plugins: [leaveOut()],
  legalComments: 'none',
  logLevel: 'warning',
};

// Nothing else is removed: a server that runs from dist/ reads its assets there.
if (tool) await build({ ...module, entryPoints: [`deploy/${tool}.ts`], outfile: `dist/${tool}.js` });
else if (process.argv.includes('--watch')) await watch();
else await release();

/** Builds the scripts, their loader, and what V8 compiles of them. */
async function release() {
  const packages = [...(await copyAssets(root, dist)), ...(await bundle(root, dist))];
  for (const [from, to] of Object.entries(loaders)) {
    copyFileSync(join(root, 'deploy', from), join(dist, to));
  }
  execFileSync(process.execPath, [join(root, 'deploy/warm.mjs'), dist], { stdio: 'inherit' });
  if (process.argv.includes('--list')) {
    const shipped = packages.map(packageIn);
    writeFileSync(join(dist, 'bundled.json'), JSON.stringify(shipped.map(({ name, version }) => ({ name, version }))));
    writeFileSync(join(dist, 'NOTICES.txt'), noticesOf(shipped));
  }
}

async function watch() {
  await copyAssets(root, dist);
  const watching = await context({
    ...module,
    entryPoints: ['app/main.ts'],
    outfile: 'dist/dev.js',
    sourcemap: 'inline',
  });
  await watching.rebuild();
  await watching.watch();
  const node = ['--enable-source-maps', '--watch', '--watch-preserve-output', 'dist/dev.js'];
  spawn(process.execPath, node, { cwd: root, stdio: 'inherit' }).on('exit', (code) => process.exit(code ?? 1));
}
