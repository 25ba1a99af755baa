import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { OutcomeName } from './outcomes.ts';
import { isAnswered, turn } from './turn.ts';

/** Words for a request so broken that the app never had it. */
export type RefuseOutside = (refusal: OutcomeName, problem: string) => Response;

const parserOutcomes: Record<string, OutcomeName> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
};

/** Answers in our words what Node would answer by itself, or not at all. */
export function answerOutside(server: Server, refuse: RefuseOutside): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    // A client that is gone hears nothing.
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    const outcome = parserOutcomes[error.code ?? ''] ?? 'bad_request';
    void turn(socket).then(() => write(socket, refuse(outcome, error.message)));
  });
  server.on('checkExpectation', ({ headers, socket }: IncomingMessage, own: ServerResponse) => {
    const problem = `Expect: ${headers.expect} cannot be met.`;
    void turn(socket, own).then(() => write(socket, refuse('bad_request', problem)));
  });
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
    void turn(socket).then(() => write(socket, refuse('method_not_allowed', 'This is no proxy.')));
  });
}

/** How long a client may take to read why its connection ends, in milliseconds. */
const lingerMs = 1000;

async function write(socket: Duplex, response: Response): Promise<void> {
  const answered = isAnswered(socket);
  const body = await response.text();
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const status = `${response.status} ${STATUS_CODES[response.status] ?? ''}`;
  const head = `HTTP/1.1 ${status}\r\n${headers}content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n`;
  // What was answered before it had come whole gets no second answer.
  socket.end(answered ? '' : head + body);
  // Node leaves the other half open for as long as the client likes.
  setTimeout(() => socket.destroy(), lingerMs).unref();
}
