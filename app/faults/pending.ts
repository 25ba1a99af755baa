import type { Bounds, Kind, Limits } from './kind.ts';

const milliseconds = ({ maxDelayMs }: Limits): Bounds => ({ min: 0, max: maxDelayMs });

/** Kinds that the grammar reads and that do not act yet; asking for one is refused by its name. */
export const pendingFaults: Kind[] = [
  pending('timeout', 'never answers', ['timeout']),
  pending('drip', 'the body in pieces, over a time', ['drip;ms=5000;chunks=10'], (limits) => ({
    ms: milliseconds(limits),
    chunks: { min: 1, max: 1000 },
  })),
  pending('bandwidth', 'the body at so many kilobits a second', ['bandwidth;kbps=16'], () => ({
    kbps: { min: 1, max: 1_000_000 },
  })),
  pending('reset', 'cuts the connection with RST', ['reset']),
  pending('empty', 'closes the connection without a byte', ['empty']),
  pending('garbage', 'bytes that are not HTTP', ['garbage']),
  pending('truncate', 'a body shorter than declared', ['truncate;at=0.5'], () => ({
    at: { min: 0, max: 1, decimals: true },
  })),
  pending('malformed', 'valid HTTP, broken JSON', ['malformed']),
  pending('html', "a gateway's HTML page", ['html']),
];

function pending(name: string, title: string, usages: string[], params: Kind['params'] = () => ({})): Kind {
  return { name, title, usages, available: false, params, forms: [], act() {} };
}
