import type { Dialect } from '../../app/dialect.ts';
import type { Override } from '../../app/overrides.ts';
import { requestFor } from '../../app/request-for.ts';
import { hash32 } from '../../data/hash.ts';
import { key, testApp } from './app.ts';
import { toFetch } from './carried.ts';
import { changesOf, othersOf } from './facts.ts';
import { type Door, doorsOf } from './golden-doors.ts';
import { moment } from './golden-portrait.ts';
import { valuesOf } from './service-values.ts';

const legend = `What each path says where an answer is set that differs from the example's own in one fact: the parts of the body
that are other than for the example, after "was" what they are there. "a set answer" is the example's own value,
to which the world adds nothing that no service tells. A path or a fact that makes no difference is not named.`;

/** What a dialect says of facts that its examples do not have. */
export async function factsPortrait(dialect: Dialect): Promise<string> {
  const values = await valuesOf();
  const doors = doorsOf(dialect).filter(({ phrase, of }) => phrase && !of);
  const sections = await Promise.all(doors.map((door) => sectionOf(door, dialect, values)));
  return `${[`# ${dialect.title}\n${legend}`, ...sections.filter((section) => section !== '')].join('\n\n')}\n`;
}

async function sectionOf(door: Door, dialect: Dialect, values: Map<string, unknown>): Promise<string> {
  const asked = new Set<string>();
  const usual = await ask(door, dialect, (service) => void asked.add(service));
  const told: string[] = [];
  for (const service of asked) {
    const value = values.get(service);
    const said = (set: unknown) => ask(door, dialect, (name) => (name === service ? { value: set } : undefined));
    const plain = await said(value);
    told.push(...titled('a set answer', differing('', usual, plain)));
    for (const [title, change] of changesOf(service))
      told.push(...titled(title, differing('', plain, await said(change(value)))));
  }
  const { phrase } = door;
  for (const [title, input] of othersOf(phrase!.service.name)) {
    const example = requestFor(dialect, phrase!, phrase!.example(input));
    told.push(...titled(title, differing('', usual, await ask({ ...door, example }, dialect, () => undefined))));
  }
  return told.length === 0 ? '' : [`=== ${door.title}`, ...told].join('\n');
}

/** The id of every call: vendors draw their own ids from it. */
const id = '0b5c9d6e-3f0a-4a53-9b1e-6f0c2d7a8e41';

/** The body that answers the example where records say this. */
async function ask(door: Door, dialect: Dialect, find: (service: string) => Override | undefined): Promise<unknown> {
  const spoken = dialect.prefix === '' ? { native: dialect } : { vendors: [{ ...dialect, load: async () => dialect }] };
  const env = { LOG_LEVEL: 'silent', JOURNAL_SIZE: '0' };
  const { fetch } = testApp(env, { ...spoken, now: () => moment, overrides: { find } });
  const [path, init] = toFetch(await door.show(door.example, key));
  const response = await fetch(path, { ...init, headers: { ...init.headers, 'X-Request-Id': id } });
  const body = await response.text();
  if (response.status >= 500) throw new Error(`${door.title}: ${body}`);
  return JSON.parse(body);
}

/** A line for each part that is other than before. */
function differing(path: string, before: unknown, after: unknown): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (!alike(before, after)) return [`${path.slice(1)}: ${brief(after)}, was ${brief(before)}`];
  const names = new Set([...Object.keys(before as object), ...Object.keys(after as object)]);
  return [...names].flatMap((name) => differing(`${path}.${name}`, partOf(before, name), partOf(after, name)));
}

/** Both objects, or lists of one length. */
function alike(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length;
  const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject(one) && isObject(other);
}

const partOf = (value: unknown, name: string) => new Map(Object.entries(value as object)).get(name);

function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? 'absent';
  // What is left out counts all the same.
  return text.length > 100 ? `${text.slice(0, 100)}… (${text.length} characters, ${hash32(text)})` : text;
}

const titled = (title: string, lines: string[]) => (lines.length === 0 ? [] : [`-- ${title}`, ...lines]);
