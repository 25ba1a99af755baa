// The files that pages load, each kept once, compressed: Swagger UI's, the console's own and its charts'.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { transform } from 'esbuild';

const folderOf = (name) => dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));

/**
 * Returns the folders of the packages that files are of. Swagger UI's package's main file is never imported, it loads two
 * megabytes of browser code.
 */
export async function copyAssets(root, dist) {
  const [swagger, uplot] = ['swagger-ui-dist', 'uplot'].map(folderOf);
  const own = join(root, 'routes/console/assets');
  const assets = [
    ...['swagger-ui.css', 'swagger-ui-bundle.js'].map((name) => [`swagger-ui-dist/${name}`, join(swagger, name)]),
    ...readdirSync(own).map((name) => [`console/${name}`, join(own, name)]),
    ['console/uplot.js', join(uplot, 'dist/uPlot.esm.js')],
    ['console/uplot.css', join(uplot, 'dist/uPlot.min.css')],
  ];
  for (const [name, from] of assets) {
    const to = join(dist, 'assets', `${name}.gz`);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, gzipSync(await smaller(name, readFileSync(from)), { level: 9 }));
  }
  removeOthers(join(dist, 'assets'), new Set(assets.map(([name]) => join(dist, 'assets', `${name}.gz`))));
  return [swagger, uplot];
}

/** What an earlier build has left. */
function removeOthers(folder, kept) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map((entry) => join(entry.parentPath, entry.name))) if (!kept.has(path)) rmSync(path);
}

async function smaller(name, body) {
  const [, loader] = /\.(js|css)$/.exec(name) ?? [];
  return loader ? (await transform(body, { loader, minify: true, legalComments: 'inline' })).code : body;
}
