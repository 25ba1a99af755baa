import { parseArgs } from 'node:util';
import { baseline, scenarios } from './scenarios.mjs';

const names = scenarios.map((scenario) => scenario.name);

const defaults = { seconds: '5', warmup: '2', rounds: '5', spawns: '10' };

/** The command line: whole numbers, and the scenarios that are wanted; the baseline is always among them. */
export function readOptions(argv = process.argv.slice(2)) {
  const numbers = Object.entries(defaults).map(([name, value]) => [name, { type: 'string', default: value }]);
  const { values } = parseArgs({ args: argv, options: { ...Object.fromEntries(numbers), only: { type: 'string' } } });
  const read = Object.keys(defaults).map((name) => [name, whole(name, values[name])]);
  return { ...Object.fromEntries(read), scenarios: chosen(values.only) };
}

function whole(name, given) {
  if (/^[1-9]\d{0,3}$/.test(given)) return Number(given);
  throw new Error(`--${name} is "${given}"; allowed: a whole number from 1 to 9999.`);
}

function chosen(only) {
  if (only === undefined) return scenarios;
  const wanted = only.split(',');
  for (const name of wanted) {
    if (!names.includes(name)) throw new Error(`Unknown scenario "${name}". Use ${names.join(', ')}.`);
  }
  return scenarios.filter(({ name }) => name === baseline || wanted.includes(name));
}
