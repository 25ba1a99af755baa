import { getPath } from 'hono/utils/url';
import type { NodeBindings } from './call.ts';
import { ConfigError } from './config.ts';
import type { DialectEntry } from './dialect.ts';

/** The path that routes are looked up by. */
export type Locate = (request: Request, options?: { env?: NodeBindings | undefined }) => string;

/**
 * Puts a dialect's prefix before a path that was asked for at one of the dialect's hosts, or at a port of its own,
 * and takes double slashes for one: clients whose base URL ends in a slash send them.
 */
export function createLocate(dialects: readonly DialectEntry[], more: ReadonlyMap<string, string>): Locate {
  const prefixes = new Map(dialects.flatMap(({ hosts, prefix }) => hosts.map((host) => [host, prefix])));
  for (const [host, name] of more) prefixes.set(host.toLowerCase(), prefixOf(dialects, name));
  return function locate(request, options) {
    const path = getPath(request);
    const tidy = path.includes('//') ? path.replace(/\/{2,}/g, '/') : path;
    const prefix = options?.env?.prefix ?? prefixes.get(hostOf(request.url));
    return prefix === undefined ? tidy : prefix + tidy;
  };
}

/** @throws ConfigError where there is no such dialect */
export function prefixOf(dialects: readonly DialectEntry[], name: string): string {
  const found = dialects.find((dialect) => dialect.name === name);
  if (found) return found.prefix;
  const allowed = dialects.map((dialect) => dialect.name).join(', ');
  throw new ConfigError(`DIALECT_HOSTS or DIALECT_PORTS names the dialect "${name}"; allowed: ${allowed}.`);
}

/** Without its port; by hand, since this happens for every call. */
function hostOf(url: string): string {
  const start = url.indexOf('//') + 2;
  const end = url.indexOf('/', start);
  const port = url.indexOf(':', start);
  return url.slice(start, port > 0 && port < end ? port : end).toLowerCase();
}
