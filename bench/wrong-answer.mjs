import { request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { isDeepStrictEqual } from 'node:util';

/** One request on a connection of its own. */
function ask(port, { method, path, headers, body }) {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method, path, headers, agent: false, timeout: 5000 };
    const request = httpRequest(options, (response) => {
      const { statusCode: status, headers } = response;
      text(response).then((body) => resolve({ status, headers, body }), reject);
    });
    request.on('timeout', () => request.destroy(new Error('no answer in 5 s')));
    request.on('error', reject);
    request.end(body);
  });
}

/** Sends the scenario's request; resolves with what is wrong with the answer, undefined where nothing is. */
export async function wrongAnswer(port, { name, request, expects }) {
  try {
    const answer = await ask(port, request);
    if (isGood(answer, expects)) return undefined;
    return `${name} was answered ${answer.status} ${answer.body.slice(0, 300)}; expected ${JSON.stringify(expects)}.`;
  } catch (error) {
    return `${name} was not answered: ${error.message}.`;
  }
}

function isGood(answer, { status, headers, body }) {
  return answer.status === status && within(headers, answer.headers) && within(body, parse(answer.body));
}

function within(expected = {}, actual) {
  return Object.entries(expected).every(([name, value]) => isDeepStrictEqual(actual?.[name], value));
}

function parse(body) {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
