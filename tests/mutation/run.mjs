import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { groups } from './groups.mjs';

/** The least share of changes, in percent, that a test has to notice in each group. */
const least = 80;

const folder = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in groups));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. Use ${Object.keys(groups).join(', ')}, or nothing for all.`);
  process.exit(1);
}

// vitest is the project's own, which the tests are written for; a second one could not run them.
execFileSync('npm', ['ci', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'], {
  cwd: folder,
  stdio: 'inherit',
});
const scores = (wanted.length > 0 ? wanted : Object.keys(groups)).map(scoreOf);
if (scores.some((score) => score < least)) {
  console.error(`A group is below ${least} percent.`);
  process.exit(1);
}

/** Tries one group, tells what no test noticed, and returns its share in percent. */
function scoreOf(name) {
  const stryker = `${folder}node_modules/@stryker-mutator/core/bin/stryker.js`;
  const env = { ...process.env, MUTATION_GROUP: name };
  execFileSync(process.execPath, [stryker, 'run', `${folder}stryker.config.mjs`], { cwd: root, env, stdio: 'inherit' });
  const { files } = JSON.parse(readFileSync(`${root}coverage/mutation/${name}.json`, 'utf8'));
  const all = Object.values(files).flatMap(({ mutants }) => mutants);
  for (const [path, { source, mutants }] of Object.entries(files)) {
    for (const mutant of mutants.filter(isLeft)) console.log(told(path, source, mutant));
    console.log(line(path, mutants));
  }
  console.log(line(name, all));
  return share(all);
}

function isLeft({ status }) {
  return status === 'Survived' || status === 'NoCoverage';
}

function told(path, source, { location, replacement, status, mutatorName }) {
  const { line } = location.start;
  const was = source.split('\n')[line - 1].trim();
  return `${status} ${path}:${line} ${mutatorName}\n  was  ${was}\n  now  ${replacement}`;
}

function line(name, mutants) {
  const count = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length;
  const parts = [`${count('Killed')} killed`, `${count('Timeout')} timed out`, `${count('Survived')} survived`];
  return `${name}: ${share(mutants).toFixed(1)} % (${[...parts, `${count('NoCoverage')} not covered`].join(', ')})`;
}

function share(mutants) {
  const noticed = mutants.filter(({ status }) => ['Killed', 'Timeout'].includes(status)).length;
  const counted = noticed + mutants.filter(isLeft).length;
  return counted === 0 ? 100 : (100 * noticed) / counted;
}
