import type { AppContext } from '../../../app/call.ts';
import { filters } from '../../admin/request-filter.ts';

export const livePath = '/console/live';

export type FilterName = keyof typeof filters;
export const filterNames = Object.keys(filters) as FilterName[];

/** What the address bar asks for. */
export interface Asked {
  /** As the journal's own routes take them. */
  filters: Partial<Record<FilterName, string>>;
  /** The number of the call that is open. */
  open?: string | undefined;
  /** Where an older page begins. */
  next?: string | undefined;
  /** What has just been done to the one that is open. */
  done?: string | undefined;
}

export function readAsked(c: AppContext): Asked {
  const given = (name: string) => c.req.query(name)?.trim() || undefined;
  const asked = filterNames.map((name) => [name, given(name)]).filter(([, value]) => value !== undefined);
  return { filters: Object.fromEntries(asked), open: given('open'), next: given('next'), done: given('done') };
}

/** The filters as a query, with more where there is more. */
export function queryOf({ filters }: Asked, more: Record<string, string | undefined> = {}): string {
  const all = Object.entries({ ...filters, ...more }).filter(([, value]) => value !== undefined);
  return new URLSearchParams(all as [string, string][]).toString();
}

/** @example linkTo(asked, { open: '42' }) // '/console/live?service=pan-to-gst&open=42' */
export function linkTo(asked: Asked, more: Record<string, string | undefined> = {}): string {
  const query = queryOf(asked, more);
  return query === '' ? livePath : `${livePath}?${query}`;
}
