// The scripts of dist/: app.cjs is what every start needs; parts/ holds what is read when it is first asked for, such as a vendor.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { split } from './split.mjs';

/** What several parts share is no part of its own below so many bytes, but read with the app, unless it loads more. */
const worthAPart = 4096;

const target = 'node20.19';
// Less to read at start; our names and lines stay, so that a stack can be read.
const small = {
  ...{ minifySyntax: true, minifyWhitespace: true, lineLimit: 160, legalComments: 'none' },
  ...{ platform: 'node', target, format: 'cjs' },
  supported: { 'dynamic-import': false },
  define: { 'import.meta.url': 'url' },
};

/**
 * esbuild splits ES modules only, and V8's compiled code can be kept of scripts only. So the modules are split first; then
 * those that the start needs become one script, and each of the others one of its own.
 */
export async function bundle(root, dist) {
  const { modules, packages } = await split(root, target);
  const core = coreOf(modules);
  const reached = reachedFrom('main.js', modules, ['import-statement', 'dynamic-import']);
  const apart = [...reached].filter((name) => !core.has(name));
  const parts = await Promise.all(apart.map((name) => toScript(name, modules.get(name))));
  const app = await toOneScript(core, modules);
  // V8 takes compiled code for a source's when their lengths agree.
  rmSync(join(dist, 'app.cache'), { force: true });
  replace(join(dist, 'app.cjs'), app);
  writeParts(join(dist, 'parts'), new Map(parts));
  copyFacts(root, dist);
  return packages;
}

/** Names of the modules that main needs to start, and of the crumbs that are not worth a part. */
function coreOf(modules) {
  const crumbs = [...modules].filter(([, { entryPoint, bytes, imports }]) => {
    return !entryPoint && bytes < worthAPart && !imports.some(({ external }) => external);
  });
  const needed = ['main.js', ...crumbs.map(([name]) => name)].map((name) => {
    return [...reachedFrom(name, modules, ['import-statement'])];
  });
  return new Set(needed.flat());
}

/** It and all that it imports in these ways. */
function reachedFrom(name, modules, kinds, reached = new Set()) {
  if (reached.has(name)) return reached;
  reached.add(name);
  for (const { path, kind, external } of modules.get(name).imports) {
    if (!external && kinds.includes(kind)) reachedFrom(basename(path), modules, kinds, reached);
  }
  return reached;
}

/** The core in one scope, so that it calls itself directly; what parts want of a module stands under the module's name. */
async function toOneScript(core, modules) {
  const shared = [...core].filter((name) => name !== 'main.js');
  const contents = `${shared.map((name) => `export * as '${name}' from './${name}';`).join('')} import './main.js';`;
  const takeModules = {
    name: 'take-modules',
    setup(build) {
      build.onResolve({ filter: /^\.[/]/ }, ({ path }) => {
        return core.has(basename(path)) ? { path, namespace: 'module' } : { path, external: true };
      });
      build.onLoad({ filter: /.*/, namespace: 'module' }, ({ path }) => ({
        contents: modules.get(basename(path)).text,
      }));
    },
  };
  const options = { ...small, bundle: true, write: false, logLevel: 'warning', plugins: [takeModules] };
  const { outputFiles } = await build({ ...options, stdin: { contents } });
  return wrap(outputFiles[0].text);
}

async function toScript(name, { text }) {
  const { code } = await transform(text, small);
  return [name.replace(/js$/, 'cjs.gz'), gzipSync(wrap(code), { level: 9 })];
}

/** Compressed, as most are never read. */
function writeParts(folder, parts) {
  mkdirSync(folder, { recursive: true });
  for (const [name, body] of parts) replace(join(folder, name), body);
  for (const name of readdirSync(folder)) if (!parts.has(name)) rmSync(join(folder, name));
}

/** Facts stay JSON, so that they are not compiled and kept once more in what is compiled. */
function copyFacts(root, dist) {
  mkdirSync(join(dist, 'data'), { recursive: true });
  for (const name of readdirSync(join(root, 'data')).filter((file) => file.endsWith('.json'))) {
    replace(join(dist, 'data', name), JSON.stringify(JSON.parse(readFileSync(join(root, 'data', name), 'utf8'))));
  }
}

/** A function, for the loader. */
function wrap(code) {
  return `(function (require, module, exports, url) { ${code}})`;
}

/** At once: a server that runs from dist/ may be about to read it. */
function replace(path, body) {
  writeFileSync(`${path}.new`, body);
  renameSync(`${path}.new`, path);
}
