import { outcomes } from '../../../app/outcomes.ts';
import { ownSecret } from '../../../app/secrets.ts';
import type { Room } from '../view.ts';
import { asCame } from './as-came.ts';
import type { Listed, Told } from './calls.tsx';

/** Longest that somebody waits for an answer here. */
const patienceMs = 10_000;

/** The number of the call that came of sending one again, or why none did. */
export type Sent = { id: string } | { problem: string };

/** Sends a call again, with the same key and in the same session, as a client would. */
export async function sendAgain(told: Told, room: Room): Promise<Sent> {
  const { config } = room.deps;
  const dialect = (await room.dialects()).find(({ name }) => name === told.dialect);
  if (!dialect) return { problem: outcomes.unknown_path.message };
  const known = config.API_KEYS.find(({ name }) => name === told.key);
  const secret = known && ownSecret(known);
  const key = secret !== undefined && told.session !== undefined ? `${secret}~${told.session}` : secret;
  const { method, path, headers, body } = await asCame(told, dialect, key);
  const mark = `again-${crypto.randomUUID()}`;
  try {
    const init = { method, headers: { ...headers, 'X-Request-Id': mark }, signal: AbortSignal.timeout(patienceMs) };
    const request = new Request(room.origin + path, { ...init, ...(body !== undefined && { body }) });
    // Read to its end, which a fault may hold back or break.
    await (await room.send(request)).text().catch(() => '');
  } catch (error) {
    return { problem: `It could not be sent from here: ${(error as Error).message}` };
  }
  return findSent(mark, told, room);
}

async function findSent(mark: string, { dialect = '' }: Told, room: Room): Promise<Sent> {
  const { body } = await room.admin('GET', `/requests?limit=100&dialect=${encodeURIComponent(dialect)}`);
  const sent = (body as Partial<Listed>).requests?.find(({ request_id }) => request_id === mark);
  return sent
    ? { id: String(sent.id) }
    : { problem: 'It was sent, but too much else came for the journal to hold it.' };
}
