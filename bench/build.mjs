import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** What else the build can write, beside what users run. */
const tools = new Set(['dev.js', 'parity.js', 'personas.js', 'bundled.json']);

/** Builds the bundle and takes a copy, so that a rebuild during the rounds changes nothing. */
export function build(folder) {
  const { status } = spawnSync(process.execPath, ['deploy/build.mjs'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('The build failed.');
  const filter = (file) => !tools.has(basename(file));
  cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true, filter });
}
