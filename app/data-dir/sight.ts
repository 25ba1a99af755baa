import { type Allowed, type DataFile, listFiles } from './files.ts';

/** What stands in the directory, before it is read. */
export interface Sight {
  /** Differs once anything has changed. */
  stamp: string;
  /** @throws DataError where the directory is not as it must be */
  files(): readonly DataFile[];
}

/** Never rejects: what is wrong with the directory is a sight too. */
export async function lookAround(dir: string, allowed: Allowed): Promise<Sight> {
  try {
    const files = await listFiles(dir, allowed);
    return { stamp: files.map(({ stamp }) => stamp).join('\n'), files: () => files };
  } catch (error) {
    const fail = () => {
      throw error;
    };
    return { stamp: String(error), files: fail };
  }
}
