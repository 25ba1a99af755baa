import type { AppContext } from './call.ts';
import type { Dialect } from './dialect.ts';
import { Refusal } from './outcomes.ts';

/** The methods that each path of a dialect takes. */
export function methodsByPath(dialect: Dialect): Map<string, string[]> {
  const methods = new Map<string, string[]>();
  for (const { path, aliases = [], method } of dialect.phrases) {
    for (const route of [path, ...aliases].map(toRoute)) {
      methods.set(route, [...(methods.get(route) ?? []), method.toUpperCase()]);
    }
  }
  for (const { path, method } of dialect.exchanges ?? [])
    methods.set(path, [...(methods.get(path) ?? []), method.toUpperCase()]);
  return methods;
}

/** `{name}` as the router writes it. */
export function toRoute(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

export function refuseMethod(methods: string[]) {
  const allow = methods.join(', ');
  return function methodNotAllowed(): never {
    const detail = { problem: `This path takes ${allow}.` };
    throw new Refusal('method_not_allowed', { by: 'route', headers: { Allow: allow }, detail });
  };
}

export function refusePath(c: AppContext): never {
  const detail = { problem: `Nothing stands at ${c.req.path.slice(0, 200)}. The API is described at /openapi.json.` };
  throw new Refusal('unknown_path', { by: 'route', detail });
}
