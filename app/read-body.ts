import type { AppContext } from './call.ts';
import { Refusal } from './outcomes.ts';
import type { Awaitable } from './store/store.ts';

const jsonType = /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i;

/** A text as JSON; @throws Refusal 415 for another media type, 400 where it is no JSON */
export function parseJson(c: AppContext, text: string): unknown {
  const type = c.req.header('content-type');
  if (type !== undefined ? !jsonType.test(type) : text !== '') throw unsupported(type ?? 'none');
  if (text === '') throw unreadable('The body is empty.');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unreadable(`The body is no JSON: ${(error as Error).message}.`);
  }
}

const formType = /^application\/x-www-form-urlencoded\s*(?:;|$)/i;

/** A form as an object of its fields, of a repeated one the last; @throws Refusal 415 for another media type */
export function parseForm(c: AppContext, text: string): Record<string, string> {
  const type = c.req.header('content-type');
  if (type === undefined ? text !== '' : !formType.test(type)) throw unsupported(type ?? 'none', formName);
  return Object.fromEntries(new URLSearchParams(text));
}

const decoder = new TextDecoder();

/** The body as text, at once where it has come whole; @throws Refusal 413 above `limit` bytes, 415 where it is encoded */
export function readText(c: AppContext, limit: number): Awaitable<string> {
  const encoding = c.req.header('content-encoding');
  if (encoding !== undefined && encoding !== 'identity') throw unsupported(`content encoding ${encoding}`);
  const whole = c.env?.incoming?.rawBody;
  if (whole) {
    if (whole.byteLength > limit) throw tooLarge(limit);
    return decoder.decode(whole);
  }
  const length = c.req.header('content-length');
  if (length !== undefined) {
    if (Number(length) > limit) throw tooLarge(limit);
    // Node and the edge runtimes hold a body to its declared length.
    return c.req.raw.text();
  }
  return c.req.raw.body === null ? '' : readStream(c.req.raw.body, limit);
}

/** A chunked body, which declares no length: counted as it comes. */
async function readStream(body: ReadableStream<Uint8Array>, limit: number): Promise<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let size = 0;
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > limit) {
      void reader.cancel().catch(() => {});
      throw tooLarge(limit);
    }
    text += decoder.decode(value, { stream: true });
  }
}

function tooLarge(limit: number): Refusal {
  return new Refusal('body_too_large', { by: 'validation', detail: { problem: `The body is over ${limit} bytes.` } });
}

const formName = 'application/x-www-form-urlencoded';

function unsupported(given: string, allowed = 'application/json'): Refusal {
  const problem = `Content type given: ${given.slice(0, 100)}. Send ${allowed}, not encoded.`;
  return new Refusal('unsupported_media_type', { by: 'validation', detail: { problem } });
}

function unreadable(problem: string): Refusal {
  return new Refusal('invalid_input', { by: 'validation', detail: { problem } });
}
