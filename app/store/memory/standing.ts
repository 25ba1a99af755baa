import type { Doc, Standing } from '../store.ts';

interface Stood {
  doc: Doc;
  counts: Map<string, number>;
}

type Kind = Doc['kind'];
type Listener = Parameters<Standing['watch']>[0];

/** Documents of a single process, and what is needed to clear a session. */
export interface MemoryStanding extends Standing {
  clear(session?: string): void;
}

export function memoryStanding(now: () => number): MemoryStanding {
  const docs: Record<Kind, Map<string, Stood>> = { rule: new Map(), record: new Map() };
  const listeners: Listener[] = [];
  const stands = ({ until }: Doc) => until === undefined || until > now();
  const tell = (kind: Kind, id: string, doc?: Doc) => {
    for (const listener of listeners) listener(kind, id, doc);
  };
  function remove(kind: Kind, id: string): boolean {
    const stood = docs[kind].delete(id);
    if (stood) tell(kind, id);
    return stood;
  }
  function everyDoc(): Doc[] {
    return Object.values(docs).flatMap((kind) => [...kind.values()].map(({ doc }) => doc));
  }
  return {
    all(kind) {
      for (const { doc } of docs[kind].values()) if (!stands(doc)) remove(kind, doc.id);
      return [...docs[kind].values()].map(({ doc }) => doc);
    },
    get(kind, id) {
      const doc = docs[kind].get(id)?.doc;
      return doc && stands(doc) ? doc : undefined;
    },
    put(doc) {
      // Anew, so that the oldest stays first.
      docs[doc.kind].delete(doc.id);
      docs[doc.kind].set(doc.id, { doc, counts: new Map() });
      tell(doc.kind, doc.id, doc);
    },
    remove,
    count({ kind, id }, name) {
      const counts = docs[kind].get(id)?.counts;
      const before = counts?.get(name) ?? 0;
      counts?.set(name, before + 1);
      // One that was used up a moment ago must not begin anew.
      return counts ? before : Number.POSITIVE_INFINITY;
    },
    counted: ({ kind, id }, name) => docs[kind].get(id)?.counts.get(name) ?? 0,
    watch(changed) {
      listeners.push(changed);
      for (const doc of everyDoc()) changed(doc.kind, doc.id, doc);
    },
    clear(session) {
      for (const doc of everyDoc()) if (session === undefined || doc.session === session) remove(doc.kind, doc.id);
    },
  };
}
