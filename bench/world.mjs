// `npm run bench:world`: what it costs to look somebody up, for the 10th and for the 10,000,000th holder alike.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const places = [10, 1_000, 100_000, 10_000_000];
const near = 500;
const rounds = 21;
const aimMicroseconds = 20;

const { wholeWorld, identifiersOf, idKinds, panOf } = await bundled();
const world = wholeWorld();
const rows = [...idKinds.map((kind) => [kind, (id) => world.find(kind, id)]), ['seats', (pan) => world.seatsOf(pan)]];

console.log(`Microseconds a look-up, median of ${rounds} rounds, of ${near} holders from the nth on`);
console.log(
  ['kind', ...places.map((place) => `${place.toLocaleString('en')}th`)].map((cell) => cell.padStart(14)).join(''),
);
const slowest = rows.map(([kind, look]) => {
  const medians = places.map((place) => median(idsFrom(place, kind === 'seats' ? 'pan' : kind), look));
  console.log([kind, ...medians.map((us) => us.toFixed(2))].map((cell) => cell.padStart(14)).join(''));
  return kind === 'seats' ? 0 : Math.max(...medians);
});
const worst = Math.max(...slowest);
console.log(
  `A look-up: at most ${aimMicroseconds} µs, is ${worst.toFixed(2)}: ${worst <= aimMicroseconds ? 'met' : 'missed'}`,
);

/** Identifiers of one kind of the holders from this place on, over all four types. */
function idsFrom(place, kind) {
  const ids = [];
  for (let i = 0; ids.length < near && i < near * 20; i++) {
    const pan = panOf({ letter: 'PCFH'[i % 4], index: place + Math.floor(i / 4) });
    const holder = world.find('pan', pan);
    if (holder) ids.push(...identifiersOf(holder, kind).slice(0, 1));
  }
  return ids;
}

function median(ids, look) {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    for (const id of ids) look(id);
    return ((performance.now() - start) * 1000) / ids.length;
  });
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)];
}

async function bundled() {
  const dir = mkdtempSync(join(tmpdir(), 'namuna-world-'));
  const outfile = join(dir, 'world.mjs');
  const contents = ['whole', 'identifiers', 'synthetic/serial']
    .map((name) => `export * from './data/${name}.ts';`)
    .join('');
  const resolveDir = fileURLToPath(new URL('..', import.meta.url));
  await build({
    stdin: { contents, resolveDir, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
  });
  const loaded = await import(pathToFileURL(outfile).href);
  rmSync(dir, { recursive: true });
  return loaded;
}
