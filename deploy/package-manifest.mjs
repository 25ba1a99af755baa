import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const manifest = join(root, 'package.json');
const kept = join(root, 'dist/package.json.kept');

/** Only what those need who install it: all dependencies are in the bundles. */
const packed = [
  ...['name', 'version', 'description', 'license', 'type', 'main', 'types', 'exports', 'bin', 'files', 'engines'],
];

/** Puts a shorter package.json in the place of ours until the package is packed. */
export function shortenManifest() {
  const text = readFileSync(manifest, 'utf8');
  writeFileSync(kept, text);
  const whole = JSON.parse(text);
  const short = Object.fromEntries(packed.map((name) => [name, whole[name]]));
  writeFileSync(manifest, `${JSON.stringify(short, null, 2)}\n`);
}

/** Puts ours back, also where packing was broken off the last time. */
export function restoreManifest() {
  if (existsSync(kept)) renameSync(kept, manifest);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) restoreManifest();
