import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import type { Holder } from '../data/entities.ts';
import { identifiersOf, idKinds } from '../data/identifiers.ts';
import { type HolderLetter, panOf, universe } from '../data/synthetic/serial.ts';
import { wholeWorld } from '../data/whole.ts';

const letters: Record<string, HolderLetter> = { person: 'P', company: 'C', firm: 'F', huf: 'H' };
const usage = `npm run personas -- --kind ${Object.keys(letters).join('|')} --from 0 --count 100000 --format csv|jsonl`;

const { kind, from, count, format } = readArguments();
const world = wholeWorld();
const bar = process.stderr.isTTY ? new SingleBar({ stream: process.stderr, etaBuffer: 1000 }) : undefined;

bar?.start(count, 0);
if (format === 'csv') process.stdout.write(`${['pan', 'name', 'ifsc', ...idKinds.slice(1)].join(',')}\n`);
for (let i = 0; i < count; i++) {
  const holder = world.find('pan', panOf({ letter: letters[kind]!, index: (from + i) % universe }));
  if (holder && !process.stdout.write(line(holder))) await once(process.stdout, 'drain');
  if (i % 1000 === 0) bar?.update(i);
}
bar?.update(count);
bar?.stop();

/** The first identifier of each kind; a holder has at least a PAN, a name and an account. */
function line(holder: Holder): string {
  const ids = idKinds.slice(1).map((id) => [id, identifiersOf(holder, id)[0] ?? ''] as const);
  const fields = [['pan', holder.pan], ['name', holder.name], ['ifsc', holder.accounts[0]?.ifsc ?? ''], ...ids];
  if (format === 'csv') return `${fields.map(([, value]) => value).join(',')}\n`;
  return `${JSON.stringify(Object.fromEntries(fields.filter(([, value]) => value !== '')))}\n`;
}

function readArguments() {
  const options = {
    kind: { type: 'string' },
    from: { type: 'string' },
    count: { type: 'string' },
    format: { type: 'string' },
  } as const;
  const { kind = 'person', from = '0', count = '1000', format = 'csv' } = parseArgs({ options }).values;
  if (!Object.hasOwn(letters, kind)) fail(`--kind is "${kind}"`);
  if (format !== 'csv' && format !== 'jsonl') fail(`--format is "${format}"`);
  for (const [name, value] of Object.entries({ from, count })) {
    if (!/^\d{1,8}$/.test(value) || Number(value) > universe) fail(`--${name} is "${value}", at most ${universe}`);
  }
  return { kind, from: Number(from), count: Number(count), format };
}

function fail(problem: string): never {
  process.stderr.write(`${problem}; use: ${usage}\n`);
  process.exit(1);
}
