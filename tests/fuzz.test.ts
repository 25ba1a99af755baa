import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { services } from '../routes/index.ts';
import { bodyOf, key, testApp } from './support/app.ts';

const headerText = fc.string({ unit: 'grapheme-ascii', maxLength: 60 }).map((text) => text.trim());
const faultish = fc.oneof(
  headerText,
  fc.constantFrom('delay;ms=5', 'dely', '108;p=', ';;;', '108,,', 'delay;ms=99999999', '108;p=0.5;seed=1', '"x"'),
);
const path = fc.oneof(
  fc.constantFrom(...services.map((service) => `/${service.name}`)),
  fc.webPath({ size: 'small' }).map((text) => `/${text.replace(/^\/+/, '')}`),
);
const fields = fc.constantFrom(
  'pan_number',
  'gstin',
  'cin',
  'state',
  'consent',
  'client_ref',
  '__proto__',
  'constructor',
);
const identifier = fc.oneof(
  fc.stringMatching(/^[A-Z]{5}\d{4}[A-Z]$/),
  fc.stringMatching(/^\d{2}[A-Z]{5}\d{4}[A-Z]\dZ\d$/),
  fc.constantFrom('ERROR0999X', 'SLEEP0000X', 'RESET0000X', 'ZZZPZ0000A', 'ABCDE1234F', 'AAACM0000Z', 'AAACK0000B'),
  fc.anything(),
);
const body = fc.oneof(
  fc.string(),
  fc.json(),
  fc.dictionary(fields, identifier).map((value) => JSON.stringify(value) ?? ''),
  fc.uint8Array({ maxLength: 300 }),
);
const request = fc.record({
  path,
  body,
  method: fc.constantFrom('POST', 'POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH'),
  key: fc.oneof(fc.constant(key), fc.constant(key), fc.constant(key), headerText),
  type: fc.oneof(fc.constant('application/json'), fc.constant('application/json; charset=utf-8'), headerText),
  fault: fc.option(faultish, { nil: undefined, freq: 3 }),
  query: fc.option(faultish, { nil: undefined, freq: 6 }),
  id: fc.option(headerText, { nil: undefined }),
});

interface Sent {
  path: string;
  body: string | Uint8Array;
  method: string;
  key: string;
  type: string;
  fault: string | undefined;
  query: string | undefined;
  id: string | undefined;
}

describe.each(['development', 'production'])('in %s, anything at all', (ENVIRONMENT) => {
  const { fetch } = testApp({ ENVIRONMENT });

  it('meets our envelope, with a request id, and never a 5xx that was not asked for', async () => {
    const property = fc.asyncProperty(request, async (sent) => {
      const { url, init } = toRequest(sent);
      await expectEnvelope(url, init.method!, await fetch(url, init));
    });
    await fc.assert(property, { numRuns: Number(process.env.FUZZ_RUNS ?? 500), seed: 20_261_121 });
  });
});

function toRequest({ path, body, method, key, type, fault, query, id }: Sent): { url: string; init: RequestInit } {
  const headers = new Headers({ 'X-API-Key': key, 'Content-Type': type });
  if (fault !== undefined) headers.set('X-Mock-Fault', fault);
  if (id !== undefined) headers.set('X-Request-Id', id);
  const bodyless = method === 'GET' || method === 'HEAD';
  const url = query === undefined ? path : `${path}?mock_fault=${encodeURIComponent(query)}`;
  return { url, init: { method, headers, ...(!bodyless && { body: body as string }) } };
}

async function expectEnvelope(url: string, method: string, response: Response) {
  expect(response.headers.get('x-request-id')).toMatch(/^[\w=.-]{1,128}$/);
  const asked = /;by=(header|query|magic)/.test(response.headers.get('x-mock-outcome') ?? '');
  if (!asked) expect(response.status).toBeLessThan(500);
  if (method === 'HEAD' || /^\/(docs|openapi.json|health|readyz|)$/.test(new URL(url, 'http://x').pathname)) return;
  const { status, internal_status_code } = await bodyOf(response);
  expect(['success', 'error']).toContain(status);
  expect(internal_status_code).toBeGreaterThanOrEqual(101);
  expect(internal_status_code).toBeLessThanOrEqual(109);
}
