const bounds = {
  atLeast: { words: 'at least', holds: (value, bound) => value >= bound },
  atMost: { words: 'at most', holds: (value, bound) => value <= bound },
};

/** What is promised; `figure` picks the median that is held against it. */
const aims = [
  {
    says: 'native success, requests/s as a share of bare',
    is: 'atLeast',
    bound: 0.42,
    figure: ({ loads }) => loads.ratio('native-success', 'requestsPerSecond'),
  },
  {
    says: 'over Redis, requests/s as a share of the memory store',
    is: 'atLeast',
    bound: 0.85,
    figure: ({ loads }) => share(loads, 'redis', 'native-success'),
  },
  {
    says: 'with 1,000 rules, requests/s as a share of none',
    is: 'atLeast',
    bound: 0.9,
    figure: ({ loads }) => share(loads, 'rules-1000', 'native-success'),
  },
  { says: 'start, in times bare', is: 'atMost', bound: 3, figure: ({ starts }) => starts.ratio('us', 'startMs') },
  { says: 'idle RSS, in MB', is: 'atMost', bound: 75, figure: ({ starts }) => starts.summary('us', 'idleMb') },
];

/** One line an aim: met, missed or not measured. */
export function aimLines(figures) {
  return aims.map(({ says, is, bound, figure }) => {
    const { words, holds } = bounds[is];
    const median = figure(figures)?.median;
    const verdict = median === undefined ? 'not measured' : holds(median, bound) ? 'met' : 'missed';
    return `${says}: ${words} ${bound}, is ${median?.toFixed(2) ?? 'unknown'}: **${verdict}**`;
  });
}

function share(loads, name, other) {
  const [one, all] = [name, other].map((scenario) => loads.summary(scenario, 'requestsPerSecond'));
  return one && all && { median: one.median / all.median };
}
