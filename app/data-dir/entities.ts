import { wholeWorld } from '../../data/whole.ts';
import type { World } from '../../data/world.ts';
import { type WrittenHolder, worldOf, writtenWorld } from '../../data/written.ts';
import { columnsOf } from './columns.ts';
import { type CsvSource, csvSource } from './csv-source.ts';
import type { entitySchemas } from './entity-schema.ts';
import { held } from './issue.ts';
import { jsonSource, parseJson } from './json-source.ts';
import { checkHeader, readRow } from './rows.ts';
import type { Source } from './source.ts';
import { type Path, shown, Wrong } from './wrong.ts';

/** A company or a person that a team has added, and where it is written. */
export interface Added {
  holder: WrittenHolder;
  source: Source;
  at: number;
}

type Schema = ReturnType<typeof entitySchemas>[keyof ReturnType<typeof entitySchemas>];

/** Reads one file of companies or of people; @throws DataError */
export function readEntities(file: string, text: string, schema: Schema): Added[] {
  const source = file.endsWith('.csv') ? csvSource(file, text) : jsonSource(file, text);
  try {
    const given = 'rows' in source ? rowsOf(source, schema) : itemsOf(parseJson(source.text));
    return given.map((one, at) => ({ holder: held<WrittenHolder>(schema, one, [at]), source, at }));
  } catch (error) {
    throw error instanceof Wrong ? source.explain(error) : error;
  }
}

function rowsOf(source: CsvSource, schema: Schema): unknown[] {
  const columns = columnsOf(schema);
  checkHeader(source, [...columns.keys()]);
  return source.rows.map((_, row) => readRow(source, row, columns));
}

function itemsOf(content: unknown): unknown[] {
  if (Array.isArray(content)) return content;
  throw new Wrong([], shown(content), 'an array of objects');
}

/**
 * All there is, with these on top.
 * @throws DataError where a PAN stands twice, or names nobody as director or employer
 */
export function worldWith(added: readonly Added[]): World {
  if (added.length === 0) return wholeWorld();
  checkOnce(added);
  const own = worldOf(added.map(({ holder }) => holder));
  const world = withoutReplaced(own, wholeWorld(own), added);
  for (const one of added) checkNamed(one, world);
  return world;
}

function checkOnce(added: readonly Added[]): void {
  const files = new Map<string, string>();
  for (const { holder, source, at } of added) {
    const other = files.get(holder.pan);
    files.set(holder.pan, source.file);
    if (other === undefined) continue;
    throw source.explain(new Wrong([at, 'pan'], `${holder.pan}, which ${other} has too`, 'each PAN once'));
  }
}

function checkNamed({ holder, source, at }: Added, world: World): void {
  const check = (pan: string, kind: 'person' | 'company', path: Path) => {
    const named = world.find('pan', pan);
    if (named && (named.kind === 'person') === (kind === 'person')) return;
    throw source.explain(new Wrong([at, ...path], pan, `the PAN of a ${kind} that is known`));
  };
  if (holder.kind === 'person') {
    for (const [i, { employer }] of holder.employments.entries())
      check(employer, 'company', ['employments', i, 'employer']);
  } else {
    for (const [i, { pan }] of holder.directors.entries()) check(pan, 'person', ['directors', i, 'pan']);
  }
}

/** Without the holders whose PAN the team has given to somebody: they would still be found by their other identifiers. */
function withoutReplaced(own: World, whole: World, added: readonly Added[]): World {
  const written = writtenWorld();
  const replaced = new Set(added.flatMap(({ holder: { pan } }) => (written.find('pan', pan) ? [pan] : [])));
  if (replaced.size === 0) return whole;
  const stands = (pan: string, holder: unknown) => !replaced.has(pan) || own.find('pan', pan) === holder;
  return {
    branch: whole.branch,
    find(kind, id) {
      const holder = whole.find(kind, id);
      return holder && stands(holder.pan, holder) ? holder : undefined;
    },
    seatsOf: (pan) => whole.seatsOf(pan).filter(({ company }) => stands(company.pan, company)),
    search: (text, limit) =>
      whole
        .search(text, limit + replaced.size)
        .filter((company) => stands(company.pan, company))
        .slice(0, limit),
  };
}
