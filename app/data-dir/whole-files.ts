import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What becomes of each file by its name: its content in pieces, or nothing where it goes. */
export type Changes = ReadonlyMap<string, Iterable<Uint8Array> | undefined>;

/** A folder whose files are changed whole or not at all, whenever the process or the machine ends. */
export interface WholeFiles {
  /**
   * Changes files; when it resolves, the disk has them.
   * Where it rejects before all of them are written beside, as on a full disk, none has changed.
   */
  write(changes: Changes): Promise<void>;
  /** Why nothing can be written there; undefined where it can. Tried, since permissions tell little of root or a mount. */
  refuses(): Promise<unknown>;
}

/** Files of a folder that is made when it is needed; what is beside it stays as it is. */
export function wholeFiles(folder: string): WholeFiles {
  // Nobody else writes to a name of our own, and whoever lists the folder leaves out what starts with a dot.
  const own = crypto.randomUUID().slice(0, 8);
  const beside = (name: string) => `.${name}.${own}`;
  const path = (name: string) => join(folder, name);

  async function prepare(changes: Changes): Promise<void> {
    try {
      for (const [name, pieces] of changes) if (pieces) await writeFile(path(beside(name)), pieces, { flush: true });
    } catch (error) {
      for (const name of changes.keys()) await rm(path(beside(name)), { force: true }).catch(() => {});
      throw error;
    }
  }
  return {
    async write(changes) {
      await make(folder);
      await prepare(changes);
      for (const [name, pieces] of changes) {
        if (pieces) await rename(path(beside(name)), path(name));
        else await rm(path(name), { force: true });
      }
      await settle(folder);
    },
    async refuses() {
      try {
        await attempt(folder, beside('try'));
        await tidy(folder);
        return undefined;
      } catch (error) {
        return error;
      }
    },
  };
}

/** Writes where the folder is, or will be. */
async function attempt(folder: string, name: string): Promise<void> {
  const there = await stat(folder).then(
    () => folder,
    () => dirname(folder),
  );
  await writeFile(join(there, name), '', { flush: true });
  await rm(join(there, name));
}

async function make(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    throw error;
  }
  await settle(dirname(folder));
}

/** Removes what somebody left beside who was killed while writing. */
async function tidy(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) if (/^\..+\.[0-9a-f]{8}$/.test(name)) await rm(join(folder, name), { force: true });
}

const unable = ['EINVAL', 'EBADF', 'EISDIR', 'EPERM', 'EACCES'];

/** Makes the disk keep a folder's names. Some systems cannot; PostgreSQL lets the same errors pass. */
async function settle(folder: string): Promise<void> {
  try {
    const handle = await open(folder);
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    if (!unable.includes(codeOf(error))) throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
