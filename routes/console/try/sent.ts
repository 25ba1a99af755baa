import { ownSecret } from '../../../app/secrets.ts';
import { pretty } from '../pretty.ts';
import type { Room } from '../view.ts';
import { askedRequest, withKey } from './asked-request.ts';
import type { Chosen } from './chosen.ts';

/** What came back. */
export interface Sent {
  status: number;
  headers: [string, string][];
  body: string;
  /** Milliseconds until all of it was there. */
  ms: number;
  /** The internal code and what decided it; absent where none did. */
  outcome?: { code: number; by: string };
  /** Why it was answered so, from the journal. */
  why?: string | undefined;
}

/** Sends what was picked, in this process, as a client would over the wire. */
export async function send(chosen: Chosen, room: Room): Promise<Sent> {
  const { deps, origin } = room;
  const key = ownSecret(deps.config.API_KEYS.find(({ name }) => name === chosen.key)!);
  const shown = chosen.session === '' ? key : `${key}~${chosen.session}`;
  const { method, path, headers, body } = await withKey(askedRequest(chosen), chosen.dialect.keys[0]!, shown);
  const id = crypto.randomUUID();
  const init = { method, headers: { ...headers, 'X-Request-Id': id }, ...(body !== undefined && { body }) };
  const from = deps.now();
  const response = await room.send(new Request(origin + path, init));
  const text = await textOf(response);
  const [, code, by] = /^(\d+);by=([\w-]+)/.exec(response.headers.get('x-mock-outcome') ?? '') ?? [];
  return {
    ...{ status: response.status, headers: [...response.headers], body: pretty(text), ms: deps.now() - from },
    ...(code !== undefined && { outcome: { code: Number(code), by: by! } }),
    why: await whyOf(id, chosen, room),
  };
}

/** A body that a fault cut short is what there is of it. */
async function textOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      text += decoder.decode(part.value, { stream: true });
    }
  } catch {
    text += '\n(the connection was cut here)';
  }
  return text;
}

interface Told {
  requests: { request_id: string; why: { text: string } }[];
}

async function whyOf(id: string, { dialect, session }: Chosen, { admin, deps }: Room): Promise<string | undefined> {
  if (!deps.journal) return undefined;
  const query = new URLSearchParams({ dialect: dialect.name, limit: '20', ...(session && { session }) });
  const { status, body } = await admin('GET', `/requests?${query}`);
  if (status !== 200) return undefined;
  return (body as Told).requests.find(({ request_id }) => request_id === id)?.why.text;
}
