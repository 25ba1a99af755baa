// What many requests leave behind in memory: `npm run bench:memory -- [--requests 10000000] [--out FILE]`.
import { command } from './command.mjs';
import { mustBeClean } from './load.mjs';
import { machine } from './machine.mjs';
import { progress } from './measure.mjs';
import { readValues } from './options.mjs';
import { pinning } from './pinning.mjs';
import { publish } from './publish.mjs';
import { baseline, scenarios } from './scenarios.mjs';
import { startServer } from './server.mjs';
import { slope } from './slope.mjs';
import { grid, list } from './table.mjs';
import { wrk } from './wrk.mjs';

const defaults = { requests: '10000000', seconds: '2', steps: '10' };
/** Of our server every kind of answer in turn. */
const kinds = {
  [baseline]: [baseline],
  us: ['native-success', 'refusal', 'magic', 'karza', 'computed'],
};

await command(readOptions, async (options, scratch) => {
  const about = machine(options, pinning());
  const measured = [];
  for (const [name, rows] of Object.entries(kinds)) {
    const named = rows.map((row) => scenarios.find((scenario) => scenario.name === row));
    measured.push({ name, samples: await load(named, options, scratch) });
  }
  publish(text(about, measured, options), options.out, 'memory.md');
});

function readOptions() {
  return readValues(defaults, { out: { type: 'string' } });
}

/** Slices of load until there have been so many requests; the memory after each. */
async function load(rows, { requests, seconds }, scratch) {
  const server = await startServer(rows[0], scratch);
  const samples = [{ requests: 0, mb: server.residentMb() }];
  for (let i = 0; samples.at(-1).requests < requests; i++) {
    const row = rows[i % rows.length];
    const result = await wrk({ port: server.port, seconds, request: row.request });
    mustBeClean(result, row);
    samples.push({ requests: samples.at(-1).requests + result.requests, mb: server.residentMb() });
    progress(`${row.server}: ${samples.at(-1).requests} requests, ${samples.at(-1).mb.toFixed(1)} MB`);
  }
  await server.stop();
  return samples;
}

function text(about, measured, { requests, steps }) {
  const marks = Array.from({ length: steps + 1 }, (_, i) => Math.round((requests * i) / steps));
  const rows = marks.map((mark) => [
    mark.toLocaleString('en'),
    ...measured.map(({ samples }) => samples.find((sample) => sample.requests >= mark).mb.toFixed(1)),
  ]);
  const slopes = measured.map(({ name, samples }) => {
    const later = samples.filter((sample) => sample.requests >= requests / 2);
    const perMillion = slope(later.map((sample) => [sample.requests / 1e6, sample.mb]));
    const told = Number.isNaN(perMillion)
      ? 'too few slices to tell'
      : `${perMillion.toFixed(2)} MB more a million requests`;
    return `${name}, second half: ${told}`;
  });
  const head = ['requests', ...measured.map(({ name }) => `${name}, RSS in MB`)];
  return `# Memory

Written by \`npm run bench:memory\`: the server by hand, then ours, each under load until it has answered so many requests. Ours is asked for
every kind of answer in turn: ${kinds.us.join(', ')}.

${list(about)}

${grid([head, ...rows])}

${list(slopes)}
`;
}
