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
  const { carries = 'json', headers: fieldHeaders = {} } = phrase;
  const inHeaders: Record<string, string> = {};
  for (const [field, header] of Object.entries(fieldHeaders)) {
    if (left[field] !== undefined) inHeaders[header] = String(left[field]);
    delete left[field];
  }
  if (carries === 'json') {
    return { ...whole, headers: { 'Content-Type': 'application/json', ...inHeaders }, body: JSON.stringify(left) };
  }
  const form = new URLSearchParams(Object.entries(left).map(([name, value]) => [name, String(value)])).toString();
  if (carries === 'query')
    return { ...whole, path: form === '' ? whole.path : `${whole.path}?${form}`, headers: inHeaders };
  return { ...whole, headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...inHeaders }, body: form };
}
