/**
 * Reads by name, and gives what is read to all who ask while somebody still has it: answers that nobody takes off the
 * wire may wait by the thousand, and each would hold a copy.
 */
export function shared<T extends object>(read: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const known = new Map<string, WeakRef<T>>();
  const reading = new Map<string, Promise<T>>();

  async function readAnew(name: string): Promise<T> {
    try {
      const value = await read(name);
      known.set(name, new WeakRef(value));
      return value;
    } finally {
      reading.delete(name);
    }
  }
  return async (name) => {
    const value = known.get(name)?.deref();
    if (value) return value;
    const begun = reading.get(name) ?? readAnew(name);
    reading.set(name, begun);
    return begun;
  };
}
