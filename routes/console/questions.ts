import { fieldOf } from '../../app/data-dir/override.ts';
import type { Service } from '../../app/service.ts';
import { castIds } from '../../data/cast.ts';
import type { Holder } from '../../data/entities.ts';
import { identifiersOf } from '../../data/identifiers.ts';
import type { World } from '../../data/world.ts';
import { kindsOf } from '../fields/kinds-of.ts';

/** What a service can be asked about somebody. */
export interface Question {
  /** The identifier that it asks with. */
  id: string;
  input: Record<string, unknown>;
}

/** Fields of a request that go with the one who is asked about. */
const belonging: Record<string, (holder: Holder, id: string) => string | undefined> = {
  name: ({ name }) => name,
  name_1: ({ name }) => name,
  date_of_birth: (holder) => (holder.kind === 'person' ? holder.born : holder.incorporated_on),
  ifsc: ({ accounts }, id) => accounts.find(({ number }) => number === id)?.ifsc,
};

/** The service's example with this identifier in the place of its own, and what belongs to its holder. */
export function asking(service: Service, id: string, holder?: Holder): Question {
  const { example } = service;
  const own = service.subject(service.input.parse(example)).id;
  const fields = Object.entries(example).map(([name, value]) => {
    if (value === own) return [name, id];
    return [name, (holder && belonging[name]?.(holder, id)) ?? value];
  });
  return { id, input: Object.fromEntries(fields) };
}

/** Everything that a service can be asked about somebody: once for each identifier that they have of its kind. */
export function questionsAbout(service: Service, holder: Holder): Question[] {
  const kinds = kindsOf(fieldOf(service)) ?? [];
  const ids = kinds.flatMap((kind) => (kind === 'ifsc' ? [] : identifiersOf(holder, kind)));
  return ids.map((id) => asking(service, id, holder));
}

/** Somebody of the cast whom a service can be asked about. */
export interface Someone extends Question {
  name: string;
  /** What a tester uses this one for. */
  role: string;
}

/** The cast, as far as it has what the service asks with; empty where nobody has, such as a ticket. */
export function castOf(service: Service, world: World): Someone[] {
  const kinds = kindsOf(fieldOf(service)) ?? [];
  const all = kinds.flatMap((kind) =>
    castIds(world, kind).map((id) => {
      const holder = kind === 'ifsc' ? undefined : world.find(kind, id);
      const branch = kind === 'ifsc' ? world.branch(id) : undefined;
      const name = holder?.name ?? `${branch?.bank}, ${branch?.branch}`;
      return { ...asking(service, id, holder), name, role: holder?.role ?? '' };
    }),
  );
  return [...new Map(all.map((one) => [one.id, one])).values()];
}
