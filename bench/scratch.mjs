import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for logs and the build, which ends with this process. */
export function createScratch() {
  const folder = mkdtempSync(join(tmpdir(), 'namuna-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
