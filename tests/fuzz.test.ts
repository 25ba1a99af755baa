import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readEntities } from '../app/data-dir/entities.ts';
import { entitySchemas } from '../app/data-dir/entity-schema.ts';
import { readRecords } from '../app/data-dir/records.ts';
import { shallow } from '../app/data-dir/shallow.ts';
import { DataError } from '../app/data-dir/wrong.ts';
import type { Phrase } from '../app/dialect.ts';
import { parseFaults } from '../app/faults/grammar.ts';
import { Refusal } from '../app/outcomes.ts';
import { requestFor } from '../app/request-for.ts';
import { views } from '../routes/console/views.ts';
import { fieldsByKind } from '../routes/fields/by-kind.ts';
import { dialects, services } from '../routes/index.ts';
import { bodyOf, json, key, testApp } from './support/app.ts';
import { carried } from './support/carried.ts';
import { visit } from './support/console.ts';
import { anyJson, bent, faultText, fuzz, fuzzTime, headerText, text } from './support/fuzz.ts';

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

  it('meets our envelope, with a request id, and never a 5xx that was not asked for', fuzzTime, async () => {
    const property = fc.asyncProperty(request, async (sent) => {
      const { url, init } = toRequest(sent);
      await expectEnvelope(url, init.method!, await fetch(url, init));
    });
    await fc.assert(property, fuzz(500));
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

/** What a fault may do to an answer so that it is no envelope any more. */
const bentAnswer = /;fault="[^"]*(?:html|malformed|truncate)/;
/** By a fault that needs a connection, too, of which there is none here. */
const asked = /;by=(?:header|query|magic|rule|fault)|;fault=/;
/** What stands before the native API words a wrong pair of its headers. */
const gateway = z.strictObject({ httpCode: z.literal('401'), httpMessage: z.string(), moreInformation: z.string() });

describe.each(dialects.map((dialect) => [dialect.name, dialect] as const))('%s', (_name, dialect) => {
  const app = testApp();
  const failed = dialect.name === 'native' ? dialect.failed.or(gateway) : dialect.failed;
  const sent = fc.nat(dialect.phrases.length - 1).chain((nth) =>
    fc.record({
      // By its number: a phrase itself fills pages where a case is told.
      nth: fc.constant(nth),
      fields: bent(dialect.phrases[nth]!.example(dialect.phrases[nth]!.service.example)),
      // A body that says nothing of itself, or something else than it is.
      body: fc.option(
        fc.oneof(
          fc.string(),
          anyJson.map((value) => JSON.stringify(value)),
        ),
        { nil: undefined, freq: 5 },
      ),
      shown: fc.oneof(fc.constantFrom(key, key, key, key, `${key}~a`, `${key}~__proto__`), headerText),
      way: fc.nat(dialect.keys.length - 1),
      more: fc.dictionary(
        fc.constantFrom(
          'X-Request-Id',
          'traceparent',
          'Content-Type',
          'Content-Encoding',
          'X-Mock-Fault',
          'X-Forwarded-For',
        ),
        fc.oneof(
          headerText,
          faultText.map((fault) => fault.replace(/[^\x20-\x7e]/g, '').trim()),
        ),
        { maxKeys: 2 },
      ),
    }),
  );

  it('answers anything in an envelope of its own, and never with a 5xx that was not asked for', fuzzTime, async () => {
    const property = fc.asyncProperty(sent, async ({ nth, fields, body, shown, way, more }) => {
      const phrase = dialect.phrases[nth]!;
      const plain = requestFor(dialect, phrase, isBody(phrase) ? fields : sendable(fields));
      const request = await carried(plain, dialect.keys[way]!, shown).catch(() => plain);
      const headers = { ...request.headers, ...more };
      const bodied = request.body !== undefined && { body: body ?? request.body };
      const response = await app.fetch(request.path, { method: request.method, headers, ...bodied });
      const outcome = response.headers.get('x-mock-outcome') ?? '';
      expect(outcome).toMatch(/^10[1-9];by=\w/);
      expect(response.headers.get('x-request-id')).toMatch(/^[\w=.-]{1,128}$/);
      if (!asked.test(outcome)) expect(response.status).toBeLessThan(500);
      if (bentAnswer.test(outcome)) return;
      const shape = outcome.startsWith('101') ? dialect.wrapped(phrase.result, phrase) : failed;
      expect(shape.safeParse(await response.json()).error).toBeUndefined();
      expect(Object.keys(Object.prototype)).toEqual([]);
    });
    await fc.assert(property, fuzz(100));
  });
});

/** Whether all fields stand in a body of JSON. */
const isBody = ({ carries, headers, path }: Phrase) => !carries && !headers && !path.includes('{');

/** What can stand in a path, a query or a header. */
function sendable(fields: Record<string, unknown>) {
  const clean = (value: unknown) =>
    typeof value === 'string' ? value.toWellFormed().replace(/[^\x20-\x7e]/g, '?') : value;
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, clean(value)]));
}

