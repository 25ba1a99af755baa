import { type Column, columnsOf } from './columns.ts';
import type { CsvSource } from './csv-source.ts';
import { jsonMembers } from './json-walk.ts';
import { checkHeader, readCell, readRow } from './rows.ts';
import { type Path, Wrong } from './wrong.ts';

/** What a file says of one subject, before it is held against the service. */
export interface Entry {
  subject: string;
  /** A value, `{ outcome }` or `{ fault }`. */
  given: unknown;
  /** Where the subject stands, and where what is said of it. */
  subjectAt: Path;
  at: Path;
}

/** What is known of a service: the input field that holds its identifier, and the shape of an answer. */
export interface Answers {
  subject: string | undefined;
  output: Parameters<typeof columnsOf>[0];
}

const faults = ['outcome', 'fault'];

/** @throws Wrong where the text is no object of JSON */
export function* jsonEntries(text: string): Generator<Entry> {
  for (const [subject, given] of jsonMembers(text)) {
    const at = [subject];
    yield { subject, given, subjectAt: at, at };
  }
}

/** @throws Wrong for a column that has no meaning, or a row that says nothing, or two things */
export function* csvEntries(source: CsvSource, answers: Answers): Generator<Entry> {
  const { header, rows } = source;
  const columns = valueColumns(answers);
  const subjects = ['subject', ...(answers.subject === undefined ? [] : [answers.subject])];
  checkHeader(source, [...new Set([...subjects, ...faults, ...columns.keys()])]);
  const name = subjects.find((one) => header.includes(one));
  if (name === undefined) throw new Wrong([], `the columns ${header.join(', ')}`, `a column ${subjects.join(' or ')}`);
  const subjectAt = header.indexOf(name);
  const values = header.flatMap((column, i) => (columns.has(column) && i !== subjectAt ? [i] : []));
  for (const [row, cells] of rows.entries()) {
    const said = faults.filter((fault) => cells[header.indexOf(fault)]);
    const valued = values.some((i) => cells[i] !== '');
    if (said.length + Number(valued) !== 1) throw unclear(row, said, valued);
    const given = valued ? readValue(source, row, columns) : { [said[0]!]: cells[header.indexOf(said[0]!)] };
    yield { subject: cells[subjectAt]!, given, subjectAt: [row, name], at: [row] };
  }
}

/** The columns of an answer: its fields, or `value` where it is no object. */
function valueColumns({ output }: Answers): Map<string, Column> {
  const columns = columnsOf(output);
  const whole = columns.get('');
  return whole ? new Map([['value', whole]]) : columns;
}

function readValue(source: CsvSource, row: number, columns: ReadonlyMap<string, Column>): unknown {
  const whole = columns.get('value');
  if (whole?.path.length !== 0) return readRow(source, row, columns);
  return readCell(whole, source.rows[row]![source.header.indexOf('value')]!, [row, 'value']);
}

function unclear(row: number, said: string[], valued: boolean): Wrong {
  const found = [...said, ...(valued ? ['a value'] : [])];
  return new Wrong([row], found.join(' and ') || 'nothing', 'an outcome, or a fault, or a value');
}
