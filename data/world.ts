import type { Branch, Company, Directorship, Holder, Person, Registration } from './entities.ts';
import type { IdKind } from './identifiers.ts';

/** A seat of a person on the board of a company. */
export interface Seat extends Directorship {
  company: Company;
}

/** The facts: every service is a window on these, so that no two can disagree. */
export interface World {
  /** Whoever holds this identifier, written in its normal form. */
  find(kind: IdKind, id: string): Holder | undefined;
  /** The seats that a person has, in any company, LLP, firm or family. */
  seatsOf(pan: string): Seat[];
  branch(ifsc: string): Branch | undefined;
  /** Companies with this text in their name; at most `limit` of them. */
  search(text: string, limit: number): Company[];
}

/** Who holds this identifier, where that is a person. */
export function findPerson(world: World, kind: IdKind, id: string): Person | undefined {
  const holder = world.find(kind, id);
  return holder?.kind === 'person' ? holder : undefined;
}

/** Who holds this identifier, where that is no person. */
export function findCompany(world: World, kind: IdKind, id: string): Company | undefined {
  const holder = world.find(kind, id);
  return holder === undefined || holder.kind === 'person' ? undefined : holder;
}

/** A GST registration, and whose it is. */
export function findRegistration(
  world: World,
  gstin: string,
): { holder: Holder; registration: Registration } | undefined {
  const holder = world.find('gstin', gstin);
  const registration = holder?.registrations.find((one) => one.gstin === gstin);
  return holder && registration && { holder, registration };
}

/** Several worlds as one: the first that knows an answer gives it. */
export function layered(...worlds: World[]): World {
  const first = <T>(ask: (world: World) => T | undefined): T | undefined => {
    for (const world of worlds) {
      const found = ask(world);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    find: (kind, id) => first((world) => world.find(kind, id)),
    seatsOf: (pan) => worlds.flatMap((world) => world.seatsOf(pan)),
    branch: (ifsc) => first((world) => world.branch(ifsc)),
    search: (text, limit) => worlds.flatMap((world) => world.search(text, limit)).slice(0, limit),
  };
}
