import { CsvError, parse } from 'csv-parse/sync';
import type { Source } from './source.ts';
import { DataError, type Path, Wrong } from './wrong.ts';

/** A file of CSV; its first row names the columns. */
export interface CsvSource extends Source {
  header: string[];
  rows: string[][];
}

const options = { skip_empty_lines: true, skip_records_with_empty_values: true, relax_column_count: true, trim: true };

/**
 * Reads CSV as RFC 4180 has it, in UTF-8; space around a cell and empty rows do not count.
 * @throws DataError where the text is no CSV, or a row has not as many cells as the first
 */
export function csvSource(file: string, text: string): CsvSource {
  const explain = ({ path, message }: Wrong) =>
    new DataError(`${file} line ${lineOfRow(text, path)}`, `${columnOf(path)}: ${message}`);
  const [header = [], ...rows] = readRows(file, text);
  if (header.length === 0) throw new DataError(file, ': found nothing; allowed: a first row that names the columns');
  const uneven = rows.findIndex((row) => row.length !== header.length);
  if (uneven >= 0) {
    throw explain(new Wrong([uneven], `${rows[uneven]!.length} cells`, `${header.length}, as in the first row`));
  }
  return { file, header, rows, explain };
}

function readRows(file: string, text: string): string[][] {
  try {
    return parse(text, options);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const message = error.message.replace(/ (?:at|on) line \d+/, '');
    throw new DataError(`${file} line ${String(error.lines)}`, `: found ${message}; allowed: CSV as RFC 4180 has it`);
  }
}

/** The line of a row, which the first step of the path is; the header's without one. Read again, since lines cost time. */
function lineOfRow(text: string, [row = -1]: Path): number {
  const records = parse(text, { ...options, info: true, to: Number(row) + 2 }) as unknown as Info[];
  return records.at(-1)!.info.lines;
}

interface Info {
  info: { lines: number };
}

function columnOf([, ...column]: Path): string {
  return column.length === 0 ? '' : `, column ${column.join('.')}`;
}
