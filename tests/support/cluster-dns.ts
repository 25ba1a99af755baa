import { createSocket } from 'node:dgram';
import { once } from 'node:events';

export interface Dns {
  /** As Caddy wants it: `udp/127.0.0.1:53`. */
  address: string;
  stop(): void;
}

const headLength = 12;

/** Answers any question for an IPv4 address with these, as Docker's DNS does for the name of a service. */
export async function startDns(addresses: () => string[]): Promise<Dns> {
  const socket = createSocket('udp4');
  socket.on('message', (asked, { port, address }) => socket.send(answer(asked, addresses()), port, address));
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { address: `udp/127.0.0.1:${socket.address().port}`, stop: () => socket.close() };
}

/** RFC 1035: a head, the question again, and for each address a record. */
function answer(asked: Buffer, addresses: string[]): Buffer {
  // After the labels of the name come two bytes of type and two of class.
  const end = asked.indexOf(0, headLength) + 5;
  const question = asked.subarray(headLength, end);
  const wantsIpv4 = asked.readUInt16BE(end - 4) === 1;
  const records = wantsIpv4 ? addresses.map(record) : [];
  const head = Buffer.from(asked.subarray(0, headLength));
  // An answer, recursion available, no error; one question, so many answers, nothing else.
  head.writeUInt16BE(0x8180, 2);
  for (const [at, count] of [1, records.length, 0, 0].entries()) head.writeUInt16BE(count, 4 + 2 * at);
  return Buffer.concat([head, question, ...records]);
}

/** Points at the name in the question: type A, class IN, to be asked again at once, four bytes. */
function record(address: string): Buffer {
  return Buffer.from([0xc0, headLength, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split('.').map(Number)]);
}
