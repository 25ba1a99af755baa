import type { Dialect, Phrase } from './dialect.ts';

/** A request as it goes over the wire, without what carries the key. */
export interface WireRequest {
  method: string;
  /** With its query. */
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** The request that says these fields in this phrase: in the path, in a form, in the query or as JSON. */
export function requestFor(dialect: Dialect, phrase: Phrase, fields: Record<string, unknown>): WireRequest {
  const left = { ...fields };
  const path = phrase.path.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = String(left[name]);
    delete left[name];
    return encodeURIComponent(value);
  });
  const whole = { method: phrase.method.toUpperCase(), path: dialect.prefix + path };
  const { carries = 'json' } = phrase;
  if (carries === 'json') {
    return { ...whole, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(left) };
  }
  const form = new URLSearchParams(Object.entries(left).map(([name, value]) => [name, String(value)])).toString();
  if (carries === 'query') return { ...whole, path: form === '' ? whole.path : `${whole.path}?${form}`, headers: {} };
  return { ...whole, headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: form };
}
