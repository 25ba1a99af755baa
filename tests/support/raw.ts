import { connect, type Socket } from 'node:net';
import { key } from './app.ts';

export interface RawAnswer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** Sends bytes as they are and reads until the server closes, or until one whole answer is there. */
export function sendRaw(port: number, bytes: string | Buffer): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      text += chunk.toString('utf8');
      const answer = readAnswer(text);
      if (answer) {
        socket.destroy();
        resolve(answer);
      }
    });
    socket.on('close', () => reject(new Error(`closed after: ${text}`)));
  });
}

function readAnswer(text: string): RawAnswer | undefined {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first, ...lines] = text.slice(0, end).split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => line.split(/: (.*)/s, 2)).map(([name, value]) => [name!.toLowerCase(), value!]),
  );
  // What follows the declared length is the answer to something else.
  const length = Number(headers['content-length'] ?? 0);
  const body = Buffer.from(text.slice(end + 4)).subarray(0, length);
  if (body.byteLength < length) return undefined;
  return { status: Number(first!.split(' ')[1]), headers, text: body.toString() };
}

/** A POST as bytes, with the key. */
export function rawPost(path: string, body: string, more: Record<string, string> = {}): string {
  const headers = {
    Host: 'localhost',
    'X-API-Key': key,
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
    ...more,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}

/** A connection that is open, with what has come in on it. */
export function open(port: number): Promise<{ socket: Socket; text(): string }> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => resolve({ socket, text: () => text }));
    socket.on('data', (chunk) => {
      text += chunk.toString('utf8');
    });
    socket.on('error', reject);
  });
}
