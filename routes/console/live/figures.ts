import type { Deps } from '../../../app/app.ts';
import type { Journal } from '../../../app/journal/journal.ts';
import { strict } from '../../../app/strict.ts';
import { createFilter, filters } from '../../admin/request-filter.ts';
import { addCall, type Minutes, minutesKept } from '../assets/live-figures.js';
import type { Asked } from './asked.ts';

/** What the charts begin with. */
export interface Figures {
  minutes: Minutes;
  /** The number of the newest call that is in them. */
  newest: number;
}

const Filters = strict(filters);
const mostCounted = 2000;

/** Counts what the journal holds up to a call, from its entries as they are: told one by one they would be megabytes. */
export async function readFigures(journal: Journal, deps: Deps, asked: Asked, newest = 0): Promise<Figures> {
  const { native, vendors, config } = deps;
  const services = native.phrases.map(({ service }) => service);
  const filter = createFilter({ services, dialects: [...vendors, native], keys: config.API_KEYS });
  const fits = filter(Filters.parse(asked.filters), '');
  const since = deps.now() - (minutesKept - 1) * 60_000;
  const entries = await journal.read({ before: newest + 1, limit: mostCounted, fits });
  const minutes: Minutes = {};
  for (const entry of entries) if (entry.time >= since) addCall(minutes, entry);
  return { minutes, newest };
}
