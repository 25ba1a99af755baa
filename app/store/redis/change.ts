import type { Doc } from '../store.ts';

/** A change to a document, numbered in the order in which Redis made them; without the document it is gone. */
export interface Change {
  revision: number;
  kind: Doc['kind'];
  id: string;
  doc?: Doc;
}

/** The name of a document in Redis, such as `rule:"x"`: as JSON, so that any id comes back as it was. */
export function fieldOf({ kind, id }: Pick<Doc, 'kind' | 'id'>): string {
  return `${kind}:${JSON.stringify(id)}`;
}

/** Reads a change as it is told, and kept: `7 {"kind":"rule",...}`, or `8 rule:"x"` where the document is gone. */
export function readChange(text: string): Change {
  const space = text.indexOf(' ');
  const revision = Number(text.slice(0, space));
  const what = text.slice(space + 1);
  if (what.startsWith('{')) {
    const doc = JSON.parse(what) as Doc;
    return { revision, kind: doc.kind, id: doc.id, doc };
  }
  const colon = what.indexOf(':');
  return { revision, kind: what.slice(0, colon) as Doc['kind'], id: JSON.parse(what.slice(colon + 1)) };
}
