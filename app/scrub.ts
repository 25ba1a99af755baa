import { detached } from './detached.ts';
import { findKey, type Key } from './key-auth.ts';
import { ownSecret, plainSecret } from './secrets.ts';

/** Takes keys out of a text. */
export type Scrub = (text: string) => string;

/** `mark` stands where a key stood. One that was given hashed is found where it is a word of its own. */
export function createScrub(keys: readonly Key[], mark: string): Scrub {
  const known = withoutKnown(keys.map(ownSecret), mark);
  const hashed = keys.filter((key) => plainSecret(key) === undefined);
  if (hashed.length === 0) return known;
  const unknown = withoutHashed(hashed, mark);
  return (text) => unknown(known(text));
}

/** Finds the secrets as they are, as a URL and as JSON write them, and as a name that was put in upper case. */
function withoutKnown(secrets: readonly string[], mark: string): Scrub {
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
  return (text) => (text.length < shortest || !one.test(text) ? text : text.replace(all, mark));
}

const longest = 128;
/** What most keys are, and what any can be where quotes, commas or spaces are around it. */
const words = [/[\w-]{8,128}/g, /[!#-+\--}]{8,128}/g];

function withoutHashed(keys: readonly Key[], mark: string): Scrub {
  const none = remembered();
  const put = (word: string) => {
    if (none.has(word)) return word;
    return isKey(word, keys) ? mark : none.add(word);
  };
  return function scrub(text) {
    if (none.has(text)) return text;
    const clean = words.reduce((rest, word) => rest.replace(word, put), text);
    return clean === text && text.length <= longest ? none.add(text) : clean;
  };
}

/** Services put names in upper case. */
function isKey(word: string, keys: readonly Key[]): boolean {
  if (findKey(keys, word)) return true;
  return word === word.toUpperCase() && findKey(keys, word.toLowerCase()) !== undefined;
}

/** Most texts come again and again; of what callers write no more is remembered than so much. */
function remembered() {
  const known = new Set<string>();
  const has = (text: string) => known.has(text);
  function add(text: string): string {
    if (known.size > 500) known.clear();
    known.add(detached(text));
    return text;
  }
  return { has, add };
}
