import type { World } from '../../data/world.ts';
import type { Limits } from '../faults/kind.ts';
import type { Override } from '../overrides.ts';
import type { Service } from '../service.ts';
import { type Added, readEntities, worldWith } from './entities.ts';
import type { Fields } from './entity-parts.ts';
import { entitySchemas } from './entity-schema.ts';
import { type DataFile, readText } from './files.ts';
import { readRecords } from './records.ts';
import { shallow } from './shallow.ts';

/** What data is held against. */
export interface Rules {
  services: readonly Service[];
  /** Shapes of the identifiers of companies and people. */
  fields: Fields;
  limits: Limits;
}

/** All that was read, at one time; never changed, only replaced. */
export interface Data {
  /** By service, then by subject. */
  records: ReadonlyMap<string, ReadonlyMap<string, Override>>;
  world: World;
  /** How many companies and people were added. */
  added: number;
}

/** Parts that were read before, by the stamps of their files; what has not changed is not read again. */
type Kept = Map<string, { stamp: string; part: unknown }>;

type EntityKind = keyof ReturnType<typeof entitySchemas>;

/** The names that files may have before their .json or .csv, by folder. */
export function allowedNames({ services }: Pick<Rules, 'services'>): Map<string, string[]> {
  return new Map([
    ['', ['companies', 'people'] satisfies EntityKind[]],
    ['records', services.map(({ name }) => name)],
  ]);
}

/** A reader of all data, which remembers the parts that it has read; @throws DataError */
export function createLoad(rules: Rules): (files: readonly DataFile[]) => Promise<Data> {
  const kept: Kept = new Map();
  const schemas = entitySchemas(rules.fields);
  const readWorld = async (files: readonly DataFile[]) => {
    const added: Added[] = [];
    for (const file of files) {
      const text = await readText(file);
      added.push(...(await shallow(file.name, () => readEntities(file.name, text, schemas[kindOf(file)]))));
    }
    return { world: worldWith(added), added: added.length };
  };
  return async function load(files) {
    const records = new Map<string, ReadonlyMap<string, Override>>();
    for (const service of rules.services) {
      const own = files.filter(({ name }) => name.startsWith(`records/${service.name}.`));
      if (own.length === 0) kept.delete(service.name);
      else
        records.set(service.name, await once(kept, service.name, own, (all) => recordsOf(all, service, rules.limits)));
    }
    const entities = files.filter(({ name }) => !name.includes('/'));
    return { records, ...(await once(kept, '', entities, readWorld)) };
  };
}

async function recordsOf(files: readonly DataFile[], service: Service, limits: Limits) {
  const records = new Map<string, Override>();
  for (const file of files) {
    const text = await readText(file);
    await shallow(file.name, () => readRecords(file.name, text, service, limits, records));
  }
  return records;
}

async function once<T>(
  kept: Kept,
  name: string,
  files: readonly DataFile[],
  read: (files: readonly DataFile[]) => Promise<T>,
): Promise<T> {
  const stamp = files.map((file) => file.stamp).join('\n');
  const known = kept.get(name);
  if (known?.stamp === stamp) return known.part as T;
  const part = await read(files);
  kept.set(name, { stamp, part });
  return part;
}

function kindOf({ name }: DataFile): EntityKind {
  return name.replace(/\.\w+$/, '') as EntityKind;
}
