import type { DataError, Wrong } from './wrong.ts';

/** A file that has been read, and how to say where in it something is wrong. */
export interface Source {
  /** Its name within DATA_DIR, such as `records/pan-to-gst.json`. */
  file: string;
  explain(wrong: Wrong): DataError;
}
