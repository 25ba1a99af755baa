import type { Dialect, Phrase } from './dialect.ts';
import { faultHeader, faultQuery } from './faults/inject.ts';
import { magicInput } from './magic-input.ts';
import { requestFor, type WireRequest } from './request-for.ts';

/** A request that brings about one outcome. */
export interface Way {
  by: 'magic' | 'header' | 'query';
  request: WireRequest;
}

/** Every way to reach an outcome with a phrase; the caller adds what carries their key. */
export function waysTo(code: number, dialect: Dialect, phrase: Phrase): Way[] {
  const { service } = phrase;
  const plain = requestFor(dialect, phrase, phrase.example(service.example));
  const magic = magicInput(service, String(code));
  const query = `${plain.path.includes('?') ? '&' : '?'}${faultQuery}=${code}`;
  const ways: Way[] = [
    { by: 'header', request: { ...plain, headers: { ...plain.headers, [faultHeader]: String(code) } } },
    { by: 'query', request: { ...plain, path: plain.path + query } },
  ];
  if (magic) ways.unshift({ by: 'magic', request: requestFor(dialect, phrase, phrase.example(magic)) });
  return ways;
}

/** The request as a line for a shell. */
export function toCurl(base: string, { method, path, headers, body }: WireRequest): string {
  const carried = Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`);
  const sent = body === undefined ? [] : [`-d ${quote(body)}`];
  return ['curl -s', `-X ${method}`, quote(base + path), ...carried, ...sent].join(' ');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
