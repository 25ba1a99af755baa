import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Builds the bundle and takes a copy, so that a rebuild during the rounds changes nothing. */
export function build(folder) {
  const { status } = spawnSync(process.execPath, ['deploy/build.mjs'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('The build failed.');
  cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  // It says that dist/main.js is an ES module; without it Node would have to find out, at each start.
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
}
