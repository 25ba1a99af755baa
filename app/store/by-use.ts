/**
 * Values by key, in the order of their use. It is no `Map` that a key is taken out of and put into again: that searches
 * all that it has taken out of the same place, which are thousands where one key is used again and again.
 */
export interface ByUse<Value> {
  size(): number;
  get(key: string): Value | undefined;
  /** As the one that was used last. */
  put(key: string, value: Value): void;
  /** Whether it was there. */
  delete(key: string): boolean;
  clear(): void;
  /** The one that was used longest ago. */
  oldest(): { readonly key: string; readonly value: Value } | undefined;
}

interface Link<Value> {
  key: string;
  value: Value;
  older: Link<Value> | undefined;
  newer: Link<Value> | undefined;
}

export function byUse<Value>(): ByUse<Value> {
  const links = new Map<string, Link<Value>>();
  let oldest: Link<Value> | undefined;
  let newest: Link<Value> | undefined;

  function join(older: Link<Value> | undefined, newer: Link<Value> | undefined): void {
    if (older) older.newer = newer;
    else oldest = newer;
    if (newer) newer.older = older;
    else newest = older;
  }
  function append(link: Link<Value>): void {
    join(newest, link);
    join(link, undefined);
  }
  return {
    size: () => links.size,
    get: (key) => links.get(key)?.value,
    put(key, value) {
      const known = links.get(key);
      if (!known) {
        const link = { key, value, older: undefined, newer: undefined };
        links.set(key, link);
        return append(link);
      }
      known.value = value;
      if (known === newest) return;
      join(known.older, known.newer);
      append(known);
    },
    delete(key) {
      const link = links.get(key);
      if (!link) return false;
      links.delete(key);
      join(link.older, link.newer);
      return true;
    },
    clear() {
      links.clear();
      oldest = undefined;
      newest = undefined;
    },
    oldest: () => oldest,
  };
}
