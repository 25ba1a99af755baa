// Compares a vendor's real answers with ours, in shape and never in values:
// `npm run parity -- --vendor karza --base https://testapi.karza.in --key KEY [--only /v2/pan]`.
import { parseArgs } from 'node:util';
import type { Dialect, Phrase } from '../app/dialect.ts';
import edge from '../app/edge.ts';
import { requestFor } from '../app/request-for.ts';
import { dialects } from '../routes/index.ts';
import { drift, type Shape, shapeOf } from './shape.ts';

/** What came back: the status, and what the body looks like. */
interface Seen {
  status: number;
  shape: Shape;
}

const ownKey = 'parity-key-of-no-worth';
const timeoutMs = 40_000;

function options() {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { vendor: text, base: text, key: text, only: text } });
  const { vendor, base, key, only } = values;
  const dialect = dialects.find(({ name }) => name === vendor);
  if (!dialect) throw new Error(`--vendor is "${vendor}"; allowed: ${dialects.map(({ name }) => name).join(', ')}.`);
  if (base === undefined || !/^https?:\/\//.test(base)) throw new Error(`--base is "${base}"; allowed: a URL.`);
  if (key === undefined) throw new Error('--key is missing; it is sent as the vendor takes it.');
  const phrases = dialect.phrases.filter(({ path }) => only === undefined || path === only);
  if (phrases.length === 0)
    throw new Error(`--only is "${only}"; allowed: ${dialect.phrases.map(({ path }) => path).join(', ')}.`);
  return { dialect, base: base.replace(/\/$/, ''), key, phrases };
}

async function ask(
  dialect: Dialect,
  phrase: Phrase,
  key: string,
  send: (request: Request) => Promise<Response>,
  base: string,
): Promise<Seen> {
  const { method, path, headers, body } = requestFor(dialect, phrase, phrase.example(phrase.service.example));
  const carried = await dialect.keys[0]!.carry(key);
  const init = { method, headers: { ...headers, ...carried }, ...(body !== undefined && { body }) };
  const response = await send(new Request(base + path, init));
  return { status: response.status, shape: shapeOf(parse(await response.text())) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function compare(dialect: Dialect, phrase: Phrase, base: string, key: string): Promise<string[]> {
  // Their base takes the place of our prefix.
  const there = (request: Request) => {
    const url = request.url.replace(new URL(request.url).origin + dialect.prefix, base);
    return fetch(new Request(url, request), { signal: AbortSignal.timeout(timeoutMs) });
  };
  const here = async (request: Request) => edge.fetch(request, { API_KEYS: ownKey, LOG_LEVEL: 'silent' });
  const [theirs, ours] = [
    await ask(dialect, phrase, key, there, 'http://parity'),
    await ask(dialect, phrase, ownKey, here, 'http://parity'),
  ];
  const status = theirs.status === ours.status ? [] : [`HTTP ${theirs.status} there, ${ours.status} here`];
  return [...status, ...drift(theirs.shape, ours.shape)];
}

try {
  const { dialect, base, key, phrases } = options();
  let drifted = 0;
  for (const phrase of phrases) {
    const lines = await compare(dialect, phrase, base, key).catch((error: Error) => [`no answer: ${error.message}`]);
    if (lines.length > 0) drifted++;
    console.log(`${lines.length === 0 ? 'same' : 'DRIFT'}  ${phrase.method.toUpperCase()} ${phrase.path}`);
    for (const line of lines) console.log(`       ${line}`);
  }
  console.log(`\n${phrases.length - drifted} the same, ${drifted} drifted.`);
  process.exitCode = drifted === 0 ? 0 : 1;
} catch (error) {
  console.error(`parity: ${(error as Error).message}`);
  process.exitCode = 2;
}
