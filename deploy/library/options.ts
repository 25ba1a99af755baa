import { type Config, ConfigError, readConfig } from '../../app/config.ts';
import { settings } from '../../app/settings.ts';
import type { Hands } from './types.ts';

/** Settings of a server that listens, which an app without a port has no use for. */
export const ofListeners = ['PORT', 'HOST', 'DIALECT_PORTS'] as const;

type Setting = Exclude<keyof typeof settings, (typeof ofListeners)[number]>;

/** Settings by the names that they have as environment variables, and a test's hands. */
export type Options = Partial<Record<Setting, string | number | readonly string[] | undefined>> & Hands;

/** What options come to. */
export interface Read extends Pick<Hands, 'sleep'> {
  config: Config;
  random(): number;
  now(): number;
}

const hands = ['random', 'now', 'sleep'] satisfies (keyof Hands)[];
const allowed = [...Object.keys(settings).filter((name) => !isOneOf(ofListeners, name)), ...hands];

/** @throws ConfigError that names the option, what was given and what is allowed */
export function readOptions(options: Options): Read {
  if (typeof options !== 'object' || options === null) {
    throw new ConfigError(
      `The options are ${told(options)}; allowed: an object such as { API_KEYS: 'a-key-of-mine' }.`,
    );
  }
  for (const name of Object.keys(options)) checkName(name);
  for (const name of hands) checkHand(name, options[name]);
  const { random, now, sleep, ...given } = options;
  // A test's own words should stand out in its output.
  const texts = Object.entries(given).map(([name, value]) => [name, toText(name, value)]);
  const config = readConfig({ LOG_LEVEL: 'silent', ...Object.fromEntries(texts.filter(([, text]) => text)) });
  // Looked up with each call, so that fake timers are seen.
  return { config, sleep, random: random ?? (() => Math.random()), now: now ?? (() => Date.now()) };
}

function checkName(name: string): void {
  if (isOneOf(ofListeners, name)) throw new ConfigError(`${name} has no meaning for createApp, which listens nowhere.`);
  if (!allowed.includes(name)) throw new ConfigError(`Unknown option "${name}"; allowed: ${allowed.join(', ')}.`);
}

function checkHand(name: string, value: unknown): void {
  if (value !== undefined && typeof value !== 'function') {
    throw new ConfigError(`${name} is ${told(value)}; allowed: a function.`);
  }
}

/** As the environment would have it. */
function toText(name: string, value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(',');
  throw new ConfigError(`${name} is ${told(value)}; allowed: a string, a number or an array of strings.`);
}

function told(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : `of the type ${typeof value}`;
}

function isOneOf(names: readonly string[], name: string): boolean {
  return names.includes(name);
}