describe('the fault grammar', () => {
  const limits = { maxDelayMs: 300_000 };

  it('takes a fault, or says what is allowed', fuzzTime, () => {
    const property = fc.property(faultText, (text) => {
      let faults: { text: string }[];
      try {
        faults = parseFaults(text, limits);
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
        expect([(error as Refusal).outcome, (error as Refusal).message]).toEqual([
          'invalid_fault',
          expect.stringMatching(/\w/),
        ]);
        return;
      }
      // What was taken means the same when it is written again.
      const again = parseFaults(faults.map((fault) => fault.text).join(', '), limits);
      expect(again).toEqual(faults);
    });
    fc.assert(property, fuzz(1000));
  });
});

describe('the admin API', () => {
  const app = testApp();
  const segment = fc.oneof(
    fc.constantFrom(
      'rules',
      'records',
      'requests',
      'request',
      'reset',
      'catalog',
      'r-1',
      'pan-to-gst',
      '1',
      'count',
      'why',
      'neighbours',
    ),
    text,
  );
  const query = fc.dictionary(
    fc.constantFrom('session', 'service', 'subject', 'code', 'since', 'limit', 'next', 'dialect', 'key', '__proto__'),
    text,
    { maxKeys: 2 },
  );
  const rule = fc.record(
    {
      fault: fc.oneof(faultText, anyJson),
      match: fc.oneof(
        fc.dictionary(fc.constantFrom('service', 'dialect', 'key', 'session', 'subject', '__proto__'), text, {
          maxKeys: 2,
        }),
        anyJson,
      ),
      ttl_s: anyJson,
      note: anyJson,
    },
    { requiredKeys: ['fault'] },
  );
  const call = fc.record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD'),
    segments: fc.array(segment, { minLength: 1, maxLength: 3 }),
    query,
    body: fc.oneof(rule, anyJson, text),
    shown: fc.constantFrom(key, key, key, `${key}~a`, 'wrong-secret-key'),
  });
  /** These wait, or go on without end. */
  const endless = /^\/__admin\/requests\/(?:events|wait)/;

  it('answers anything with JSON or a problem, and never with a 5xx', fuzzTime, async () => {
    const property = fc.asyncProperty(call, async ({ method, segments, query, body, shown }) => {
      const path = `/__admin/${segments.map((one) => encodeURIComponent(one.toWellFormed())).join('/')}`;
      if (endless.test(path)) return;
      const headers = { 'X-API-Key': shown, ...json };
      const bodied = method !== 'GET' && method !== 'HEAD' && { body: JSON.stringify(body) };
      const response = await app.fetch(`${path}?${new URLSearchParams(query)}`, { method, headers, ...bodied });
      await expectProblem(response, method);
    });
    await fc.assert(property, fuzz(300));
  });

  it('takes a rule as it was asked for, or says what is allowed', fuzzTime, async () => {
    const property = fc.asyncProperty(rule, async (asked) => {
      const response = await app.post('/__admin/rules', asked);
      expect([201, 400]).toContain(response.status);
      const told = await bodyOf(response);
      if (response.status === 400) expect(told.detail).toMatch(/\w/);
      else
        expect([
          told.fault,
          (await app.fetch(`/__admin/rules/${told.id}`, { method: 'DELETE', headers: { 'X-API-Key': key } })).status,
        ]).toEqual([asked.fault.trim(), 204]);
    });
    await fc.assert(property, fuzz(300));
  });
});

