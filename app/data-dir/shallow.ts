import { DataError } from './wrong.ts';

/** Reads a file; what is nested deeper than the stack reaches is a mistake in the file, not in the program. */
export async function shallow<T>(name: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DataError(name, ': found values nested thousands of levels deep; allowed: fewer');
  }
}
