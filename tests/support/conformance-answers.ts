import type { WireRequest } from '../../app/request-for.ts';
import { type TestApp, testApp } from './app.ts';
import { toFetch } from './carried.ts';
import type { Asked } from './conformance.ts';

type Send = (path: string, init: RequestInit) => Promise<Response>;

/** An id that every call is given, since vendors draw theirs from it. */
const id = '0b5c9d6e-3f0a-4a53-9b1e-6f0c2d7a8e41';

/** What servers and connections add by themselves. */
const ofTheServer = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length', 'vary']);

/** An answer as one text: its status, all headers that Namuna gave it, its body. */
export async function answerTo({ method, path, headers, body }: WireRequest, send: Send): Promise<string> {
  // Deno would compress.
  const more = { 'X-Request-Id': id, 'Accept-Encoding': 'identity' };
  const response = await send(
    ...toFetch({ method, path, headers: { ...headers, ...more }, ...(body !== undefined && { body }) }),
  );
  const told = [...response.headers].filter(([name]) => !ofTheServer.has(name)).map((pair) => pair.join(': '));
  return [response.status, ...told.sort(), '', withoutEngine(await response.text())].join('\n');
}

/** Each engine words by itself what is wrong with JSON. */
function withoutEngine(text: string): string {
  return text.replace(/(The body is no JSON: )(?:[^"\\]|\\.)*/g, '$1...');
}

/** What the same app answers in this process. */
export interface Reference {
  /** The difference, as two texts that should be one; undefined where there is none. */
  differs(asked: Asked, answer: string): Promise<{ expected: string; received: string } | undefined>;
}

/** Long enough ago that nothing that tells a time tells the same. */
const ago = ((400 * 24 + 1) * 60 + 1) * 60_000 + 1_111;

/** Asks twice, at two times: what differs then is an id or a time, and nobody can tell it beforehand. */
export async function createReference(rules: Asked[]): Promise<Reference> {
  const now = testApp({}, { now: Date.now });
  const then = testApp({}, { now: () => Date.now() - ago });
  for (const { request } of rules) for (const app of [now, then]) await answerTo(request, app.fetch);
  const remembered = [new Map<Asked, Promise<string>>(), new Map<Asked, Promise<string>>()] as const;
  const read = (asked: Asked, app: TestApp, known: Map<Asked, Promise<string>>) => {
    const answer = known.get(asked) ?? answerTo(asked.request, app.fetch);
    known.set(asked, answer);
    return answer;
  };
  return {
    async differs(asked, received) {
      const expected = await read(asked, now, remembered[0]);
      if (received === expected) return undefined;
      const other = await read(asked, then, remembered[1]);
      const masked = [expected, received].map((text) => withoutChance(text, expected, other));
      return masked[0] === masked[1] ? undefined : { expected: masked[0]!, received: masked[1]! };
    },
  };
}

/** The text without those of its words that differ between two others; as it is, where it has not as many words. */
function withoutChance(text: string, one: string, two: string): string {
  const [words, first, second] = [text, one, two].map((each) => each.split(/([^\w.:+-]+)/)) as [
    string[],
    string[],
    string[],
  ];
  if (words.length !== first.length || first.length !== second.length) return text;
  return words.map((word, i) => (first[i] === second[i] ? word : '*')).join('');
}