async function expectProblem(response: Response, method: string) {
  expect(response.status).toBeLessThan(500);
  if (response.status === 204 || method === 'HEAD') return;
  const told = await bodyOf(response);
  if (response.status < 400) return;
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(told).toMatchObject({ status: response.status, code: expect.stringMatching(/^[A-Z_]+$/) });
}

describe('a data file', () => {
  const limits = { maxDelayMs: 300_000 };
  const schemas = entitySchemas(fieldsByKind);
  const cell = text.map((value) => (/[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value));
  const csv = fc
    .array(
      fc.array(cell, { maxLength: 4 }).map((row) => row.join(',')),
      { maxLength: 5 },
    )
    .map((rows) => rows.join('\n'));
  const content = fc.oneof(
    anyJson.map((value) => JSON.stringify(value)),
    fc
      .tuple(fc.constantFrom('subject', 'fault', 'value', 'pan', 'name'), csv)
      .map(([head, rest]) => `${head},value\n${rest}`),
    ...[csv, text],
  );
  const read = fc.record({
    content,
    kind: fc.constantFrom('json', 'csv'),
    service: fc.constantFrom(...services),
    entity: fc.constantFrom('companies', 'people'),
  });

  it('is read, or is said to be wrong and where', fuzzTime, async () => {
    const property = fc.asyncProperty(read, async ({ content, kind, service, entity }) => {
      const record = `records/${service.name}.${kind}`;
      await expectRead(record, () => readRecords(record, content, service, limits, new Map()));
      const name = `${entity}.${kind}`;
      await expectRead(name, () => readEntities(name, content, schemas[entity as 'people']));
    });
    await fc.assert(property, fuzz(300));
  });
});

/** Resolves where it is read, or where what is wrong is said of this file in one line. */
async function expectRead(name: string, read: () => unknown) {
  try {
    await shallow(name, async () => read());
  } catch (error) {
    expect(error).toBeInstanceOf(DataError);
    expect((error as DataError).message.startsWith(name)).toBe(true);
    expect((error as DataError).message).not.toMatch(/[\n\r]/);
  }
}

describe('the console', () => {
  const forms = views.flatMap(({ path, actions = {} }) =>
    Object.keys(actions).map((name) => `${path === '/' ? '/console' : path}/${name}`),
  );
  const names = [
    ...[
      'vendor',
      'endpoint',
      'about',
      'meet',
      'way',
      'key',
      'session',
      'many',
      'count',
      'percent',
      'service',
      'subject',
    ],
    ...['fault', 'seconds', 'note', 'q', 'pan', 'state', 'trait', 'open', 'code', 'since', 'next', 'limit', 'dialect'],
    ...['outcome', 'value', 'id', 'token', '__proto__'],
  ];
  const form = fc.record({
    path: fc.constantFrom(...forms, ...views.map(({ path }) => path)),
    fields: fc.dictionary(fc.constantFrom(...names), fc.oneof(text, faultText), { maxKeys: 8 }),
  });

  it('takes anything in its forms and addresses, and never shows it as markup', fuzzTime, async () => {
    const { open, send } = await visit();
    const property = fc.asyncProperty(form, async ({ path, fields }) => {
      const posted = forms.includes(path);
      const query = new URLSearchParams(fields);
      const { status, html } = posted
        ? await send(path, fields).then(async (response) => ({ status: response.status, html: await response.text() }))
        : await open(`${path}?${query}`).then(({ status, text }) => ({ status, html: text }));
      expect(status).toBeLessThan(500);
      expect(html).not.toMatch(/<script>alert|<img src=x/);
    });
    await fc.assert(property, fuzz(60));
  });
});
