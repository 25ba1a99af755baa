/** Stands where a secret stood. */
export const redacted = '***';

/** Headers and query parameters that carry secrets, whatever the vendor calls them. */
const secretName = /key|secret|token|passw|signature|cred|^(?:proxy-)?authorization$|cookie/i;
/** Fields of a body that do; a field such as `keywords` or `token_type` is none. */
const secretField =
  /"((?:\w*[_-])?(?:api[_-]?key|password|passwd|secret|token|authorization|credentials?))"\s*:\s*"(?:[^"\\]|\\.)*"/gi;
const formField = /(^|[&?])([^=&]*)=([^&]*)/g;

/** Takes secrets out of what the journal keeps. */
export interface Redact {
  headers(flat: readonly string[]): string[];
  /** A path with its query. */
  path(path: string): string;
  body(text: string): string;
}

/** `secrets` are keys that are known; they are taken out wherever they stand. */
export function createRedact(secrets: readonly string[]): Redact {
  const known = new Map<string, boolean>();
  function isSecret(name: string): boolean {
    const answer = known.get(name);
    if (answer !== undefined) return answer;
    // Names come from callers: what is remembered of them is bounded.
    if (known.size > 500) known.clear();
    const secret = secretName.test(name);
    known.set(name, secret);
    return secret;
  }
  function scrub(text: string): string {
    let clean = text;
    for (const secret of secrets) if (clean.includes(secret)) clean = clean.replaceAll(secret, redacted);
    return clean;
  }
  const fields = (text: string) =>
    text.replace(formField, (whole, before, name) => (isSecret(name) ? `${before}${name}=${redacted}` : whole));
  return {
    headers(flat) {
      const clean: string[] = [];
      for (let i = 0; i < flat.length; i += 2) {
        clean.push(flat[i]!, isSecret(flat[i]!) ? redacted : scrub(flat[i + 1]!));
      }
      return clean;
    },
    path: (path) => scrub(path.includes('?') ? fields(path) : path),
    body(text) {
      const json = text.replace(secretField, (_whole, name) => `"${name}":"${redacted}"`);
      return scrub(/^[^{["\s]/.test(json) && json.includes('=') ? fields(json) : json);
    },
  };
}
