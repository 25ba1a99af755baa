import { Buffer } from 'node:buffer';
import type { IncomingMessage } from 'node:http';

const noBytes = Buffer.alloc(0);

/** What has come of a body: Node 26 hands over one piece at a time, Node 20 all of them. */
export function readAll(request: IncomingMessage): Uint8Array {
  const first: Buffer = request.read() ?? noBytes;
  if (request.readableLength === 0) return first;
  const pieces = [first];
  for (let piece = request.read(); piece !== null; piece = request.read()) pieces.push(piece);
  return Buffer.concat(pieces);
}
