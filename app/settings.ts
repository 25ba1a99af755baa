import { z } from 'zod';
import { keyText, toAdminKey, toKey } from './key-text.ts';

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

const keys = list.pipe(z.array(keyText).transform((all) => all.map((text, i) => toKey(text, `key-${i + 1}`))));

const units = { s: 1, m: 60, h: 3600, d: 86_400 };

/** A time such as `30s`, `10m` or `1h`, in seconds. */
const time = /^([1-9]\d{0,5})([smhd])$/;
const toSeconds = (text: string) => {
  const [, count, unit] = time.exec(text) ?? [];
  return Number(count) * units[unit as keyof typeof units];
};
const duration = z.string().regex(time, 'a time such as 30s, 10m or 1h').transform(toSeconds);

/** So many in a time, such as `100/1m`. */
const limit = z
  .string()
  .regex(/^[1-9]\d{0,8}\/[1-9]\d{0,3}[smhd]$/, 'a number and a time such as 100/1m')
  .transform((text) => {
    const [points = '', window = ''] = text.split('/');
    return { points: Number(points), seconds: toSeconds(window) };
  });

const origin = z.string().regex(/^(\*|https?:\/\/[^/\s]+)$/, '* or origins such as https://app.example.in');
/** Dialects by name, such as `karza:8001,eko:8002`. */
const byDialect = (value: RegExp, told: string) =>
  list.pipe(
    z
      .array(z.string().regex(new RegExp(`^[a-z]+:${value.source}$`), told))
      .transform((all) => new Map(all.map((one) => one.split(':').reverse() as [string, string]))),
  );

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
    .describe(
      'Keys that callers may use, separated by commas, each `key` or `name:key`, plain or as `sha256~` and its hash; required in production',
    ),
  ADMIN_KEY: keyText
    .transform(toAdminKey)
    .optional()
    .describe(
      'Key of the admin routes, in `X-Admin-Key`, plain or hashed likewise; without one they take the API key in development and do not exist in production',
    ),
  FAULT_KEYS: list
    .optional()
    .describe('Names of the keys that may ask for faults by header or query, separated by commas; all by default'),
  RATE_LIMIT: limit
    .optional()
    .describe(
      'Most calls of a key in a time, such as `100/1m`; beyond it 104 with HTTP 429; without bounds by default',
    ),
  MAX_RETRIES: limit
    .optional()
    .describe('Most calls of a key for the same subject of a service in a time, such as `3/10m`; likewise'),
  LOG_LEVEL: allowed('debug', 'info', 'error', 'silent').default('info').describe('Least level that is logged'),
  BODY_LIMIT: whole(1, 100_000_000).default(100_000).describe('Largest request body, in bytes'),
  MAX_DELAY_MS: whole(0, 3_600_000)
    .default(300_000)
    .describe('Longest delay that a fault may ask for, in milliseconds'),
  MAX_HELD: whole(0, 1_000_000)
    .default(10_000)
    .describe('Most calls that faults may keep waiting at a time; beyond it 503 at once'),
  RULES: z.string().optional().describe('File with rules that stand from the start, a JSON array; none by default'),
  SESSION_IDLE: duration.prefault('1h').describe('How long a session may be idle before it is forgotten'),
  JOURNAL_SIZE: whole(0, 1_000_000).default(1000).describe('Most calls that the journal keeps; 0 switches it off'),
  JOURNAL_BYTES: whole(0, 10_000_000_000)
    .default(4_000_000)
    .describe('Most bytes of calls that the journal keeps; 0 switches it off'),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/\S+$/, 'a URL such as redis://localhost:6379')
    .optional()
    .describe('Redis or Valkey that several replicas share, such as `redis://localhost:6379`; memory by default'),
  CORS_ORIGINS: list
    .pipe(z.array(origin))
    .default([])
    .describe('Origins whose pages may call the API, separated by commas, or `*`; none by default'),
  DIALECT_HOSTS: byDialect(/[A-Za-z0-9.-]+/, 'dialects and hosts such as karza:kyc.example.in')
    .default(new Map())
    .describe('More host names that mean a dialect, such as `karza:kyc.example.in`, separated by commas'),
  DIALECT_PORTS: byDialect(/[1-9][0-9]{0,4}/, 'dialects and ports such as karza:8001')
    .default(new Map())
    .describe('Ports at which a dialect stands at the root, such as `karza:8001,eko:8002`'),
  DATA_DIR: z
    .string()
    .optional()
    .describe('Directory of your own answers, companies and people, read again when a file changes; none by default'),
  METRICS: list
    .pipe(z.array(allowed('prometheus', 'emf')))
    .default([])
    .describe(
      'Metrics, separated by commas: `prometheus` at `/metrics`, `emf` in the lines of the log for CloudWatch; none by default',
    ),
};
