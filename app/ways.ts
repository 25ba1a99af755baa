import type { Dialect, Phrase } from './dialect.ts';
import { faultHeader, faultQuery } from './faults/inject.ts';
import { magicInput } from './magic-input.ts';

/** A request that brings about one outcome. */
export interface Way {
  by: 'magic' | 'header' | 'query';
  request: { method: string; path: string; headers: Record<string, string>; body: Record<string, unknown> };
}

/** Every way to reach an outcome with a phrase; the caller adds what carries their key. */
export function waysTo(code: number, dialect: Dialect, phrase: Phrase): Way[] {
  const { service } = phrase;
  const method = phrase.method.toUpperCase();
  const path = dialect.prefix + phrase.path;
  const headers = { 'Content-Type': 'application/json' };
  const example = phrase.example(service.example);
  const magic = magicInput(service, String(code));
  const ways: Way[] = [
    { by: 'header', request: { method, path, headers: { ...headers, [faultHeader]: String(code) }, body: example } },
    { by: 'query', request: { method, path: `${path}?${faultQuery}=${code}`, headers, body: example } },
  ];
  if (magic) ways.unshift({ by: 'magic', request: { method, path, headers, body: phrase.example(magic) } });
  return ways;
}

/** The request as a line for a shell. */
export function toCurl(base: string, { method, path, headers, body }: Way['request']): string {
  const carried = Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`);
  return ['curl -s', `-X ${method}`, quote(base + path), ...carried, `-d ${quote(JSON.stringify(body))}`].join(' ');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
