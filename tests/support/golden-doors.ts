import type { AppContext } from '../../app/call.ts';
import type { Credential, Dialect, Phrase } from '../../app/dialect.ts';
import type { Exchange } from '../../app/exchange.ts';
import type { WireRequest } from '../../app/request-for.ts';
import { exampleOf } from './bad-requests.ts';
import { carried } from './carried.ts';

/** Where a vendor's client asks: a phrase, another path of one, or a login. */
export interface Door {
  title: string;
  /** What is asked for by the example, below the dialect's prefix and without a query. */
  path: string;
  /** The request that it answers, without a key. */
  example: WireRequest;
  /** Absent at a login. */
  phrase?: Phrase;
  /** Where this is only another path. */
  of?: Door;
  /** The request with this key, in the way that is usual or in that of the credential; undefined shows none. */
  show(request: WireRequest, shown: string | undefined, credential?: Credential): Promise<WireRequest>;
}

export function doorsOf(dialect: Dialect): Door[] {
  const phrases = dialect.phrases.flatMap((phrase) => {
    const door = phraseDoor(dialect, phrase);
    const others = (phrase.aliases ?? []).map((path) => ({ ...phraseDoor(dialect, { ...phrase, path }), of: door }));
    return [door, ...others];
  });
  return [...(dialect.exchanges ?? []).map((exchange) => loginDoor(dialect, exchange)), ...phrases];
}

function phraseDoor(dialect: Dialect, phrase: Phrase): Door {
  const example = exampleOf(dialect, phrase);
  return {
    title: `${phrase.method.toUpperCase()} ${phrase.path}`,
    path: example.path.slice(dialect.prefix.length).replace(/\?.*/, ''),
    example,
    phrase,
    show: (request, shown, credential = dialect.keys[0]!) => carried(request, credential, shown),
  };
}

function loginDoor(dialect: Dialect, exchange: Exchange): Door {
  const { method, path, example } = exchange;
  const { field, header, beside } = placeOfKey(dialect, exchange);
  const title = `${method.toUpperCase()} ${path}`;
  const asked = { method: method.toUpperCase(), path: dialect.prefix + path };
  const headers: Record<string, string> = exchange.body ? { 'Content-Type': 'application/json' } : {};
  const body = exchange.body && { body: JSON.stringify(example) };
  return {
    ...{ title, path },
    example: { ...asked, headers, ...body },
    async show(request, shown) {
      if (field !== undefined) return { ...request, body: withField(request.body, field, shown) };
      if (shown === undefined) return request;
      return { ...request, headers: { ...request.headers, ...beside, [header!]: shown } };
    },
  };
}

/** A body with this field instead of its own; one that is no object stays as it is. */
function withField(body: string | undefined, field: string, value: string | undefined): string {
  if (!body?.startsWith('{"')) return body ?? '';
  return JSON.stringify({ ...JSON.parse(body), [field]: value });
}

/** Where a login looks for the key: it is asked with names in the place of values, and gives one of them back. */
function placeOfKey({ name }: Dialect, { path, example, shown }: Exchange) {
  const beside: Record<string, string> = {};
  const header = (asked: string) => {
    beside[asked] = 'any';
    return asked;
  };
  const request = { req: { header } } as unknown as AppContext;
  const fields = Object.fromEntries(Object.keys(example).map((field) => [field, `field ${field}`]));
  const found = shown(request, fields);
  if (found === undefined) throw new Error(`No header and no field of its example is a key to ${path} of ${name}.`);
  return found.startsWith('field ') ? { field: found.slice(6), beside } : { header: found, beside };
}
