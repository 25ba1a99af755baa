import type { Credential } from '../../app/credential.ts';
import type { WireRequest } from '../../app/request-for.ts';

/** The request with a key shown as this credential carries it, in headers or the query; undefined shows none. */
export async function carried(request: WireRequest, credential: Credential, shown?: string): Promise<WireRequest> {
  if (shown === undefined) return request;
  const headers = await credential.carry(shown);
  const inQuery = Object.values(credential.schemes).find((scheme) => 'in' in scheme && scheme.in === 'query');
  const path = inQuery && 'name' in inQuery ? withQuery(request.path, inQuery.name, shown) : request.path;
  return { ...request, path, headers: { ...request.headers, ...headers } };
}

function withQuery(path: string, name: string, value: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`;
}

/** What `fetch` takes. */
export function toFetch({ path, method, headers, body }: WireRequest): [path: string, init: RequestInit] {
  return [path, { method, headers, ...(body !== undefined && { body }) }];
}
