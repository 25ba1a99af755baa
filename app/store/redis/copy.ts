import { type MemoryStanding, memoryStanding } from '../memory/standing.ts';
import { type Change, fieldOf, readChange } from './change.ts';
import type { Link } from './link.ts';
import { changesOf } from './lua.ts';

/** The documents as this process holds them, kept in step with those in Redis. */
export interface Copy {
  held: MemoryStanding;
  /** Resolves when every change that Redis has made by now is in it. */
  inStep(): Promise<void>;
  /** Loads all again, unless the number is that of the last change heard of. */
  check(revision: number): Promise<void>;
}

const kinds = ['rule', 'record'] as const;

/** How many documents are read at a time: what Redis has waiting for one who listens is bounded, to 8 MB by default. */
const page = '100';

export function copyOf(link: Link, database: number, now: () => number): Copy {
  const held = memoryStanding(now);
  /** Of what is held; undefined while a change may be missing. */
  let revision: number | undefined;
  /** What is told while all is loaded. */
  let waiting: Change[] | undefined;
  let loading: Promise<void> | undefined;

  function hear(message: string): void {
    const change = readChange(message);
    if (waiting) waiting.push(change);
    else if (!take(change)) reload().catch(() => {});
  }
  /** Whether it follows the last one; what was flushed begins anew. */
  function take({ revision: next, kind, id, doc }: Change): boolean {
    const follows = revision !== undefined && next === revision + 1;
    revision = follows ? next : undefined;
    if (!follows) return false;
    if (doc) held.put(doc);
    else held.remove(kind, id);
    return true;
  }
  function reload(): Promise<void> {
    loading ??= load().finally(() => {
      loading = undefined;
    });
    return loading;
  }
  async function load(): Promise<void> {
    const came: Change[] = [];
    waiting = came;
    revision = undefined;
    try {
      const latest = Number(await link.ask('GET', 'namuna:revision'));
      hold(await everyChange(link));
      revision = latest;
      for (const change of came) if (change.revision > latest) take(change);
    } finally {
      waiting = undefined;
    }
  }
  /** Tells the differences only. */
  function hold(changes: Change[]): void {
    const standing = new Map(changes.map((change) => [fieldOf(change), change]));
    for (const doc of kinds.flatMap(held.all)) if (!standing.has(fieldOf(doc))) held.remove(doc.kind, doc.id);
    for (const { kind, id, doc } of standing.values()) {
      if (!doc || (doc.until ?? Number.POSITIVE_INFINITY) <= now()) continue;
      if (JSON.stringify(held.get(kind, id)) !== JSON.stringify(doc)) held.put(doc);
    }
  }
  void link.listen(changesOf(database), hear);
  link.onArrival(async () => {
    // Redis may be another one, that has made as many changes.
    revision = undefined;
  });
  return {
    held,
    async inStep() {
      await link.ask('PING');
      await loading;
    },
    async check(latest) {
      if (latest !== revision) await reload();
    },
  };
}

/** All documents that stand, in the order in which they were put. */
async function everyChange(link: Link): Promise<Change[]> {
  const texts = new Map<string, string>();
  let cursor = '0';
  do {
    const reply = await link.ask('HSCAN', 'namuna:standing', cursor, 'COUNT', page);
    const [next, pairs] = reply as [string, string[]];
    for (let i = 0; i < pairs.length; i += 2) texts.set(pairs[i]!, pairs[i + 1]!);
    cursor = next;
  } while (cursor !== '0');
  return [...texts.values()].map(readChange).sort((a, b) => a.revision - b.revision);
}
