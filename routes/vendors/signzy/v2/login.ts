import { z } from '@hono/zod-openapi';
import type { Exchange } from '../../../../app/exchange.ts';
import { objectId } from '../object-id.ts';

const text = z.string({ error: ({ input }) => (input === undefined ? 'is missing' : 'must be a string') });

/** Two weeks, as LoopBack's tokens last, which Signzy's look like [I]. */
const seconds = 1_209_600;

/** The patron of a key; always the same. */
const patronOf = (key: string | undefined) => objectId(`patron ${key}`);

export const examplePatron = objectId('patron');

/** The login [D]: any user name, with the key as its password. */
export const login: Exchange = {
  method: 'post',
  path: '/api/v2/patrons/login',
  title: 'Login',
  body: z.object({ username: text, password: text }),
  example: { username: 'any', password: 'your-key' },
  shown: (_c, { password }) => (typeof password === 'string' ? password : undefined),
  seconds,
  say: (token, expires, { key }) => ({
    ...{ id: token, ttl: seconds, created: new Date(expires - seconds * 1000).toISOString(), userId: patronOf(key) },
  }),
  result: z.strictObject({ id: z.string(), ttl: z.int(), created: z.iso.datetime(), userId: z.string() }),
};
