import type { AppContext } from './call.ts';
import { turn } from './turn.ts';

/** Ways to end a connection without an answer. */
export type Cut = 'reset' | 'empty' | 'garbage';

/** Bytes that no HTTP client takes for a status line. */
export const garbage = Uint8Array.from([
  0x00,
  0xff,
  0xfe,
  0x16,
  0x03,
  0x01,
  ...new TextEncoder().encode('namuna\r\n\r\n'),
]);

/** Cuts the connection, after the answers that are due before: RST, FIN, or bytes that are no HTTP and FIN. */
export function cut(c: AppContext, how: Cut): Response {
  const { incoming, outgoing } = c.env;
  const { socket } = incoming!;
  void turn(socket, outgoing).then(() => {
    if (how === 'reset') socket.resetAndDestroy();
    else {
      if (how === 'garbage') socket.write(garbage);
      socket.destroySoon();
    }
  });
  return alreadySent();
}

/** Sends a head that declares more than the parts hold, then the parts, then FIN. */
export function sendShort(
  c: AppContext,
  { status, headers }: { status: number; headers: Record<string, string> },
  parts: AsyncIterable<Uint8Array>,
): Response {
  const { incoming, outgoing } = c.env;
  const { socket } = incoming!;
  // What was set for every answer, as CORS does, would not reach this one by itself.
  outgoing!.writeHead(status, { ...Object.fromEntries(c.res.headers), ...headers });
  outgoing!.flushHeaders();
  void (async () => {
    for await (const part of parts) outgoing!.write(part);
    await turn(socket, outgoing);
    socket.destroySoon();
  })();
  return alreadySent();
}

/** What the adapter's own RESPONSE_ALREADY_SENT carries, which is a whole Response from the start on. */
export const alreadySentMark = { 'x-hono-already-sent': 'true' };

/** Tells the adapter that nothing is to be sent. It sends a copy all the same, unless the original was looked into. */
function alreadySent(): Response {
  const response = new Response(null, { headers: alreadySentMark });
  void response.type;
  return response;
}
