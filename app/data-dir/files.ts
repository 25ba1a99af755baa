import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { DataError } from './wrong.ts';

/** A file of DATA_DIR. */
export interface DataFile {
  /** Its name within DATA_DIR, such as `records/pan-to-gst.json`. */
  name: string;
  /** Where it is, with links followed. */
  path: string;
  /** Differs once the file has changed. */
  stamp: string;
}

/** The names that files of a folder may have before their .json or .csv; the empty folder is DATA_DIR itself. */
export type Allowed = ReadonlyMap<string, readonly string[]>;

const maxBytes = 256_000_000;

/**
 * Every file of DATA_DIR. What is not called .json or .csv, or starts with a dot, is nobody's business:
 * editors and Kubernetes' volumes put such things there.
 * @throws DataError for a name that is not allowed, a link that leads outside, what is no file, or cannot be read
 */
export async function listFiles(dir: string, allowed: Allowed): Promise<DataFile[]> {
  const root = await rootOf(dir);
  const files: DataFile[] = [];
  for (const [folder, names] of allowed) {
    for (const name of await namesIn(root, folder)) {
      const full = folder === '' ? name : `${folder}/${name}`;
      if (!names.includes(name.replace(/\.(?:json|csv)$/, ''))) throw unknownName(full, names);
      files.push(await lookAt(root, full));
    }
  }
  return files;
}

async function rootOf(dir: string): Promise<string> {
  const root = await realpath(dir).catch(() => undefined);
  if (root !== undefined && (await stat(root)).isDirectory()) return root;
  throw new DataError('DATA_DIR', ` is "${dir}"; allowed: a directory that can be read.`, true);
}

async function namesIn(root: string, folder: string): Promise<string[]> {
  try {
    const path = await inside(root, folder);
    const names = await readdir(path);
    return names.filter((name) => /^[^.].*\.(?:json|csv)$/i.test(name)).sort();
  } catch (error) {
    if (folder !== '' && codeOf(error) === 'ENOENT') return [];
    throw unreadable(folder || 'DATA_DIR', error);
  }
}

async function lookAt(root: string, name: string): Promise<DataFile> {
  try {
    const path = await inside(root, name);
    const { size, mtimeMs, ctimeMs, ino } = await stat(path);
    return { name, path, stamp: [name, ino, size, mtimeMs, ctimeMs].join(' ') };
  } catch (error) {
    throw unreadable(name, error);
  }
}

/** The path with its links followed, as long as they stay in DATA_DIR, as those of Kubernetes' volumes do. */
async function inside(root: string, name: string): Promise<string> {
  const path = await realpath(join(root, name));
  if (path === root || path.startsWith(root.endsWith(sep) ? root : root + sep)) return path;
  throw new DataError(name, `: found a link to ${path}; allowed: what is in DATA_DIR`);
}

/**
 * The file's text, without the byte order mark that spreadsheets put before it.
 * @throws DataError where it is too large, no plain file, or not in UTF-8
 */
export async function readText({ name, path }: DataFile): Promise<string> {
  const bytes = await readBytes(name, path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new DataError(name, ': found bytes that are no UTF-8; allowed: UTF-8');
  }
}

async function readBytes(name: string, path: string): Promise<Uint8Array> {
  try {
    const stats = await stat(path);
    // A pipe would never end.
    if (!stats.isFile()) throw new DataError(name, ': found something else; allowed: a plain file');
    if (stats.size > maxBytes) throw new DataError(name, `: found ${stats.size} bytes; allowed: ${maxBytes}`);
    return await readFile(path);
  } catch (error) {
    throw unreadable(name, error);
  }
}

function unknownName(name: string, allowed: readonly string[]): DataError {
  return new DataError(name, `: found an unknown name; allowed: ${allowed.join(', ')}, with .json or .csv`);
}

function unreadable(name: string, error: unknown): unknown {
  const code = codeOf(error);
  if (code === undefined) return error;
  return new DataError(name, `: found ${code}; allowed: what this process may read`, true);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
