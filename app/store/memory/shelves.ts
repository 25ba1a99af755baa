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
  const all = new Map<string, Map<string, Value>>();
  let size = 0;

  function clear(shelf: string): void {
    size -= all.get(shelf)?.size ?? 0;
    all.delete(shelf);
  }
  function dropOldest(names: Map<string, Value>): void {
    names.delete(names.keys().next().value!);
    size--;
  }
  return {
    get: (shelf, name) => all.get(shelf)?.get(name),
    put(shelf, name, value) {
      const names = all.get(shelf) ?? new Map<string, Value>();
      all.delete(shelf);
      all.set(shelf, names);
      if (!names.delete(name)) size++;
      names.set(name, value);
      if (names.size > mostOnShelf) dropOldest(names);
      while (size > mostInAll) clear(all.keys().next().value!);
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
