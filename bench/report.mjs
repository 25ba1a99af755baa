import { aimLines, aims } from './aims.mjs';
import { diskMetrics, loadMetrics, startMetrics } from './metrics.mjs';
import { baseline } from './scenarios.mjs';
import { list, table } from './table.mjs';

/** How to read the figures of any of our commands. */
export const reading = `Absolute figures belong to this machine; the ratios are what counts. Where less than 0.95 of the server's core was used, something else
held the machine: then the CPU time a request is the figure to trust, not the requests a second.`;

/** The figures as Markdown that reads well in a terminal. */
export function report({ options, about, loads, starts }) {
  const { scenarios, peers, runtimes } = options;
  const scenarioNames = scenarios.map(({ name }) => name);
  const serverNames = [...new Set(scenarios.map(({ server }) => server))];
  const start = [...startMetrics, ...diskMetrics];
  const verdicts = aimLines(aims, { loads, starts, peers: peers.filter((name) => scenarioNames.includes(name)) });
  return `# Figures

Written by \`npm run bench\`. Each figure is a median, with the least and the greatest after it; each ratio is to ${baseline},
which was loaded in turn with each scenario, a second each, so that both met the same machine.
${reading}

${list(about)}

## Load
${table({ title: 'scenario', metrics: loadMetrics, names: scenarioNames, series: loads })}

## Start and size
${table({ title: 'server', metrics: start, names: serverNames, series: starts })}
${runtimes.length > 0 ? '' : `\n## Aims\n${list(verdicts)}\n`}`;
}
