import type { z } from 'zod';
import { Wrong } from './wrong.ts';

/** A column of CSV for a value of a schema. */
export interface Column {
  path: string[];
  /** What a cell with nothing in it stands for; undefined leaves the field out. */
  blank: '' | null | undefined;
  read(cell: string): unknown;
}

// What is looked into of a schema's definition; zod's own types are one for each kind.
interface Definition {
  type: string;
  shape?: Record<string, z.ZodType>;
  innerType?: z.ZodType;
  in?: z.ZodType;
  element?: z.ZodType;
  options?: z.ZodType[];
}

const asText = (cell: string) => cell;

const readers = new Map<string, Column['read']>([
  ['string', asText],
  ['enum', asText],
  ['literal', asText],
  ['number', (cell) => (/^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell)],
  // A spreadsheet writes TRUE.
  ['boolean', (cell) => (/^(?:true|false)$/i.test(cell) ? cell.toLowerCase() === 'true' : cell)],
]);

/** The columns of an object, nested ones with dots, such as `address.city`; of anything else one, without a name. */
export function columnsOf(schema: z.ZodType): Map<string, Column> {
  const columns = new Map<string, Column>();
  addColumns(schema, [], 'required', columns);
  return columns;
}

type Need = 'required' | 'nullable' | 'optional';

function addColumns(schema: z.ZodType, path: string[], above: Need, columns: Map<string, Column>): void {
  const { type, shape } = bare(schema);
  const need = above === 'required' ? needOf(schema) : above;
  if (shape) {
    for (const [name, inner] of Object.entries(shape)) addColumns(inner, [...path, name], need, columns);
    return;
  }
  const blank = { required: type === 'string' ? '' : undefined, nullable: null, optional: undefined } as const;
  columns.set(path.join('.'), { path, blank: blank[need], read: readers.get(type) ?? readJson });
}

function needOf(schema: z.ZodType): Need {
  const { type } = definition(schema);
  if (type === 'optional' || type === 'default' || type === 'prefault') return 'optional';
  return type === 'nullable' ? 'nullable' : 'required';
}

function readJson(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    throw new Wrong([], JSON.stringify(cell.slice(0, 100)), 'JSON, such as ["a", "b"]');
  }
}

/** The names that an object may have at this path; undefined where it is no object. */
export function namesAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] | undefined {
  const at = schemaAt(schema, path);
  const shape = at && bare(at).shape;
  return shape && Object.keys(shape);
}

/** The schema of what stands at this path. */
export function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  return path.reduce<z.ZodType | undefined>((outer, step) => {
    const { element, shape } = outer ? bare(outer) : {};
    return typeof step === 'number' ? element : shape?.[String(step)];
  }, schema);
}

/** A schema's definition without what stands round it: optional, nullable, a default, a transformation after it. */
function bare(schema: z.ZodType): Definition {
  const own = definition(schema);
  const inner = own.innerType ?? own.in;
  if (inner) return bare(inner);
  const written = own.options?.every((option) => readers.get(bare(option).type) === asText);
  return written ? { type: 'string' } : own;
}

function definition(schema: z.ZodType): Definition {
  return schema.def as unknown as Definition;
}
