import type { SetAnswer } from '../set-answer.ts';
import type { Room } from '../view.ts';
import type { Told } from './calls.tsx';

type Said = { outcome: number } | { fault: string };

/** What of a fault tells when it acts, not what it does. */
const chance = /;\s*(?:p|seed|times|after|every)=[^;,]*/g;
const forced = ['header', 'query', 'rule', 'record', 'magic'];

/** What a record has to say so that an identifier meets again what this call met. */
export function saidOf({ code, by, fault, response }: Told): Said {
  const plain = fault?.replace(chance, '');
  // An outcome says it all, but for an HTTP error, a delay or a broken answer that was asked for.
  const more = plain !== undefined && plain !== String(code) && (forced.includes(by) || response.status === 0);
  return more ? { fault: plain } : { outcome: code };
}

/** The value that our own words answered with; undefined where there is none, or where a vendor's say it. */
function nativeValue({ dialect, code, response: { body } }: Told): unknown {
  if (dialect !== 'native' || code !== 101) return undefined;
  return typeof body === 'object' && body !== null && 'value' in body ? body.value : undefined;
}

/** Sets the record for all calls, or for a session; returns what was wrong. */
export async function setFor(told: Told, session: string, room: Room): Promise<string | undefined> {
  const { service = '', subject = '' } = told;
  const query = session === '' ? '' : `?session=${encodeURIComponent(session)}`;
  const path = `/records/${encodeURIComponent(service)}/${encodeURIComponent(subject)}${query}`;
  const value = nativeValue(told);
  const first = value === undefined ? undefined : await room.admin('PUT', path, value);
  // A path that stands for several services may say a value otherwise than the one that was asked.
  const last = first !== undefined && first.status < 400 ? first : await room.admin('PUT', path, saidOf(told));
  return last.status < 400 ? undefined : detailOf(last.body);
}

/** What stands for the identifier of a call: for all, and for its session. */
export async function readRecords({ service, subject, session }: Told, room: Room): Promise<SetAnswer[]> {
  if (service === undefined || subject === undefined) return [];
  const path = `/records/${encodeURIComponent(service)}/${encodeURIComponent(subject)}`;
  const found = await Promise.all(
    ['', session]
      .filter((one) => one !== undefined)
      .map((one) => room.admin('GET', one === '' ? path : `${path}?session=${encodeURIComponent(one)}`)),
  );
  return found.filter(({ status }) => status === 200).map(({ body }) => body as SetAnswer);
}

/** What a problem document says was wrong. */
export function detailOf(body: unknown): string {
  const { detail, title } = body as { detail?: string; title?: string };
  return detail ?? title ?? 'It was refused.';
}
