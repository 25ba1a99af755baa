import { z } from 'zod';
import type { Key } from './key-auth.ts';
import { plainKey } from './secrets.ts';
import { settings } from './settings.ts';

const makeKey = 'Make one with: openssl rand -hex 24';

/** The key of development, where none is set. */
export const developmentKey = 'my-secret-key-123';

/** A setting that is wrong; its message names the variable, what was given and what is allowed. */
export class ConfigError extends Error {}

export type Config = ReturnType<typeof readConfig>;

/** Reads the settings from the environment's variables; an empty one counts as absent. */
export function readConfig(env: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.keys(settings).flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
  const parsed = z.object(settings).safeParse(given);
  if (!parsed.success) throw new ConfigError(explain(parsed.error.issues[0]!, env));
  const { data } = parsed;
  if (data.API_KEYS?.length) return { ...data, API_KEYS: data.API_KEYS };
  if (data.ENVIRONMENT === 'production') {
    throw new ConfigError(`API_KEYS is not set. In production it must hold at least one key. ${makeKey}`);
  }
  return { ...data, API_KEYS: [plainKey('development', developmentKey)] };
}

/** Every key that opens something. */
export function keysOf({ API_KEYS, ADMIN_KEY }: Config): Key[] {
  return ADMIN_KEY ? [...API_KEYS, ADMIN_KEY] : API_KEYS;
}

function explain(issue: z.core.$ZodIssue, env: Record<string, string | undefined>): string {
  const name = String(issue.path[0]);
  const key = name.endsWith('_KEYS') || name.endsWith('_KEY');
  const given = key || name === 'REDIS_URL' ? 'a value that is not shown' : `"${env[name]?.slice(0, 100)}"`;
  return `${name} is ${given}; allowed: ${issue.message}. ${key ? makeKey : ''}`.trim();
}
