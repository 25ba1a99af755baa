import type { AppContext } from './call.ts';
import type { Hold } from './hold.ts';
import { type Cut, cut, sendShort } from './wire.ts';

/** What leaves; the status is nought where the connection was cut without an answer. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** A part of a body, and when it leaves, in milliseconds after the head. */
export interface Piece {
  at: number;
  bytes: Uint8Array;
}

/** An answer that faults have bent. */
export interface Bent extends Answer {
  /** In place of the answer. */
  cut?: Cut;
  /** The share of the body after which the connection closes. */
  shortAt?: number;
  /** Spreads a body over time. */
  pace?: (pieces: Piece[]) => Piece[];
}

/** How the answer of one call is to be bent, in order. */
export interface Bending {
  /** The kinds of faults, and what asked for them. */
  names: string[];
  by: string;
  changes: ((answer: Bent) => void)[];
  c: AppContext;
  hold: Hold;
}

/** Sends an answer as faults have bent it. */
export function leave({ changes, c, hold }: Bending, answer: Answer): Response {
  const bent: Bent = answer;
  for (const change of changes) change(bent);
  if (bent.cut !== undefined) {
    Object.assign(answer, { status: 0, headers: {}, body: '' });
    return cut(c, bent.cut);
  }
  const { status, shortAt, pace = (pieces) => pieces } = bent;
  if (shortAt === undefined && !bent.pace) return new Response(bent.body, { status, headers: bent.headers });
  const bytes = new TextEncoder().encode(bent.body);
  const headers = { ...bent.headers, 'Content-Length': String(bytes.byteLength) };
  const parts = paced(pace([{ at: 0, bytes }]), c, hold);
  if (shortAt === undefined) return new Response(toStream(parts), { status, headers });
  return sendShort(c, { status, headers }, upTo(Math.floor(bytes.byteLength * shortAt), parts));
}

/** The parts, each in its time; they end when the client leaves. */
async function* paced(pieces: Piece[], c: AppContext, hold: Hold): AsyncGenerator<Uint8Array> {
  const start = performance.now();
  for (const { at, bytes } of pieces) {
    // By the clock, since a timer is up to a millisecond off, and there may be a thousand of them.
    const early = start + at - performance.now();
    try {
      if (early > 0) await hold.wait(early, c);
    } catch {
      return;
    }
    yield bytes;
  }
}

async function* upTo(length: number, parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let left = length;
  if (left === 0) return;
  for await (const part of parts) {
    yield part.subarray(0, left);
    left -= part.byteLength;
    // Before the next part, which may be a while away.
    if (left <= 0) return;
  }
}

/** `ReadableStream.from` is not everywhere yet. */
function toStream(parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  // Begins to wait at once: whoever comes next must see that this one is held.
  let first: Promise<IteratorResult<Uint8Array>> | undefined = parts.next();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await (first ?? parts.next());
      first = undefined;
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => void parts.return(undefined),
  });
}
