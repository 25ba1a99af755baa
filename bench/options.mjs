import { parseArgs } from 'node:util';
import { peerNames } from './peers.mjs';
import { baseline, scenarios } from './scenarios.mjs';

const defaults = { seconds: '5', warmup: '2', rounds: '5', spawns: '10' };
const words = {
  only: { type: 'string' },
  peers: { type: 'boolean', default: true },
  node: { type: 'string' },
  out: { type: 'string' },
};

/** The command line of `npm run bench`: whole numbers, and the scenarios that are wanted; the baseline is always among them. */
export function readOptions() {
  const { only, node, peers, ...others } = readValues(defaults, words);
  const runtimes = node?.split(',') ?? [];
  return { ...others, runtimes, ...chosen(only, peers && runtimes.length === 0) };
}

/** The command line, given what stands for each whole number that is not there. */
export function readValues(numbers, others = {}) {
  const known = Object.keys(numbers).map((name) => [name, { type: 'string' }]);
  const { values } = parseArgs({ options: { ...Object.fromEntries(known), ...others }, allowNegative: true });
  const read = Object.entries(numbers).map(([name, value]) => [name, whole(name, values[name] ?? value)]);
  return { ...values, ...Object.fromEntries(read) };
}

function whole(name, given) {
  if (/^[1-9]\d{0,9}$/.test(given)) return Number(given);
  throw new Error(`--${name} is "${given}"; allowed: a whole number from 1 to 9999999999.`);
}

/** Those of the names that are wanted, separated by commas; all where nothing is said. */
export function pick(wanted, names, kind) {
  if (wanted === undefined) return names;
  const parts = wanted.split(',');
  const unknown = parts.find((part) => !names.includes(part));
  if (unknown !== undefined) throw new Error(`Unknown ${kind} "${unknown}". Use ${names.join(', ')}.`);
  return parts;
}

function chosen(only, withPeers) {
  const ours = scenarios.map(({ name }) => name);
  const names = pick(only, withPeers ? [...ours, ...peerNames] : ours, 'scenario');
  return {
    scenarios: scenarios.filter(({ name }) => name === baseline || names.includes(name)),
    peers: peerNames.filter((name) => withPeers && names.includes(name)),
  };
}
