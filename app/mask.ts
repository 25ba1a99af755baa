const plainSegment = /^(?:[a-z_][a-z._-]{0,23}|v\d|)$/;

/** Keeps the two ends of a text: enough to recognise it, too little to use it. */
export function maskMiddle(text: string, head = 2, tail = 2): string {
  if (text.length <= head + tail) return 'x'.repeat(text.length);
  return text.slice(0, head) + 'x'.repeat(text.length - head - tail) + text.slice(text.length - tail);
}

/** A path that no route knows may hold anything: all but plain words is masked, and it is cut short. */
export function maskPath(path: string): string {
  const segments = path.slice(0, 120).split('/');
  return segments.map((segment) => (plainSegment.test(segment) ? segment : maskMiddle(segment))).join('/');
}

const longWord = /[A-Za-z0-9-]{8,}/g;

/** A sentence whose words could be identifiers, for the log. */
export function maskWords(text: string): string {
  return text.replace(longWord, (word) => (/\d/.test(word) ? maskMiddle(word) : word));
}
