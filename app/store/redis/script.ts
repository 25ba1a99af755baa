import { createHash } from 'node:crypto';

/** Runs a script of Lua. */
export type Run = (keys: readonly string[], args: readonly (string | number)[]) => Promise<unknown>;

/** A script as a function; it is sent whole only to a Redis that does not know it. */
export function scriptOf(lua: string, ask: (...command: string[]) => Promise<unknown>): Run {
  const sha = createHash('sha1').update(lua).digest('hex');
  return (keys, args) => {
    const rest = [String(keys.length), ...keys, ...args.map(String)];
    return ask('EVALSHA', sha, ...rest).catch((error: unknown) => {
      if (isUnknownScript(error)) return ask('EVAL', lua, ...rest);
      throw error;
    });
  };
}

/** Whether Redis, or what refuses on its behalf, says that it does not know a script. */
export function isUnknownScript(error: unknown): boolean {
  return error instanceof Error && (error.message.startsWith('NOSCRIPT') || isUnknownScript(error.cause));
}
