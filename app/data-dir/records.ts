import { setImmediate } from 'node:timers/promises';
import type { Limits } from '../faults/kind.ts';
import type { Override } from '../overrides.ts';
import type { Service } from '../service.ts';
import { type CsvSource, csvSource } from './csv-source.ts';
import { held } from './issue.ts';
import { type JsonSource, jsonSource } from './json-source.ts';
import { fieldOf, toOverride } from './override.ts';
import { csvEntries, type Entry, jsonEntries } from './record-entries.ts';
import { Wrong } from './wrong.ts';

/** Longest time, in milliseconds, that reading keeps requests waiting at a stretch. */
const stretchMs = 10;

/** Reads one file of a service's records into `records`; @throws DataError */
export function readRecords(
  file: string,
  text: string,
  service: Service,
  limits: Limits,
  records: Map<string, Override>,
): Promise<void> {
  return readRecordsAs((override) => override, file, text, service, limits, records);
}

/** The same, where of each record something else is wanted; @throws DataError */
export async function readRecordsAs<T>(
  make: (override: Override, given: unknown) => T,
  file: string,
  text: string,
  service: Service,
  limits: Limits,
  records: Map<string, T>,
): Promise<void> {
  const source = file.endsWith('.csv') ? csvSource(file, text) : jsonSource(file, text);
  const field = fieldOf(service);
  try {
    await withRests(entriesOf(source, service), ({ subject, given, subjectAt, at }) => {
      const id = held(field.schema, subject, subjectAt);
      if (records.has(id)) throw new Wrong(subjectAt, `${id} a second time`, `each ${field.name} once`);
      records.set(id, make(toOverride(service, given, at, limits), given));
    });
  } catch (error) {
    throw error instanceof Wrong ? source.explain(error) : error;
  }
}

async function withRests<T>(items: Iterable<T>, task: (item: T) => void): Promise<void> {
  let since = performance.now();
  for (const item of items) {
    task(item);
    if (performance.now() - since < stretchMs) continue;
    await setImmediate();
    since = performance.now();
  }
}

function entriesOf(source: CsvSource | JsonSource, service: Service): Iterable<Entry> {
  const answers = { subject: subjectName(service), output: service.output };
  return 'rows' in source ? csvEntries(source, answers) : jsonEntries(source.text);
}

/** The input field that holds the subject; undefined where the subject is made from several. */
function subjectName(service: Service): string | undefined {
  const input = service.input.parse(service.example);
  const { id } = service.subject(input);
  return Object.keys(input).find((name) => input[name] === id);
}
