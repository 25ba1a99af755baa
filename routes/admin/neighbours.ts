import { answer, type Sources } from '../../app/answer.ts';
import { fieldOf } from '../../app/data-dir/override.ts';
import { sampleDesk } from '../../app/desk.ts';
import { nearest } from '../../app/journal/nearest.ts';
import { Refusal } from '../../app/outcomes.ts';
import type { Service } from '../../app/service.ts';
import { castIds } from '../../data/cast.ts';
import type { World } from '../../data/world.ts';
import { kindsOf } from '../fields/kinds-of.ts';

/** Finds the known subject of a service that is nearest to an unknown one. */
export type FindNeighbour = (service: Service, subject: string) => Promise<string | undefined>;

/** Those of the written cast are known, so that a reader is led to somebody whom the documents tell of. */
export function createNeighbours(world: World): FindNeighbour {
  const known = new Map<string, Promise<string[]>>();
  return async function findNeighbour(service, subject) {
    const ids = known.get(service.name) ?? knownTo(service, world);
    known.set(service.name, ids);
    return nearest(subject, await ids);
  };
}

/** Where a service asks for nothing but its subject: those that it answers, since not everybody is in every register. */
async function knownTo(service: Service, world: World): Promise<string[]> {
  const field = fieldOf(service);
  const ids = [...new Set(kindsOf(field)?.flatMap((kind) => castIds(world, kind)) ?? [field.example])];
  const [name, ...others] = Object.keys(service.example);
  if (others.length > 0) return ids;
  const sources = { world, desk: sampleDesk(field.example) };
  const found = await Promise.all(ids.map((id) => isFound(service, { [name!]: id }, sources)));
  return ids.filter((_id, i) => found[i]);
}

async function isFound(service: Service, input: Record<string, unknown>, sources: Sources): Promise<boolean> {
  try {
    await answer(service, input, sources);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return error.outcome !== 'not_found';
    throw error;
  }
}
