import type { z } from '@hono/zod-openapi';
import type { Call } from './call.ts';
import type { Credential } from './credential.ts';
import type { Exchange } from './exchange.ts';
import type { Refusal } from './outcomes.ts';
import type { Service } from './service.ts';

export { type Credential, headerKey } from './credential.ts';

/** One service said in one dialect. */
export interface Phrase {
  service: Service;
  method: 'get' | 'post' | 'put';
  /** Path below the dialect's prefix; `{name}` is a part of the input. */
  path: string;
  /** Other paths below the prefix that say the same. */
  aliases?: string[];
  /** How the request carries its fields; JSON where nothing is said. Those of a path and a query join in any case. */
  carries?: 'json' | 'form' | 'query';
  /** Fields that stand in a header: its name, by the field's. */
  headers?: Record<string, string>;
  /** What the vendor's request must look like. */
  body: z.ZodType;
  /** The vendor's request as the service's input, with `consent` and `client_ref` where it carries them. */
  hear(body: unknown): Record<string, unknown>;
  /** The service's value in the vendor's words. */
  say(value: unknown, call: Call): unknown;
  /** The shape of what `say` returns. */
  result: z.ZodType;
  /** HTTP status of a success, where it is not 200. */
  status?: number;
  /** A request that is answered, in the vendor's words. */
  example(input: Record<string, unknown>): Record<string, unknown>;
}

/** A refusal in a vendor's words: the body that leaves, its status, and headers where they are not the usual ones. */
export interface Spoken {
  status: number;
  /** Anything of JSON; a text leaves as it is. */
  body: unknown;
  headers?: Record<string, string>;
  /** It leaves without the refusal's own headers, such as `Allow`. */
  bare?: boolean;
}

/** Whoever words a refusal. */
export interface Words {
  /** It tells what was wrong in production too. */
  candid?: boolean;
  /** `detail` is absent in production. */
  fail(refusal: Refusal, call: Call, detail: unknown): Spoken;
}

/** A dialect that is not loaded yet. */
export interface DialectEntry extends Pick<Dialect, 'name' | 'title' | 'prefix' | 'hosts'> {
  load(): Promise<Dialect>;
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
  /** Ways to exchange a key for a token. */
  exchanges?: Exchange[];
  phrases: Phrase[];
  /** A ticket of a two-step service as this vendor writes one; a UUID where nothing is said. */
  ticket?(): string;
  /** The envelope of a success around what the phrase said. */
  wrap(result: unknown, call: Call): unknown;
  /** Shape of `wrap`'s answer around a phrase's result. */
  wrapped(result: z.ZodType, phrase: Phrase): z.ZodType;
  /** Shape of a refusal's body. */
  failed: z.ZodType;
}
