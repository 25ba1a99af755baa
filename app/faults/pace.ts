import type { Piece } from '../leave.ts';
import type { Kind } from './kind.ts';

const defaults = { ms: 5000, chunks: 10 };

/** The head at once, the body in so many pieces over so many milliseconds. */
export const drip: Kind = {
  name: 'drip',
  title: 'sends the body in pieces, over a time',
  usages: ['drip;ms=5000;chunks=10'],
  params: ({ maxDelayMs }) => ({ ms: { min: 0, max: maxDelayMs }, chunks: { min: 1, max: 1000 } }),
  forms: [],
  act(params, { bend, hold }) {
    hold.check();
    const ms = Math.min(params.get('ms') ?? defaults.ms, hold.maxDelayMs);
    const chunks = params.get('chunks') ?? defaults.chunks;
    bend((answer) => {
      const { pace } = answer;
      answer.pace = (pieces) => dripped(pace ? pace(pieces) : pieces, ms, chunks);
    });
    return undefined;
  },
};

/** The body at so many kilobits a second. */
export const bandwidth: Kind = {
  name: 'bandwidth',
  title: 'sends the body at so many kilobits a second',
  usages: ['bandwidth;kbps=16'],
  params: () => ({ kbps: { min: 1, max: 1_000_000 } }),
  forms: [['kbps']],
  act(params, { bend, hold }) {
    hold.check();
    const bytesPerMs = params.get('kbps')! / 8;
    bend((answer) => {
      const { pace } = answer;
      answer.pace = (pieces) => limited(pace ? pace(pieces) : pieces, bytesPerMs);
    });
    return undefined;
  },
};

/** Each piece in smaller ones, spread from its own time on. */
function dripped(pieces: Piece[], ms: number, chunks: number): Piece[] {
  const each = Math.max(1, Math.ceil(chunks / pieces.length));
  return pieces.flatMap(({ at, bytes }) => {
    const count = Math.max(1, Math.min(each, bytes.byteLength));
    return Array.from({ length: count }, (_, i) => ({
      at: at + ((i + 1) * ms) / count / pieces.length,
      bytes: bytes.subarray(
        Math.floor((i * bytes.byteLength) / count),
        Math.floor(((i + 1) * bytes.byteLength) / count),
      ),
    }));
  });
}

/** As a slow line delivers it: about ten times a second, and each byte only when there was time for it. */
function limited(pieces: Piece[], bytesPerMs: number): Piece[] {
  const size = Math.max(1, Math.round(bytesPerMs * 100));
  let time = 0;
  return pieces.flatMap(({ at, bytes }) => {
    time = Math.max(time, at);
    return Array.from({ length: Math.ceil(bytes.byteLength / size) }, (_, i) => {
      const part = bytes.subarray(i * size, (i + 1) * size);
      time += part.byteLength / bytesPerMs;
      return { at: time, bytes: part };
    });
  });
}
