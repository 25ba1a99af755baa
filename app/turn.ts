import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { onClose } from './on-close.ts';

/** The answer that is being made on a connection; Node keeps it under a name of its own, and says it nowhere else. */
export function inFlight(socket: Duplex): ServerResponse | undefined {
  return (socket as { _httpMessage?: ServerResponse | null })._httpMessage ?? undefined;
}

/** Whether the request that is still coming in has its answer, or a part of it. */
export function isAnswered(socket: Duplex): boolean {
  const answer = inFlight(socket);
  if (answer) return answer.headersSent;
  const { parser } = socket as { parser?: { incoming?: IncomingMessage | null } | null };
  return parser?.incoming?.complete === false;
}

/** Waits until whatever came before on this connection has its answer: clients may send without waiting for one. */
export async function turn(socket: Duplex, own?: ServerResponse): Promise<void> {
  for (let answer = inFlight(socket); answer && answer !== own && !socket.destroyed; answer = inFlight(socket)) {
    // What has not come whole is the last, and never will: its answer would be waited for in vain.
    if (!answer.req.complete) return;
    const before = answer;
    await new Promise<void>((resolve) => onClose(before, resolve));
  }
}
