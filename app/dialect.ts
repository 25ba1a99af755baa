import type { z } from '@hono/zod-openapi';
import type { AppContext, Call } from './call.ts';
import type { Refusal } from './outcomes.ts';
import type { Service } from './service.ts';

/** A way to carry a key, with the words that explain it. */
export interface Credential {
  /** As a reader is told it, such as `X-API-Key`. */
  name: string;
  /** The security scheme of the OpenAPI document. */
  scheme: { type: 'apiKey'; in: 'header' | 'query'; name: string } | { type: 'http'; scheme: string };
  read(c: AppContext): string | undefined;
}

/** One service said in one dialect. */
export interface Phrase {
  service: Service;
  method: 'get' | 'post' | 'put';
  /** Path below the dialect's prefix. */
  path: string;
  /** What the vendor's request must look like. */
  body: z.ZodType;
  /** The vendor's request as the service's input, with `consent` and `client_ref` where it carries them. */
  hear(body: unknown): Record<string, unknown>;
  /** The service's value in the vendor's words. */
  say(value: unknown, call: Call): unknown;
  /** The shape of what `say` returns. */
  result: z.ZodType;
  /** A request that is answered, in the vendor's words. */
  example(input: Record<string, unknown>): Record<string, unknown>;
}

/** A refusal in a vendor's words: the body that leaves, its status, and headers where they are not the usual ones. */
export interface Spoken {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** Whoever words a refusal. */
export interface Words {
  /** `detail` is absent in production. */
  fail(refusal: Refusal, call: Call, detail: unknown): Spoken;
}

/** How a vendor says it: paths, key headers, field names, envelope, errors. */
export interface Dialect extends Words {
  name: string;
  title: string;
  /** Where it stands, such as `/karza`; empty for the native one. */
  prefix: string;
  /** Host names that mean this dialect whatever the path. */
  hosts: string[];
  keys: Credential[];
  phrases: Phrase[];
  /** The envelope of a success. */
  wrap(result: unknown, call: Call): unknown;
  /** Shape of `wrap`'s answer around a result. */
  wrapped(result: z.ZodType): z.ZodType;
  /** Shape of a refusal's body. */
  failed: z.ZodType;
}

/** A key in a request header. */
export function headerKey(name: string): Credential {
  return { name, scheme: { type: 'apiKey', in: 'header', name }, read: (c) => c.req.header(name) };
}
