import { z } from '@hono/zod-openapi';
import type { Exchange } from '../../../app/exchange.ts';
import { Envelope, envelope } from './envelope.ts';

/** A pair of keys for a token of a day [D]. */
export const authenticate: Exchange = {
  method: 'post',
  path: '/authenticate',
  title: 'Authenticate',
  example: {},
  shown: (c) => (c.req.header('x-api-key') === undefined ? undefined : c.req.header('x-api-secret')),
  seconds: 24 * 3600,
  // Clients from before June 2025 read it at the root [D], where it stood for thirty days more.
  say: (token, _expires, call) => ({ ...envelope({ access_token: token }, call), access_token: token }),
  result: Envelope.extend({ data: z.strictObject({ access_token: z.string() }), access_token: z.string() }),
};
