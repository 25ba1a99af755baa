import type { Credential } from '../../../app/dialect.ts';
import { faultHeader, faultQuery } from '../../../app/faults/inject.ts';
import { magicInput } from '../../../app/magic-input.ts';
import { requestFor, type WireRequest } from '../../../app/request-for.ts';
import type { Chosen } from './chosen.ts';

/** The request that was picked, without what carries the key. */
export function askedRequest({ dialect, phrase, about, meet, way }: Chosen): WireRequest {
  const { service } = phrase;
  const magic = meet !== '' && way === 'magic' ? magicInput(service, meet) : undefined;
  const input = magic ?? about?.input ?? service.example;
  const plain = requestFor(dialect, phrase, phrase.example(input));
  if (meet === '' || magic) return plain;
  // A header holds no more than ASCII; what else was typed is refused by its words all the same.
  if (way === 'query' || /[^\x20-\x7e]/.test(meet)) {
    const query = `${faultQuery}=${encodeURIComponent(meet)}`;
    return { ...plain, path: `${plain.path}${plain.path.includes('?') ? '&' : '?'}${query}` };
  }
  return { ...plain, headers: { ...plain.headers, [faultHeader]: meet } };
}

/** Whether what was picked has a magic identifier. */
export function hasMagic({ phrase, meet }: Chosen): boolean {
  return meet !== '' && magicInput(phrase.service, meet) !== undefined;
}

/** The same with a key. */
export async function withKey(request: WireRequest, credential: Credential, key: string): Promise<WireRequest> {
  return { ...request, headers: { ...(await credential.carry(key)), ...request.headers } };
}

/** What stands for a key where it must not be shown. */
const noKey = 'YOUR-API-KEY';

/** The same with words in the place of the key, and of what is made from it. */
export async function withoutKey(request: WireRequest, credential: Credential): Promise<WireRequest> {
  const [one, other] = [await credential.carry(noKey), await credential.carry(`${noKey}-2`)];
  const told = Object.entries(one).map(([name, value]) => {
    const made = value !== other[name] && !value.includes(noKey);
    return [name, made ? `YOUR-${name.toUpperCase()}` : value];
  });
  return { ...request, headers: { ...Object.fromEntries(told), ...request.headers } };
}
