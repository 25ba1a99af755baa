import { Refusal } from '../outcomes.ts';
import type { Changes } from './whole-files.ts';

/** What is on the disk, or will be with the next writing: by service, then by subject, the line of its file. */
export interface Kept {
  /** Without a line it is removed. Returns what undoes it. */
  set(service: string, subject: string, line: string | undefined): () => void;
  /** Removes all; returns what undoes it. */
  clear(): () => void;
  /** The files that differ from the disk, as far as is known. */
  changes(): Changes;
  /** Notes that the disk is as it will be until something changes again. */
  written(): void;
}

/** Most bytes of a file: it must be possible to read it again. */
const mostReadable = 250_000_000;
/** Characters of a piece: to encode one takes no longer than a request. */
const pieceLength = 65_536;

export function emptyKept(most = mostReadable): Kept {
  const services = new Map<string, Map<string, string>>();
  const differing = new Set<string>();

  function put(service: string, subject: string, line: string | undefined): void {
    const lines = services.get(service) ?? new Map<string, string>();
    services.set(service, lines);
    if (line === undefined) lines.delete(subject);
    else lines.set(subject, line);
    differing.add(service);
  }
  return {
    set(service, subject, line) {
      const before = services.get(service)?.get(subject);
      if (before === line) return () => {};
      put(service, subject, line);
      return () => put(service, subject, before);
    },
    clear() {
      const before = [...services];
      services.clear();
      for (const [service] of before) differing.add(service);
      return () => {
        for (const [service, lines] of before) services.set(service, lines);
      };
    },
    changes: () => new Map([...differing].map((service) => fileOf(service, services.get(service), most))),
    written: () => differing.clear(),
  };
}

/** The line of a record. */
export function lineOf(subject: string, given: unknown): string {
  return `${JSON.stringify(subject)}: ${JSON.stringify(given)}`;
}

function fileOf(service: string, lines: ReadonlyMap<string, string> | undefined, most: number) {
  const name = `${service}.json`;
  return [name, lines?.size ? inPieces(name, lines.values(), most) : undefined] as const;
}

function* inPieces(name: string, lines: Iterable<string>, most: number): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let bytes = 0;
  for (const text of joined(lines)) {
    const piece = encoder.encode(text);
    bytes += piece.byteLength;
    if (bytes > most) throw tooLarge(name, most);
    yield piece;
  }
}

function* joined(lines: Iterable<string>): Generator<string> {
  let text = '{';
  let between = '\n';
  for (const line of lines) {
    text += `${between}  ${line}`;
    between = ',\n';
    if (text.length < pieceLength) continue;
    yield text;
    text = '';
  }
  yield `${text}\n}\n`;
}

function tooLarge(name: string, most: number): Refusal {
  const message = `set/${name} would have more than ${most} bytes; remove some records.`;
  return new Refusal('bad_request', { by: 'admin', message });
}
