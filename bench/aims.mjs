const bounds = {
  atLeast: { words: 'at least', holds: (value, bound) => value >= bound },
  atMost: { words: 'at most', holds: (value, bound) => value <= bound },
};

/** What is promised of `npm run bench`; `figure` picks the median that is held against the bound. */
export const aims = [
  ofBare('native success', 'native-success', 0.5),
  ofBare('a Karza phrase', 'karza', 0.45),
  ofBare('a computed person', 'computed', 0.45),
  ofBare('a refusal', 'refusal', 0.45),
  ofBare('a magic identifier', 'magic', 0.45),
  { says: 'requests/s, in times the fastest peer', is: 'atLeast', bound: 1.6, figure: timesTheBestPeer },
  {
    says: 'p99 at 32 connections, in times bare',
    is: 'atMost',
    bound: 2,
    figure: ({ loads }) => loads.ratio('native-success', 'p99'),
  },
  {
    says: 'first good answer, in times bare',
    is: 'atMost',
    bound: 2.5,
    figure: ({ starts }) => starts.ratio('us', 'startMs'),
  },
  { says: 'idle RSS, in MB', is: 'atMost', bound: 64, figure: ({ starts }) => starts.summary('us', 'idleMb') },
  {
    says: 'RSS after the load, in MB',
    is: 'atMost',
    bound: 110,
    figure: ({ loads }) => loads.summary('native-success', 'loadedMb'),
  },
  {
    says: 'over Redis, requests/s as a share of the memory store',
    is: 'atLeast',
    bound: 0.85,
    figure: ({ loads }) => loads.ratio('redis', 'requestsPerSecond', 'native-success'),
  },
  {
    says: 'with 1,000 rules, requests/s as a share of none',
    is: 'atLeast',
    bound: 0.9,
    figure: ({ loads }) => loads.ratio('rules-1000', 'requestsPerSecond', 'native-success'),
  },
];

/** What is promised of `npm run bench:curves`. */
export const curveAims = [
  ofFirst('with 1,000 rules, requests/s as a share of none', 'rules', '1000', '0'),
  ofFirst('with 1,000,000 records, requests/s as a share of 10', 'records', '1000000', '10'),
  ofFirst('at 4,096 connections, requests/s as a share of 32', 'connections', '4096', '32'),
];

/** One line an aim: met, missed or not measured. */
export function aimLines(promised, figures) {
  return promised.map(({ says, is, bound, figure }) => {
    const { words, holds } = bounds[is];
    const median = figure(figures)?.median;
    const verdict = median === undefined ? 'not measured' : holds(median, bound) ? 'met' : 'missed';
    return `${says}: ${words} ${bound}, is ${median?.toFixed(2) ?? 'unknown'}: **${verdict}**`;
  });
}

function ofBare(what, scenario, bound) {
  const figure = ({ loads }) => loads.ratio(scenario, 'requestsPerSecond');
  return { says: `${what}, requests/s as a share of bare`, is: 'atLeast', bound, figure };
}

function ofFirst(says, curve, point, other) {
  const figure = ({ curves }) => curves.get(curve)?.ratio(point, 'requestsPerSecond', other);
  return { says, is: 'atLeast', bound: 0.9, figure };
}

function timesTheBestPeer({ loads, peers }) {
  const times = peers.map((peer) => loads.ratio('native-success', 'requestsPerSecond', peer)).filter(Boolean);
  return times.sort((a, b) => a.median - b.median)[0];
}
