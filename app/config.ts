import { z } from 'zod';

const keyShape = /^(?:([A-Za-z0-9_-]{1,32}):)?([\x21-\x2b\x2d-\x7d]{8,128})$/;
const makeKey = 'Make one with: openssl rand -hex 24';

const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, `a whole number from ${min} to ${max}`)
    .transform(Number)
    .pipe(z.number(`a whole number from ${min} to ${max}`).min(min, `at least ${min}`).max(max, `at most ${max}`));

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

const keys = list.pipe(
  z
    .array(z.string().regex(keyShape, 'keys of 8 to 128 printable characters without space, comma or ~'))
    .transform((all) => all.map((text, i) => toKey(text, i))),
);

function toKey(text: string, i: number) {
  const [, name = `key-${i + 1}`, secret = ''] = keyShape.exec(text) ?? [];
  return { name, secret };
}

const origin = z.string().regex(/^(\*|https?:\/\/[^/\s]+)$/, '* or origins such as https://app.example.in');
const allowed = <T extends string>(...names: T[]) => z.enum(names, `one of ${names.join(', ')}`);

/** Every setting: its shape, its default, its meaning. The README's table is tested against it. */
export const settings = {
  PORT: whole(0, 65_535).default(8000).describe('Port to listen on; 0 takes a free one'),
  HOST: z.string().min(1, 'an address').default('0.0.0.0').describe('Address to listen on'),
  ENVIRONMENT: allowed('development', 'production')
    .default('development')
    .describe('`production` sends generic errors; `development` says what was wrong'),
  API_KEYS: keys
    .optional()
    .describe('Keys that callers may use, separated by commas, each `key` or `name:key`; required in production'),
  LOG_LEVEL: allowed('debug', 'info', 'error', 'silent').default('info').describe('Least level that is logged'),
  BODY_LIMIT: whole(1, 100_000_000).default(100_000).describe('Largest request body, in bytes'),
  MAX_DELAY_MS: whole(0, 3_600_000)
    .default(300_000)
    .describe('Longest delay that a fault may ask for, in milliseconds'),
  CORS_ORIGINS: list
    .pipe(z.array(origin))
    .default([])
    .describe('Origins whose pages may call the API, separated by commas, or `*`; none by default'),
  DATA_DIR: z
    .string()
    .optional()
    .describe('Directory of your own answers, companies and people, read again when a file changes; none by default'),
};

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
  return { ...data, API_KEYS: [{ name: 'development', secret: developmentKey }] };
}

function explain(issue: z.core.$ZodIssue, env: Record<string, string | undefined>): string {
  const name = String(issue.path[0]);
  const given = name === 'API_KEYS' ? 'a value that is not shown' : `"${env[name]?.slice(0, 100)}"`;
  return `${name} is ${given}; allowed: ${issue.message}. ${name === 'API_KEYS' ? makeKey : ''}`.trim();
}
