// How the figures move with the number of rules, records, sessions, journal entries and connections:
// `npm run bench:curves -- [--seconds 3] [--rounds 5] [--only rules,records] [--out FILE]`.
import { aimLines, curveAims } from './aims.mjs';
import { command } from './command.mjs';
import { curves } from './curve-points.mjs';
import { loadOnce } from './load.mjs';
import { machine } from './machine.mjs';
import { perSecond, progress, rotated } from './measure.mjs';
import { loadMetrics, startMetrics } from './metrics.mjs';
import { pick, readValues } from './options.mjs';
import { pinning } from './pinning.mjs';
import { publish } from './publish.mjs';
import { reading } from './report.mjs';
import { createSeries } from './series.mjs';
import { list, table } from './table.mjs';

const words = { only: { type: 'string' }, out: { type: 'string' } };
const metrics = [...loadMetrics, ...startMetrics];

await command(readOptions, async (options, scratch) => {
  const { names } = options;
  const about = machine(options, pinning());
  const measured = new Map(names.map((name) => [name, createSeries(String(curves[name].points[0]))]));
  for (let round = 0; round < options.rounds; round++) {
    for (const name of names) await measureCurve({ name, round, options }, measured.get(name), scratch);
  }
  publish(text(about, measured), options.out, 'curves.md');
});

function readOptions() {
  const values = readValues({ seconds: '3', warmup: '1', rounds: '5' }, words);
  return { ...values, names: pick(values.only, Object.keys(curves), 'curve') };
}

async function measureCurve({ name, round, options }, series, scratch) {
  const { points, scenario } = curves[name];
  for (const point of rotated(points, round)) {
    const row = { name: `${name} ${point}`, ...scenario(point) };
    const sample = await loadOnce({ scenario: row, ...options }, scratch);
    series.add(String(point), sample);
    progress(`round ${round + 1}, ${row.name}: ${perSecond(sample)}`);
  }
}

function text(about, measured) {
  const tables = [...measured].map(([name, series]) => {
    const { says, points } = curves[name];
    return `## ${says}\n${table({ title: name, metrics, names: points.map(String), series })}`;
  });
  return `# Curves

Written by \`npm run bench:curves\`. Each figure is a median, with the least and the greatest after it; each ratio is to the first point,
round by round.
${reading}

${list(about)}

${tables.join('\n\n')}

## Aims
${list(aimLines(curveAims, { curves: measured }))}
`;
}
