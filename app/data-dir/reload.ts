import type { Log } from '../log.ts';
import { maskWords } from '../mask.ts';
import type { Data } from './load.ts';
import type { Sight } from './sight.ts';
import { DataError } from './wrong.ts';

/** The data as it is now, and what became of the last attempt to read it. */
export interface Current {
  data: Data;
  wrong: DataError | undefined;
  /** Reads what has changed; where `rested`, only what is as it was at the last look. */
  recheck(rested: boolean): Promise<void>;
}

interface Reading {
  look(): Promise<Sight>;
  load(files: ReturnType<Sight['files']>): Promise<Data>;
  log: Pick<Log, 'info' | 'error'>;
}

/** Reads all data, and again on demand; @throws DataError the first time only, later the last good data stays */
export async function readAndReload({ look, load, log }: Reading): Promise<Current> {
  const first = await look();
  let read = first.stamp;
  let seen = first.stamp;

  async function readAgain(sight: Sight): Promise<void> {
    const touched = sight.stamp !== read;
    read = sight.stamp;
    try {
      current.data = await load(sight.files());
      current.wrong = undefined;
      log.info('data read again', summary(current.data));
    } catch (error) {
      const wrong = asDataError(error);
      // A mistake that nobody has touched since is in the log already.
      if (touched || wrong.message !== current.wrong?.message) report(log, wrong, error);
      current.wrong = wrong;
    }
  }

  const current: Current = {
    data: await load(first.files()),
    wrong: undefined,
    async recheck(rested) {
      const sight = await look();
      const stable = !rested || sight.stamp === seen;
      seen = sight.stamp;
      if (stable && (sight.stamp !== read || current.wrong?.passing)) await readAgain(sight);
    },
  };
  log.info('data read', summary(current.data));
  return current;
}

function asDataError(error: unknown): DataError {
  return error instanceof DataError ? error : new DataError('DATA_DIR', ': reading it failed unforeseen', true);
}

function report(log: Reading['log'], wrong: DataError, error: unknown): void {
  // Where a file is wrong, the stack tells nothing; what stands in it may be somebody's identifier.
  const cause = error === wrong ? undefined : error;
  log.error(`Data not read, what was read before still answers. ${maskWords(wrong.message)}`, cause);
}

function summary({ records, added }: Data) {
  return {
    records: Object.fromEntries([...records].map(([name, { size }]) => [name, size])),
    companies_and_people: added,
  };
}
