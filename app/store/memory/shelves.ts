import { type ByUse, byUse } from '../by-use.ts';

/** Values by shelf and name, bounded in both: the shelf, and the name on it, that were used longest ago go first. */
export interface Shelves<Value> {
  get(shelf: string, name: string): Value | undefined;
  put(shelf: string, name: string, value: Value): void;
  delete(shelf: string, name: string): void;
  clear(shelf?: string): void;
}

/** Most names on one shelf, so that one session cannot push out the others, and on all. */
const bounds = { shelf: 5000, all: 50_000 };

export function shelves<Value>({ shelf: mostOnShelf, all: mostInAll } = bounds): Shelves<Value> {
  const all = byUse<ByUse<Value>>();
  let size = 0;

  function clear(shelf: string): void {
    size -= all.get(shelf)?.size() ?? 0;
    all.delete(shelf);
  }
  function dropOldest(names: ByUse<Value>): void {
    names.delete(names.oldest()!.key);
    size--;
  }
  return {
    get: (shelf, name) => all.get(shelf)?.get(name),
    put(shelf, name, value) {
      const names = all.get(shelf) ?? byUse<Value>();
      all.put(shelf, names);
      size -= names.size();
      names.put(name, value);
      size += names.size();
      if (names.size() > mostOnShelf) dropOldest(names);
      while (size > mostInAll) clear(all.oldest()!.key);
    },
    delete(shelf, name) {
      if (all.get(shelf)?.delete(name)) size--;
    },
    clear(shelf) {
      if (shelf !== undefined) return clear(shelf);
      all.clear();
      size = 0;
    },
  };
}
