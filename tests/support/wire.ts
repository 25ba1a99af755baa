import { connect } from 'node:net';
import { expect, vi } from 'vitest';
import { json, key } from './app.ts';
import type { Server } from './server.ts';

/** What came back on a connection, to its last byte and its last flag. */
export interface Exchange {
  bytes: Buffer;
  /** Each piece that came, in milliseconds after the connection stood. */
  pieces: { at: number; bytes: Buffer }[];
  /** How the server ended it; `open` where it had not when `enough` was there. */
  end: 'FIN' | 'RST' | 'open';
  /** When it ended, likewise. */
  ms: number;
}

/**
 * Sends bytes as they are, and listens until the server ends the connection or `enough` is there.
 * Of a list each request waits until those before it are answered.
 */
export function exchange(
  port: number,
  requests: string | string[],
  enough: (bytes: Buffer) => boolean = () => false,
): Promise<Exchange> {
  const [first = '', ...rest] = [requests].flat();
  return new Promise((resolve, reject) => {
    let answered = 0;
    const pieces: Exchange['pieces'] = [];
    let end: Exchange['end'] = 'open';
    let start = 0;
    const all = () => Buffer.concat(pieces.map((piece) => piece.bytes));
    const socket = connect(port, '127.0.0.1', () => {
      start = performance.now();
      socket.write(first);
    });
    socket.on('data', (piece) => {
      pieces.push({ at: performance.now() - start, bytes: piece });
      if (enough(all())) return socket.destroy();
      if (answered < rest.length && wholeAnswers(answered + 1)(all())) socket.write(rest[answered++]!);
    });
    socket.on('end', () => {
      end = 'FIN';
    });
    // Nothing is written to a connection that has ended: only RST makes a read fail.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNRESET') end = 'RST';
      else reject(error);
    });
    socket.on('close', () => resolve({ bytes: all(), pieces, end, ms: performance.now() - start }));
  });
}

/** One answer as it stood on the wire. */
export interface WireAnswer {
  status: number;
  headers: Record<string, string>;
  /** As much of it as came. */
  body: Buffer;
  /** All that was declared came. */
  whole: boolean;
}

/** The answers in what came, in order, up to what is none; throws where a head says something twice. */
export function answersIn(bytes: Buffer): WireAnswer[] {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return [];
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const [, status] = /^HTTP\/1\.1 (\d{3}) [\w ]+$/.exec(first) ?? [];
  if (status === undefined) return [];
  const pairs = lines.map((line) => line.split(/: (.*)/s, 2)).map(([name, value]) => [name!.toLowerCase(), value!]);
  const headers = Object.fromEntries(pairs);
  if (Object.keys(headers).length < pairs.length) throw new Error(`Twice the same header in ${lines.join(', ')}`);
  const from = end + 4;
  const length = Number(headers['content-length']);
  const body = bytes.subarray(from, from + length);
  const answer = { status: Number(status), headers, body, whole: body.byteLength === length };
  return [answer, ...answersIn(bytes.subarray(from + length))];
}

/** Enough for an exchange: so many whole answers. */
export function wholeAnswers(count: number): (bytes: Buffer) => boolean {
  return (bytes) => answersIn(bytes).filter(({ whole }) => whole).length >= count;
}

/** The log line of a request id, once the batch that holds it is written. */
export async function logLine(server: Server, id: string): Promise<Record<string, unknown>> {
  const line = await vi.waitUntil(() => server.lines().find((line) => line.includes(`"id":"${id}"`)), { interval: 5 });
  return JSON.parse(line);
}

/** Lets a fault stand for a session; resolves with the rule's id. */
export async function standingRule(server: Server, fault: string, session: string): Promise<string> {
  const response = await fetch(`${server.url}/__admin/rules`, {
    method: 'POST',
    headers: { 'X-API-Key': `${key}~${session}`, ...json },
    body: JSON.stringify({ fault }),
  });
  expect(response.status).toBe(201);
  return ((await response.json()) as { id: string }).id;
}
