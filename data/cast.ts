import banks from './banks.json' with { type: 'json' };
import companies from './companies.json' with { type: 'json' };
import type { Holder } from './entities.ts';
import { type IdKind, identifiersOf } from './identifiers.ts';
import people from './people.json' with { type: 'json' };
import type { World } from './world.ts';

/** Those who were written by hand, as this world knows them. */
export function castHolders(world: World): Holder[] {
  return [...companies, ...people].flatMap(({ pan }) => world.find('pan', pan) ?? []);
}

/** The identifiers of one kind that those have who were written by hand, as this world knows them. */
export function castIds(world: World, kind: IdKind | 'ifsc'): string[] {
  if (kind === 'ifsc') return banks.banks.flatMap(({ branches }) => branches.map(({ ifsc }) => ifsc));
  return castHolders(world).flatMap((holder) => identifiersOf(holder, kind));
}
