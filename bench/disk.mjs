import { lstatSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

const bytesInMb = 1_048_576;
const known = new Map();

/** What files and folders hold, in MB of 1,048,576 bytes. */
export function megabytes(paths) {
  return paths.reduce((sum, path) => sum + bytesOf(path), 0) / bytesInMb;
}

function bytesOf(path) {
  if (!known.has(path)) known.set(path, within(realpathSync(path)));
  return known.get(path);
}

/** Links in a folder are left out: what they lead to is counted where it lies. */
function within(path) {
  const about = lstatSync(path);
  if (about.isFile()) return about.size;
  if (!about.isDirectory()) return 0;
  return readdirSync(path).reduce((sum, name) => sum + within(join(path, name)), 0);
}
