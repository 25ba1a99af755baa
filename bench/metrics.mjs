/** What a round of load gives. */
export const loadMetrics = [
  { metric: 'requestsPerSecond', title: 'requests/s', digits: 0 },
  { metric: 'p50', title: 'p50 ms', digits: 2 },
  { metric: 'p99', title: 'p99 ms', digits: 2 },
  { metric: 'p999', title: 'p99.9 ms', digits: 2 },
  { metric: 'loadedMb', title: 'RSS after load, MB', digits: 0 },
  { metric: 'cpuPerRequest', title: 'CPU µs/request', digits: 1 },
  { metric: 'coreShare', title: 'core used', digits: 2 },
];

/** What a start gives. */
export const startMetrics = [
  { metric: 'startMs', title: 'first good answer after the spawn, ms', digits: 0 },
  { metric: 'idleMb', title: 'idle RSS, MB', digits: 1 },
];

/** What lies on the disk; beside a server of one file its own files are no ratio that tells anything. */
export const diskMetrics = [
  { metric: 'ownMb', title: 'on disk, MB', digits: 3, absolute: true },
  { metric: 'wholeMb', title: 'with its runtime, MB', digits: 1 },
];
