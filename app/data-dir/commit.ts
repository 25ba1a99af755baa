import type { Log } from '../log.ts';
import { Refusal } from '../outcomes.ts';
import type { Awaitable } from '../store/store.ts';
import { inBatches } from './batches.ts';
import type { Kept } from './kept.ts';
import type { WholeFiles } from './whole-files.ts';

/** Changes what is kept, first on the disk, then in the store; those that come while one is written share a writing. */
export interface Commit {
  /**
   * `keep` changes what is to be on the disk and returns what undoes it; `apply` changes the store once the disk has it.
   * Rejects with a refusal where the disk cannot be written; then nothing has changed.
   */
  change<T>(keep: () => () => void, apply: () => Awaitable<T>): Promise<T>;
  /** Resolves when all is done that was asked until now. */
  rest(): Promise<void>;
}

interface CommitDeps {
  kept: Kept;
  files: WholeFiles;
  log: Pick<Log, 'error'>;
}

interface Change {
  keep(): () => void;
  apply(): void;
}

export function createCommit({ kept, files, log }: CommitDeps): Commit {
  const changes = inBatches<Change>(async (batch) => {
    const undo = batch.map(({ keep }) => keep());
    try {
      await write();
    } catch (error) {
      for (const back of undo.reverse()) back();
      // Some files may have changed before another failed.
      await write().catch(() => {});
      throw notKept(error, log);
    } finally {
      kept.written();
    }
    // In the order in which they were asked, so that store and disk stay alike.
    for (const { apply } of batch) apply();
  });
  async function write(): Promise<void> {
    const changed = kept.changes();
    if (changed.size > 0) await files.write(changed);
  }
  return {
    async change<T>(keep: Change['keep'], apply: () => Awaitable<T>) {
      let applied: Awaitable<T>;
      await changes.add({
        keep,
        apply() {
          applied = apply();
        },
      });
      return applied!;
    },
    rest: changes.rest,
  };
}

function notKept(error: unknown, log: CommitDeps['log']): Refusal {
  if (error instanceof Refusal) return error;
  log.error('What was set could not be kept in DATA_DIR', error);
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  const message = `DATA_DIR could not be written${code}; nothing has changed.`;
  return new Refusal('source_unavailable', { http: true, by: 'store', message, cause: error });
}
