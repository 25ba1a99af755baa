// What `npm pack` packs, in dist/npm: the program with its files, the library for ES modules and for require, declarations.
// The program is built apart, so that a server that runs from dist/ keeps its files, and nothing stale is packed.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { leaveOut } from './leave-out.mjs';
import { bundledPackages, noticesOf } from './library/bundled.mjs';
import { declare } from './library/declare.mjs';
import { listSettings } from './library/settings.mjs';
import { restoreManifest, shortenManifest } from './package-manifest.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'dist/npm');

restoreManifest();
rmSync(out, { recursive: true, force: true });
buildProgram();
await buildLibrary();
const { version, description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const settings = await listSettings(root);
writeFileSync(join(out, 'about.json'), `${JSON.stringify({ version, description, settings })}\n`);
for (const name of ['library.d.ts', 'library.d.cts']) writeFileSync(join(out, name), declare(settings));
const packages = await bundledPackages(root, join(out, 'assets'));
writeFileSync(join(out, 'NOTICES.txt'), noticesOf(packages));
// Beside what is packed, for deploy/sbom.mjs.
const bundled = packages.map(({ name, version }) => ({ name, version }));
writeFileSync(join(root, 'dist/bundled.json'), JSON.stringify(bundled));
copyFileSync(join(root, 'deploy/cli.mjs'), join(out, 'cli.mjs'));
chmodSync(join(out, 'cli.mjs'), 0o755);
shortenManifest();

/** Whatever pieces deploy/build.mjs makes of it. */
function buildProgram() {
  const apart = join(root, 'dist/apart');
  rmSync(apart, { recursive: true, force: true });
  try {
    for (const name of ['app', 'data', 'deploy', 'routes', 'package.json', 'tsconfig.json']) {
      cpSync(join(root, name), join(apart, name), { recursive: true });
    }
    execFileSync(process.execPath, [join(apart, 'deploy/build.mjs')], { stdio: ['ignore', 'inherit', 'inherit'] });
    // What V8 compiled is of use to one version of Node on one kind of machine only.
    cpSync(join(apart, 'dist'), out, { recursive: true, filter: (path) => !path.endsWith('.cache') });
  } finally {
    rmSync(apart, { recursive: true, force: true });
  }
}

/** One bundle, which `require` takes as it is and Jest wants so, and a door to it for ES modules. */
async function buildLibrary() {
  await build({
    absWorkingDir: root,
    entryPoints: ['deploy/library/library.ts'],
    outfile: join(out, 'library.cjs'),
    ...{
      bundle: true,
      platform: 'node',
      target: 'node20.19',
      format: 'cjs',
      legalComments: 'none',
      logLevel: 'warning',
    },
    ...{ minifySyntax: true, minifyWhitespace: true, lineLimit: 160, plugins: [leaveOut()] },
  });
  const door = `import library from './library.cjs';\n\nexport const { createApp } = library;\n`;
  writeFileSync(join(out, 'library.js'), door);
}
