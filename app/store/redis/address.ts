/** Where a Redis is, and how to speak of its errors without its password. */
export interface Address {
  socket: { host: string; port: number; tls: boolean };
  /** `default` is Redis's own name for nobody in particular. */
  username: string;
  password: string;
  database: number;
  /** The same error in its words only, without the password that some servers repeat in them. */
  tellable(error: unknown): Error;
}

const allowed = 'redis://[[user]:password@]host[:port][/database], or rediss:// for TLS';

/** @throws TypeError, which does not show what was given, since that may hold a password */
export function readAddress(url: string): Address {
  const parsed = parse(url);
  if (!parsed) throw new TypeError(`The URL of Redis is a value that is not shown; allowed: ${allowed}.`);
  const { username, password } = parsed;
  const secrets = [parsed.url.password, password].filter((secret) => secret !== '');
  return {
    socket: {
      host: parsed.url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: Number(parsed.url.port || 6379),
      tls: parsed.url.protocol === 'rediss:',
    },
    username: username || 'default',
    password,
    database: Number(parsed.url.pathname.slice(1)),
    tellable: (error) => new Error(secrets.reduce((text, secret) => text.replaceAll(secret, '***'), wordsOf(error))),
  };
}

function parse(text: string) {
  try {
    const url = new URL(text);
    // What a password holds and does not escape ends up in a query or a fragment, and the host would be part of it.
    const whole = /^rediss?:$/.test(url.protocol) && url.hostname !== '' && url.search === '' && url.hash === '';
    if (!whole || !/^\/?\d*$/.test(url.pathname)) return undefined;
    return { url, username: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
  } catch {
    return undefined;
  }
}

/** A host of several addresses fails with several errors, and no words of its own. */
function wordsOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(wordsOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
