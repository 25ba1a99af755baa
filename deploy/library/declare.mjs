import { readFileSync } from 'node:fs';

/** The package's declarations: what library/types.ts says, and every setting by its name. */
export function declare(settings) {
  const [, types] = readFileSync(new URL('types.ts', import.meta.url), 'utf8').split(/^\/\/ .*\n\n/);
  const properties = settings.filter(({ listens }) => !listens).map(property);
  return `${types}
/** A list may be given as an array, or with commas. */
export type Setting = string | number | readonly string[] | undefined;

/** Settings of the server, by the names that they have as environment variables. */
export interface Settings {
${properties.join('\n')}
}

export interface Options extends Settings, Hands {}

/**
 * Namuna in this process, without a port. It reads nothing of the environment, and logs nothing unless \`LOG_LEVEL\` is
 * given. What is written wrong in files of \`DATA_DIR\` or \`RULES\` is told by the first call.
 * @throws Error that says which option is wrong, what was given and what is allowed
 * @example const app = createApp({ API_KEYS: 'my-secret-key-123', ENVIRONMENT: 'production' });
 */
export declare function createApp(options?: Options): App;
`;
}

function property({ name, meaning, words, ...setting }) {
  const initial = name === 'LOG_LEVEL' ? 'silent' : setting.default;
  const type = words ? `${words.map((word) => `'${word}'`).join(' | ')} | undefined` : 'Setting';
  return `  /** ${meaning}${initial === undefined ? '' : `; \`${initial}\` by default`}. */\n  ${name}?: ${type};`;
}
