import { Agent, request as httpRequest } from 'node:http';

/** How a connection can end, as a client sees it; a name for each that a fault may ask for. */
function ending(error, headed) {
  if (error.code?.startsWith('HPE_')) return 'garbage';
  if (headed) return 'cut';
  // A FIN before any byte is an error of Node's own; an RST is one of the system's.
  if (error.code === 'ECONNRESET') return error.syscall === 'read' ? 'reset' : 'empty';
  return error.code ?? error.message;
}

/** Resolves with what came of a request, or how its connection ended; `leaveMs` is when its client leaves. */
function exchange(options, body, leaveMs) {
  const sentAt = performance.now();
  return new Promise((resolve) => {
    const request = httpRequest(options);
    let answer = { status: 0, headers: {} };
    const pieces = [];
    const done = (error) => {
      const text = Buffer.concat(pieces).toString();
      resolve({ ...answer, text, error, ms: performance.now() - sentAt });
    };
    request.on('error', (error) => done(ending(error, answer.status > 0)));
    request.on('response', (response) => {
      answer = { status: response.statusCode, headers: response.headers };
      response.on('data', (piece) => pieces.push(piece));
      response.on('end', () => done());
      response.on('error', (error) => done(ending(error, true)));
    });
    request.end(body);
    if (leaveMs !== undefined) setTimeout(() => done('left', request.destroy()), leaveMs);
  });
}

/** Sends requests to a port of this machine; connections are kept, but for those of requests that are alone. */
export function createClient(port) {
  // Sooner than the server, which closes what is idle for 65 s: a request could meet that.
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 512, timeout: 30_000 });
  return {
    send({ method = 'POST', path, headers, body, alone = false, leaveMs }) {
      const options = { host: '127.0.0.1', port, method, path, headers, agent: alone ? false : agent };
      return exchange(options, body, leaveMs);
    },
    close: () => agent.destroy(),
  };
}
