import type { Dialect } from '../../../app/dialect.ts';
import type { WireRequest } from '../../../app/request-for.ts';
import { plainSecret } from '../../../app/secrets.ts';
import type { Room } from '../view.ts';
import { asCame } from './as-came.ts';
import type { Told } from './calls.tsx';

/** A call as a line for a shell, and what its reader has to know of it. */
export interface Curl {
  text: string;
  notes: string[];
}

/** The longest body that stands in a line, in characters. */
const longest = 20_000;
const tooLong = 'The body is too long to stand in a line: save it as body.txt, or send the call again from here.';

/** With the key itself in development, elsewhere and where it was given hashed with `$API_KEY` in its place. */
export async function curlOf(told: Told, dialect: Dialect, { origin, deps }: Room): Promise<Curl> {
  const { API_KEYS, ENVIRONMENT } = deps.config;
  const own = API_KEYS.find(({ name }) => name === told.key) ?? API_KEYS[0]!;
  const inSession = (key: string) => (told.session === undefined ? key : `${key}~${told.session}`);
  const secret = ENVIRONMENT === 'development' ? plainSecret(own) : undefined;
  if (secret !== undefined) return written(origin, await asCame(told, dialect, inSession(secret)), []);
  const [one, other] = [await asCame(told, dialect, inSession('$API_KEY')), await asCame(told, dialect, 'another-key')];
  // What differs with the key and yet does not show it is made of it: a token, a signature.
  const made = Object.keys(one.headers).filter(
    (name) => one.headers[name] !== other.headers[name] && !one.headers[name]!.includes('$API_KEY'),
  );
  const variables = made.map((name) => name.toUpperCase().replaceAll('-', '_'));
  const headers = { ...one.headers, ...Object.fromEntries(made.map((name, i) => [name, `$${variables[i]}`])) };
  const request = { ...one, path: one.path.replaceAll('%24API_KEY', '$API_KEY'), headers };
  const { text, notes } = written(origin, request, ['API_KEY', ...variables]);
  const put = `Put into ${variables.map((name) => `$${name}`).join(' and ')} what the vendor's client makes of your key.`;
  return { text, notes: variables.length > 0 ? [put, ...notes] : notes };
}

function written(origin: string, request: WireRequest, variables: string[]): Curl {
  const long = (request.body ?? '').length > longest;
  return { text: lineOf(origin, request, variables, long), notes: long ? [tooLong] : [] };
}

/** Without globbing, since a path may hold brackets; and not by -d, which takes a body that begins with @ for a file. */
function lineOf(
  origin: string,
  { method, path, headers, body }: WireRequest,
  variables: string[],
  long: boolean,
): string {
  const quoted = (text: string) => quote(text, variables);
  const carried = Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  const data = long ? '--data-binary @body.txt' : `--data-raw ${quoted(body ?? '')}`;
  const sent = body === undefined ? [] : [data];
  return [`curl -sg -X ${quoted(method)} ${quoted(origin + path)}`, ...carried, ...sent].join(' \\\n  ');
}

/** Between single quotes a shell reads everything as it is, so variables stand between two such texts. */
function quote(text: string, variables: string[]): string {
  const plain = `'${text.replaceAll("'", "'\\''")}'`;
  return variables.reduce((all, name) => all.replaceAll(`$${name}`, `'"$${name}"'`), plain);
}
