import type { Column } from './columns.ts';
import type { CsvSource } from './csv-source.ts';
import { Wrong } from './wrong.ts';

/**
 * Holds the first row against the columns that there may be.
 * @throws Wrong for a column that is unknown or stands twice
 */
export function checkHeader({ header }: CsvSource, known: readonly string[]): void {
  for (const [i, name] of header.entries()) {
    if (!known.includes(name)) throw new Wrong([], `a column "${name}"`, known.join(', '));
    if (header.indexOf(name) < i) throw new Wrong([], `a second column "${name}"`, 'each column once');
  }
}

/**
 * An object from the cells of a row.
 * @throws Wrong, whose path is the row and the column
 */
export function readRow(source: CsvSource, row: number, columns: ReadonlyMap<string, Column>): unknown {
  const value: Record<string, unknown> = {};
  for (const [i, name] of source.header.entries()) {
    const column = columns.get(name);
    if (!column) continue;
    const cell = source.rows[row]![i]!;
    put(value, column.path, cell === '' ? column.blank : readCell(column, cell, [row, name]));
  }
  return value;
}

/** @throws Wrong at this place */
export function readCell(column: Column, cell: string, at: readonly [row: number, column: string]): unknown {
  try {
    return column.read(cell);
  } catch (error) {
    throw error instanceof Wrong ? error.within(at) : error;
  }
}

function put(value: Record<string, unknown>, [name, ...inner]: readonly string[], cell: unknown): void {
  if (cell === undefined || name === undefined) return;
  if (inner.length === 0) {
    value[name] = cell;
    return;
  }
  value[name] ??= {};
  put(value[name] as Record<string, unknown>, inner, cell);
}
