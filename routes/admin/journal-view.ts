import type { Deps } from '../../app/app.ts';
import type { AppContext } from '../../app/call.ts';
import type { Entry } from '../../app/journal/entry.ts';
import type { Journal } from '../../app/journal/journal.ts';
import { createPlaces, type TakePlace } from '../../app/journal/places.ts';
import type { Names } from '../../app/rules/names.ts';
import { createNeighbours } from './neighbours.ts';
import { type Asked, createFilter } from './request-filter.ts';
import { createTellEntry, type TellEntry } from './told-entry.ts';
import { createWhy } from './why.ts';

/** What the routes of the journal look through. */
export interface JournalView {
  journal: Journal;
  /** Which entries a call asks for; where it names no session, those of its own. */
  fitting(asked: Asked, c: AppContext): (entry: Entry) => boolean;
  tell: TellEntry;
  takePlace: TakePlace;
}

export function createJournalView({ native, vendors, world }: Deps, journal: Journal, names: Names): JournalView {
  const filter = createFilter(names);
  const dialectOf = async (name?: string) =>
    name === native.name ? native : vendors.find((vendor) => vendor.name === name)?.load();
  return {
    journal,
    fitting: (asked, c) => filter(asked, c.get('call').session),
    tell: createTellEntry(createWhy(dialectOf, createNeighbours(world))),
    takePlace: createPlaces(),
  };
}
