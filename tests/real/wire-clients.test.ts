import { execFile } from 'node:child_process';
import axios from 'axios';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { json, key } from '../support/app.ts';
import { type Server, startServer } from '../support/server.ts';

const parts = inject('parts');
const body = '{"pan_number":"ABCDE1234F"}';
let server: Server;

beforeAll(async () => {
  server = await startServer({ env: { MAX_DELAY_MS: '500' } });
});
afterAll(async () => {
  const { code } = await server.stop();
  expect([code, server.stderr()]).toEqual([0, '']);
});

/** Asks with a fault, and no longer than its patience lasts; says in a word or two what its caller is told. */
type Client = (url: string, headers: Record<string, string>, patienceMs: number) => Promise<string>;

/** Reads JSON where there is an answer; prints the class of what it raises. */
const python = `
import json, sys, urllib.request
url, headers, patience, body = sys.argv[1:]
request = urllib.request.Request(url, body.encode(), json.loads(headers))
try:
    with urllib.request.urlopen(request, timeout=float(patience)) as answer:
        print(json.load(answer)["value"])
except Exception as error:
    print(type(error).__name__)
`;

const clients: Record<string, Client> = {
  async fetch(url, headers, patienceMs) {
    const signal = AbortSignal.timeout(patienceMs);
    try {
      const answer = await fetch(url, { method: 'POST', headers, body, signal });
      return ((await answer.json()) as { value: string }).value;
    } catch (error) {
      const { name, message, cause } = error as Error & { cause?: { code: string } };
      return cause ? `${message} ${cause.code}` : name;
    }
  },
  async axios(url, headers, patienceMs) {
    try {
      const { data } = await axios.post(url, body, { headers, timeout: patienceMs, proxy: false });
      return data.value ?? `a ${typeof data}`;
    } catch (error) {
      const { code, response } = error as { code: string; response?: { status: number } };
      return response ? `${code} ${response.status}` : code;
    }
  },
  async curl(url, headers, patienceMs) {
    const carried = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
    const patience = String(patienceMs / 1000);
    // -q: not what the user's own file says.
    return run(parts.curl!, ['-q', '-s', '-m', patience, '-w', ' %{http_code}', ...carried, '-d', body, url]);
  },
  async python3(url, headers, patienceMs) {
    return run(parts.python3!, ['-I', '-c', python, url, JSON.stringify(headers), String(patienceMs / 1000), body]);
  },
};

/** What a program says, and the code that it ends with where that is not nought. */
function run(command: string, args: string[]): Promise<string> {
  return new Promise((resolve) => {
    // Without the caller's variables: they may name a proxy.
    execFile(command, args, { env: { PATH: process.env.PATH }, timeout: 10_000 }, (error, stdout) => {
      resolve(error ? `exit ${error.code}` : stdout.trim());
    });
  });
}

const value = /^22ABCDE1234F1Z5$/;
const whole = /^\{.*"22ABCDE1234F1Z5"\} 200$/;
const patient = 5000;
const hasty = 200;

/** The fault, the client's patience in milliseconds, and what each client makes of it. */
const rows: [string, number, Record<keyof typeof clients, RegExp>][] = [
  [
    'reset',
    patient,
    { fetch: /^fetch failed ECONNRESET$/, axios: /^ECONNRESET$/, curl: /^exit 56$/, python3: /^ConnectionResetError$/ },
  ],
  [
    'empty',
    patient,
    {
      fetch: /^fetch failed UND_ERR_SOCKET$/,
      axios: /^ECONNRESET$/,
      curl: /^exit 52$/,
      python3: /^RemoteDisconnected$/,
    },
  ],
  [
    'garbage',
    patient,
    {
      fetch: /^fetch failed HPE_INVALID_CONSTANT$/,
      axios: /^HPE_INVALID_CONSTANT$/,
      curl: /^exit [18]$/, // Refused as HTTP/0.9, or as a weird reply.
      python3: /^BadStatusLine$/,
    },
  ],
  [
    'truncate',
    patient,
    {
      fetch: /^terminated UND_ERR_SOCKET$/,
      axios: /^ERR_BAD_RESPONSE 200$/,
      curl: /^exit 18$/,
      python3: /^IncompleteRead$/,
    },
  ],
  [
    'malformed',
    patient,
    {
      fetch: /^SyntaxError$/,
      axios: /^a string$/, // What is no JSON axios hands on as text, and calls it a success.
      curl: /^\{"status":"success","internal_status_ 200$/,
      python3: /^JSONDecodeError$/,
    },
  ],
  [
    'html',
    patient,
    {
      fetch: /^SyntaxError$/,
      axios: /^ERR_BAD_RESPONSE 502$/,
      curl: /^<html>.*<\/html>\s+502$/s,
      python3: /^HTTPError$/,
    },
  ],
  [
    'timeout',
    patient,
    {
      fetch: /^fetch failed UND_ERR_SOCKET$/,
      axios: /^ECONNRESET$/,
      curl: /^exit 52$/,
      python3: /^RemoteDisconnected$/,
    },
  ],
  [
    'timeout',
    hasty,
    { fetch: /^TimeoutError$/, axios: /^ECONNABORTED$/, curl: /^exit 28$/, python3: /^TimeoutError$/ },
  ],
  ['drip;ms=100', patient, { fetch: value, axios: value, curl: whole, python3: value }],
  [
    'drip;ms=500',
    hasty,
    // The timeouts of axios and of Python are for a silence: a slow body never meets them.
    { fetch: /^TimeoutError$/, axios: value, curl: /^exit 28$/, python3: value },
  ],
  ['bandwidth;kbps=16', patient, { fetch: value, axios: value, curl: whole, python3: value }],
];

describe.each(Object.entries(clients))('%s', (name, client) => {
  const missing = name in { curl: 1, python3: 1 } && parts[name as keyof typeof parts] === undefined;

  it.skipIf(missing).concurrent.each(rows)('on %s, with a patience of %i ms', async (fault, patienceMs, expected) => {
    const headers = { ...json, 'X-API-Key': key, 'X-Mock-Fault': fault };
    expect(await client(`${server.url}/pan-to-gst`, headers, patienceMs)).toMatch(expected[name]!);
  });
});
