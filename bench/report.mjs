import { aimLines } from './aims.mjs';
import { baseline } from './scenarios.mjs';

const loadMetrics = [
  { metric: 'requestsPerSecond', title: 'requests/s', digits: 0 },
  { metric: 'p50', title: 'p50 ms', digits: 2 },
  { metric: 'p99', title: 'p99 ms', digits: 2 },
  { metric: 'p999', title: 'p99.9 ms', digits: 2 },
  { metric: 'loadedMb', title: 'RSS after load, MB', digits: 0 },
  { metric: 'cpuPerRequest', title: 'CPU µs/request', digits: 1 },
  { metric: 'coreShare', title: 'core used', digits: 2 },
];

const startMetrics = [
  { metric: 'startMs', title: 'first good answer after the spawn, ms', digits: 0 },
  { metric: 'idleMb', title: 'idle RSS, MB', digits: 1 },
];

/** The figures as Markdown that reads well in a terminal. */
export function report({ options, about, loads, starts }) {
  const scenarioNames = options.scenarios.map(({ name }) => name);
  const serverNames = [...new Set(options.scenarios.map(({ server }) => server))];
  return `# Figures

Written by \`npm run bench\`. Each figure is a median, with the least and the greatest after it; "of ${baseline}" compares round by round.
Absolute figures belong to this machine; the ratios are what counts. Where less than 0.95 of the server's core was used, something else
held the machine: then the CPU time a request is the figure to trust, not the requests a second.

${list(about)}

## Load
${table('scenario', loadMetrics, scenarioNames, loads)}

## Start
${table('server', startMetrics, serverNames, starts)}

## Aims
${list(aimLines({ loads, starts }))}
`;
}

function table(title, metrics, names, series) {
  const rows = names.flatMap((name) => [
    [name, ...metrics.map(({ metric, digits }) => cell(series.summary(name, metric), digits))],
    ...(name === baseline
      ? []
      : [[`of ${baseline}`, ...metrics.map(({ metric }) => cell(series.ratio(name, metric), 2))]]),
  ]);
  const head = [title, ...metrics.map((metric) => metric.title)];
  const widths = head.map((text, i) => Math.max(text.length, ...rows.map((row) => row[i].length)));
  const line = (row) => `| ${row.map((text, i) => text.padEnd(widths[i])).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function cell({ median, min, max }, digits) {
  if (Number.isNaN(median)) return 'unknown';
  return `${median.toFixed(digits)} (${min.toFixed(digits)} to ${max.toFixed(digits)})`;
}

function list(lines) {
  return lines.map((line) => `- ${line}`).join('\n');
}
