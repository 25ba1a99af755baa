import type { World } from '../../data/world.ts';
import type { Log } from '../log.ts';
import type { Overrides } from '../overrides.ts';
import { allowedNames, createLoad, type Rules } from './load.ts';
import { readAndReload } from './reload.ts';
import { lookAround } from './sight.ts';

export interface DataDirDeps extends Rules {
  log: Pick<Log, 'info' | 'error'>;
  /** Does a task every so many milliseconds until what it returned is called; a timer by default. */
  every?(ms: number, task: () => Promise<void>): () => void;
}

/** A team's own data: answers by subject, companies and people; always the last that was good. */
export interface DataDir {
  overrides: Overrides;
  world: World;
  /** Where what stands in the directory is wrong, with nothing of what is written there: anybody may read it. */
  problem(): string | undefined;
  /** Reads what has changed, now. */
  recheck(): Promise<void>;
  /** Stops looking for changes. */
  close(): void;
}

/** Bind mounts and network volumes deliver no events of the file system: somebody has to go and look. */
const lookMs = 1000;

/**
 * Reads a team's data, and reads it again when a file has changed and then rested for a second, lest it be half written.
 * @throws DataError, which names the file, the line, the place, what was found and what is allowed
 */
export async function openDataDir(dir: string, { every = repeat, log, ...rules }: DataDirDeps): Promise<DataDir> {
  const allowed = allowedNames(rules);
  const current = await readAndReload({ look: () => lookAround(dir, allowed), load: createLoad(rules), log });
  let last = Promise.resolve();
  let waiting = 0;
  const recheck = (rested: boolean) => {
    waiting++;
    last = last.then(() => current.recheck(rested)).finally(() => waiting--);
    return last;
  };
  const world = () => current.data.world;
  return {
    overrides: { find: (service, subject) => current.data.records.get(service)?.get(subject) },
    world: {
      find: (kind, id) => world().find(kind, id),
      seatsOf: (pan) => world().seatsOf(pan),
      branch: (ifsc) => world().branch(ifsc),
      search: (text, limit) => world().search(text, limit),
    },
    problem: () => current.wrong && `${current.wrong.where} is wrong; what was read before still answers`,
    recheck: () => recheck(false),
    // A slow volume is not asked again before it has answered.
    close: every(lookMs, async () => (waiting === 0 ? recheck(true) : undefined)),
  };
}

function repeat(ms: number, task: () => Promise<void>): () => void {
  const timer = setInterval(() => void task(), ms);
  // Looking is no reason to stay alive.
  timer.unref();
  return () => clearInterval(timer);
}
