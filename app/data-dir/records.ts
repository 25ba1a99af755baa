import { setImmediate } from 'node:timers/promises';
import { parseFaults } from '../faults/grammar.ts';
import type { Limits } from '../faults/kind.ts';
import { outcomeByCode, Refusal } from '../outcomes.ts';
import type { Override } from '../overrides.ts';
import type { Service } from '../service.ts';
import { namesAt } from './columns.ts';
import { type CsvSource, csvSource } from './csv-source.ts';
import { held, unknownField } from './issue.ts';
import { type JsonSource, jsonSource } from './json-source.ts';
import { csvEntries, type Entry, jsonEntries } from './record-entries.ts';
import { type Path, shown, Wrong } from './wrong.ts';

/** Longest time, in milliseconds, that reading keeps requests waiting at a stretch. */
const stretchMs = 10;

/** Reads one file of a service's records into `records`; @throws DataError */
export async function readRecords(
  file: string,
  text: string,
  service: Service,
  limits: Limits,
  records: Map<string, Override>,
): Promise<void> {
  const source = file.endsWith('.csv') ? csvSource(file, text) : jsonSource(file, text);
  try {
    await addEntries(entriesOf(source, service), service, limits, records);
  } catch (error) {
    throw error instanceof Wrong ? source.explain(error) : error;
  }
}

function entriesOf(source: CsvSource | JsonSource, service: Service): Iterable<Entry> {
  const answers = { subject: subjectName(service), output: service.output };
  return 'rows' in source ? csvEntries(source, answers) : jsonEntries(source.text);
}

async function addEntries(
  entries: Iterable<Entry>,
  service: Service,
  limits: Limits,
  records: Map<string, Override>,
): Promise<void> {
  const field = fieldOf(service);
  let since = performance.now();
  for (const { subject, given, subjectAt, at } of entries) {
    const id = held(field.schema, subject, subjectAt);
    if (records.has(id)) throw new Wrong(subjectAt, `${id} a second time`, `each ${field.name} once`);
    records.set(id, toOverride(service, given, at, limits));
    if (performance.now() - since < stretchMs) continue;
    await setImmediate();
    since = performance.now();
  }
}

function toOverride(service: Service, given: unknown, at: Path, limits: Limits): Override {
  if (isOnly('outcome', given)) return { fault: outcomeOf(given.outcome, [...at, 'outcome']) };
  if (isOnly('fault', given)) return { fault: faultOf(given.fault, [...at, 'fault'], limits) };
  const value = held(service.output, given, at);
  const stray = strayField(given, value);
  if (stray) throw unknownField([...at, ...stray], namesAt(service.output, stray.slice(0, -1)));
  return { value };
}

function isOnly<Name extends string>(name: Name, given: unknown): given is Record<Name, unknown> {
  return typeof given === 'object' && given !== null && Object.hasOwn(given, name) && Object.keys(given).length === 1;
}

function outcomeOf(given: unknown, at: Path): string {
  // A cell of CSV is text.
  const code = typeof given === 'string' && /^\d+$/.test(given) ? Number(given) : given;
  if (typeof code === 'number' && outcomeByCode.has(code)) return String(code);
  throw new Wrong(at, shown(given), [...outcomeByCode.keys()].join(', '));
}

function faultOf(given: unknown, at: Path, limits: Limits): string {
  if (typeof given !== 'string' || given.trim() === '')
    throw new Wrong(at, shown(given), 'a fault such as delay;ms=500, 503');
  try {
    parseFaults(given, limits);
    return given;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Its first sentence only says that something is unknown.
    throw new Wrong(at, shown(given), error.message.replace(/^Unknown \w+\. |\.$/g, ''));
  }
}

/** The path of a field that was given and that the schema dropped: nothing knows it. */
function strayField(given: unknown, kept: unknown): PropertyKey[] | undefined {
  if (typeof given !== 'object' || given === null || typeof kept !== 'object' || kept === null) return undefined;
  for (const [name, value] of Object.entries(given)) {
    const step = Array.isArray(given) ? Number(name) : name;
    if (!Object.hasOwn(kept, name)) return [step];
    const inner = strayField(value, (kept as Record<string, unknown>)[name]);
    if (inner) return [step, ...inner];
  }
  return undefined;
}

function fieldOf(service: Service) {
  return service.subject(service.input.parse(service.example)).field;
}

/** The input field that holds the subject; undefined where the subject is made from several. */
function subjectName(service: Service): string | undefined {
  const input = service.input.parse(service.example);
  const { id } = service.subject(input);
  return Object.keys(input).find((name) => input[name] === id);
}
