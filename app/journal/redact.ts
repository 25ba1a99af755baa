/** Stands where a secret stood. */
export const redacted = '***';

/** Headers and query parameters that carry secrets, whatever the vendor calls them; an author or an idempotency key is none. */
const secretName =
  /(?<!idempotency-)key|secret|token|passw|passphrase|pwd|signature|cred|auth(?!or(?!i[sz]))|cookie|jwt/i;
/** Fields of a body that do; `keywords`, `token_type` and a company's secretary are none. */
const secretField =
  /passw|passphrase|^pwd$|secret(?!ar)|credential|authori[sz]ation|(?:api|access|private|client|auth)[_-]?key$|token$|jwt$/i;
/** Whether it is worth looking for them: a name may be written with escapes. */
const suspect = /pass|pwd|secret|cred|authori|key|token|jwt|\\u/i;
/** No name that matters holds a quote: with one in it, a text full of them would take long. */
const jsonField = /"((?:[^"\\]|\\u[0-9a-fA-F]{4})*)"\s*:\s*(?:"(?:[^"\\]|\\.)*"?|[^\s,}\]{["]+)/g;
/** A field that holds others. */
const jsonOpened = /"((?:[^"\\]|\\u[0-9a-fA-F]{4})*)"\s*:\s*[{[]/g;
const formField = /(^|[&?])([^=&?]*)=([^&]*)/g;

/** Takes secrets out of what the journal keeps. */
export interface Redact {
  /** Names and values in turn. */
  headers(flat: readonly string[]): string[];
  record(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
  /** A path with its query. */
  path(path: string): string;
  body(text: string): string;
  /** Secrets that are known, wherever they stand. */
  scrub(text: string): string;
}

/** `secrets` are keys that are known; they are taken out wherever they stand. */
export function createRedact(secrets: readonly string[]): Redact {
  const isSecret = remembering((name) => secretName.test(name));
  const scrub = scrubber(secrets);
  const fields = (text: string) =>
    text.replace(formField, (whole, before, name) => (isSecret(name) ? `${before}${name}=${redacted}` : whole));
  const header = (name: string, value: string) => {
    if (isSecret(name)) return redacted;
    // Such as a Referer.
    return scrub(value.includes('?') ? fields(value) : value);
  };
  return {
    headers(flat) {
      const clean: string[] = [];
      for (let i = 0; i < flat.length; i += 2) clean.push(flat[i]!, header(flat[i]!, flat[i + 1]!));
      return clean;
    },
    record(headers) {
      let clean = headers;
      for (const name in headers) {
        const value = header(name, headers[name]!);
        if (value !== headers[name]) clean = { ...clean, [name]: value };
      }
      return clean;
    },
    path: (path) => scrub(path.includes('?') ? fields(path) : path),
    body(text) {
      if (!suspect.test(text)) return scrub(text);
      return scrub(/^\s*[{["]/.test(text) ? withoutFields(text) : fields(text));
    },
    scrub,
  };
}

/** Names come from callers: what is remembered of them is bounded. */
function remembering(ask: (name: string) => boolean): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return function remembered(name) {
    let answer = known.get(name);
    if (answer !== undefined) return answer;
    answer = ask(name);
    if (known.size > 500) known.clear();
    known.set(name, answer);
    return answer;
  };
}

/** Finds the secrets as they are, as a URL and as JSON write them, and as a name that was put in upper case. */
function scrubber(secrets: readonly string[]): Redact['scrub'] {
  const written = secrets.flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
  ]);
  if (written.length === 0) return (text) => text;
  const shortest = Math.min(...written.map(({ length }) => length));
  // The longest first: one key may begin with another.
  const sorted = [...new Set(written)].sort((a, b) => b.length - a.length);
  const anyOf = sorted.map((text) => text.replace(/[^\w]/g, '\\$&')).join('|');
  const [one, all] = [new RegExp(anyOf, 'i'), new RegExp(anyOf, 'gi')];
  return (text) => (text.length < shortest || !one.test(text) ? text : text.replace(all, redacted));
}

/** A text is written anew only where a secret stands in it, so that what was sent is seen as it was sent. */
function withoutFields(text: string): string {
  let found = false;
  const isSecret = (name: string) => {
    const secret = secretField.test(name);
    found ||= secret;
    return secret;
  };
  try {
    const clean = JSON.stringify(JSON.parse(text, (name, value) => (isSecret(name) ? redacted : value)));
    return found ? clean : text;
  } catch {
    return brokenWithoutFields(text);
  }
}

/** JSON that ends too soon or is nested too deep is read as text; of what a secret field holds nobody knows the end. */
function brokenWithoutFields(text: string): string {
  const isSecret = (name: string) => secretField.test(unescaped(name));
  const opened = [...text.matchAll(jsonOpened)].find(([, name]) => isSecret(name!));
  const before = opened === undefined ? text : text.slice(0, opened.index);
  const clean = before.replace(jsonField, (whole, name) => (isSecret(name) ? `"${name}":"${redacted}"` : whole));
  return opened === undefined ? clean : `${clean}"${opened[1]}":"${redacted}"`;
}

function unescaped(name: string): string {
  return name.replace(/\\u([0-9a-f]{4})/gi, (_whole, code) => String.fromCharCode(Number.parseInt(code, 16)));
}
