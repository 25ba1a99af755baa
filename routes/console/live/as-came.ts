import type { Credential, Dialect } from '../../../app/dialect.ts';
import { redacted } from '../../../app/journal/redact.ts';
import type { WireRequest } from '../../../app/request-for.ts';
import type { Told } from './calls.tsx';

/** Of the connection, of the way here, or of that one call. */
const notSent =
  /^(?:host|connection|keep-alive|content-length|transfer-encoding|accept|accept-encoding|accept-language|user-agent|cookie|expect|upgrade|te|trailer|x-request-id|traceparent|tracestate|forwarded|via|x-forwarded-.*|x-real-ip|sec-.*|proxy-.*)$/;

/** A call as it came, with a key in the place of the one that was taken out; without one it stays out. */
export async function asCame(told: Told, dialect: Dialect, key: string | undefined): Promise<WireRequest> {
  const { method, request } = told;
  const headers = Object.entries(request.headers).filter(([name]) => !notSent.test(name));
  const text = bodyOf(request.body);
  const body = method === 'GET' || method === 'HEAD' || text === undefined ? {} : { body: text };
  const plain = { method, path: below(dialect, told.path), headers: Object.fromEntries(headers), ...body };
  if (key === undefined) return plain;
  const login = isLogin(plain.path, dialect);
  return login ? withSecret(plain, key) : withCredential(plain, credentialOf(plain, dialect), key);
}

/** At a host or a port of its own a vendor's path has no prefix, which it needs elsewhere. */
function below({ prefix }: Dialect, path: string): string {
  return path.startsWith(`${prefix}/`) ? path : prefix + path;
}

function bodyOf(body: unknown): string | undefined {
  return body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
}

function isLogin(path: string, { prefix, exchanges = [] }: Dialect): boolean {
  return exchanges.some((exchange) => path.split('?')[0] === prefix + exchange.path);
}

/** A login shows the key itself, wherever a secret stood. */
function withSecret({ path, headers, body, ...rest }: WireRequest, key: string): WireRequest {
  const shown = Object.entries(headers).map(([name, value]) => [name, value === redacted ? key : value]);
  return {
    ...{ ...rest, path: path.replaceAll(redacted, encodeURIComponent(key)), headers: Object.fromEntries(shown) },
    ...(body !== undefined && { body: body.replaceAll(redacted, JSON.stringify(key).slice(1, -1)) }),
  };
}

async function withCredential(request: WireRequest, credential: Credential, key: string): Promise<WireRequest> {
  const carried = await credential.carry(key);
  const names = new Set([...namesOf(credential), ...Object.keys(carried)].map((name) => name.toLowerCase()));
  const others = Object.entries(request.headers).filter(([name]) => !names.has(name));
  return {
    ...request,
    path: request.path.replaceAll(`=${redacted}`, `=${encodeURIComponent(key)}`),
    headers: { ...Object.fromEntries(others), ...carried },
  };
}

/** The way in which the call carried its key; the vendor's first where it carried none. */
function credentialOf({ path, headers }: WireRequest, { keys }: Dialect): Credential {
  const carries = (credential: Credential) =>
    namesOf(credential).some((name) => headers[name.toLowerCase()] !== undefined || path.includes(`${name}=`));
  return keys.find(carries) ?? keys[0]!;
}

function namesOf({ schemes }: Credential): string[] {
  return Object.values(schemes).map((scheme) => (scheme.type === 'http' ? 'authorization' : scheme.name));
}
