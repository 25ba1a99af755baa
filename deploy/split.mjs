import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, transform } from 'esbuild';
import { leaveOut } from './leave-out.mjs';

/** ES modules by their names, with what each imports; and the folders of the packages whose code is in them. */
export async function split(root, target) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['app/main.ts'],
    ...{ bundle: true, splitting: true, format: 'esm', platform: 'node', target },
    // Of a package's two builds the one whose unused exports can be left out.
    mainFields: ['module', 'main'],
    ...{ outdir: '.', write: false, metafile: true, legalComments: 'none', logLevel: 'warning' },
    plugins: [leaveOut(), shortenNames(), keepApart()],
  });
  const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  const outputs = Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]);
  const modules = new Map(outputs.map(([name, output]) => [name, { ...output, text: texts.get(name) }]));
  // A package within another's folder is another version of it.
  const folders = Object.keys(metafile.inputs).flatMap(
    (path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? [],
  );
  return { modules, packages: [...new Set(folders)].map((path) => join(root, path)) };
}

/** Nobody looks for a package's own variables in a stack; what it exports and declares at its top keeps its name. */
function shortenNames() {
  return {
    name: 'shorten-names',
    setup(build) {
      build.onLoad({ filter: /[/]node_modules[/].*\.[cm]?js$/ }, async ({ path }) => {
        const { code } = await transform(await readFile(path, 'utf8'), { minifyIdentifiers: true });
        return { contents: code };
      });
    },
  };
}

/** Facts are read as JSON when the app starts. */
function keepApart() {
  return {
    name: 'keep-apart',
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}[/][a-z]+\.json$/ }, ({ path, importer }) => {
        if (/[/]data[/][\w/-]+\.ts$/.test(importer)) return { path: `./data/${basename(path)}`, external: true };
      });
    },
  };
}
