import { detached } from '../detached.ts';
import type { Key } from '../key-auth.ts';
import { createScrub, type Scrub } from '../scrub.ts';

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
  headers(flat: readonly string[]): readonly string[];
  record(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
  /** A path with its query. */
  path(path: string): string;
  body(text: string): string;
  /** Secrets that are known, wherever they stand. */
  scrub: Scrub;
}

/** `keys` are taken out wherever they stand. */
export function createRedact(keys: readonly Key[]): Redact {
  const isSecret = remembering((name) => secretName.test(name));
  const scrub = createScrub(keys, redacted);
  const fields = (text: string) =>
    text.replace(formField, (whole, before, name) => (isSecret(name) ? `${before}${name}=${redacted}` : whole));
  const header = (name: string, value: string) => {
    if (isSecret(name)) return redacted;
    // Such as a Referer.
    return scrub(value.includes('?') ? fields(value) : value);
  };
  let last: readonly string[] = [];
  const isAsLast = (flat: readonly string[]) =>
    flat.length === last.length &&
    flat.every((text, i) => text === last[i] || (i % 2 === 1 && last[i] === redacted && isSecret(flat[i - 1]!)));
  return {
    headers(flat) {
      // One client sends the same again and again: kept once, they are looked through once.
      if (!isAsLast(flat)) last = flat.map((text, i) => (i % 2 === 0 ? text : header(flat[i - 1]!, text)));
      return last;
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
    known.set(detached(name), answer);
    return answer;
  };
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
