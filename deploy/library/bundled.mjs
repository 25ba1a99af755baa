import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { leaveOut } from '../leave-out.mjs';

/** Packages whose code is in the bundles of the program and the library, or whose files stand in assets/ by their names. */
export async function bundledPackages(root, assets) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['app/main.ts', 'deploy/library/library.ts'],
    ...{ bundle: true, platform: 'node', format: 'esm', outdir: 'dist/none', write: false, metafile: true },
    ...{ plugins: [leaveOut()], logLevel: 'error' },
  });
  const inBundle = Object.keys(metafile.inputs).flatMap((path) => {
    // A package within another's folder is another version of it.
    return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? [];
  });
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const names = new Set(readdirSync(assets, { recursive: true }).map((path) => basename(path).split('.')[0]));
  const asFiles = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => names.has(name));
  const folders = new Set([...inBundle, ...asFiles.map((name) => `node_modules/${name}`)]);
  // What a package leaves out on Node stands there as (disabled):, which is no folder.
  return [...folders]
    .map((path) => join(root, path))
    .filter(hasManifest)
    .map(packageIn);
}

function hasManifest(folder) {
  return existsSync(join(folder, 'package.json'));
}

/** A package by its folder, with the texts of its licence. */
export function packageIn(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|notice|copying)/i.test(file));
  return { name, version, license, notices: files.map((file) => readFileSync(join(folder, file), 'utf8').trim()) };
}

/** What the licences of these packages want to go with their code; each text stands once. */
export function noticesOf(packages) {
  const byText = new Map();
  for (const { name, version, license, notices } of packages) {
    const text = notices.join('\n\n');
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const sections = [...byText].map(([text, names]) => `${names.sort().join('\n')}\n\n${text}`.trim()).sort();
  return `${['Namuna holds code of these packages.', ...sections].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
