import { join } from 'node:path';
import type { Log } from '../log.ts';
import { partsOf, type RecordDoc } from '../set-records.ts';
import type { Doc, Store } from '../store/store.ts';
import { type Commit, createCommit } from './commit.ts';
import { emptyKept, type Kept, lineOf } from './kept.ts';
import type { Rules } from './load.ts';
import { keptFolder, readKept } from './read-kept.ts';
import { type WholeFiles, wholeFiles } from './whole-files.ts';

export interface KeeperDeps extends Pick<Rules, 'services' | 'limits'> {
  log: Pick<Log, 'info' | 'error'>;
  files?: WholeFiles;
  /** Most bytes of a file; such as can be read again by default. */
  mostBytes?: number;
}

/** A store, and whether its records for all sessions outlive the process. */
export interface Keeper {
  store: Store;
  keeps: boolean;
}

/**
 * Puts what is kept in a directory into a store of this process, and keeps there what is put into that from now on.
 * Where the directory cannot be written, the store stays as it is.
 * @throws DataError where what is kept is not as it must be
 */
export async function openKeeper(dir: string, store: Store, deps: KeeperDeps): Promise<Keeper> {
  const { files = wholeFiles(join(dir, keptFolder)), log } = deps;
  const docs = await readKept(dir, deps);
  for (const doc of docs) await store.standing.put(doc);
  const refusal = await files.refuses();
  if (refusal !== undefined) {
    log.info('answers set at run time will not be kept, DATA_DIR cannot be written', { problem: String(refusal) });
    return { store, keeps: false };
  }
  const kept = emptyKept(deps.mostBytes);
  for (const { body } of docs) kept.set(body.service, body.subject, lineOf(body.subject, body.given));
  kept.written();
  return { store: keepingStore(store, kept, createCommit({ kept, files, log })), keeps: true };
}

/** A store that changes its records for all sessions when the disk has the change. */
function keepingStore(store: Store, kept: Kept, { change, rest }: Commit): Store {
  const { standing } = store;
  return {
    ...store,
    standing: {
      ...standing,
      put(doc) {
        if (!isKept(doc.kind, doc.session)) return standing.put(doc);
        const { service, subject, given } = (doc as RecordDoc).body;
        const line = lineOf(subject, given);
        return change(
          () => kept.set(service, subject, line),
          () => standing.put(doc),
        );
      },
      remove(kind, id) {
        const { session, service, subject } = partsOf(id);
        if (!isKept(kind, session)) return standing.remove(kind, id);
        return change(
          () => kept.set(service, subject, undefined),
          () => standing.remove(kind, id),
        );
      },
    },
    clear: (session) => (session === undefined ? change(kept.clear, () => store.clear()) : store.clear(session)),
    async close() {
      await rest();
      await store.close();
    },
  };
}

/** Sessions end; what was set in them is not kept. */
function isKept(kind: Doc['kind'], session: string): boolean {
  return kind === 'record' && session === '';
}
