import { describe, expect, it } from 'vitest';
import type { Phrase } from '../app/dialect.ts';
import { magicInput } from '../app/magic-input.ts';
import { outcomeByCode, Refusal } from '../app/outcomes.ts';
import { requestFor, type WireRequest } from '../app/request-for.ts';
import { waysTo } from '../app/ways.ts';
import { dialects, services } from '../routes/index.ts';
import { bodyOf, key, testApp } from './support/app.ts';
import { badRequests, exampleOf } from './support/bad-requests.ts';
import { carried, toFetch } from './support/carried.ts';

const { fetch } = testApp();
const formType = 'application/x-www-form-urlencoded';

/** In a form and in a query everything is a text. */
const carriesText = ({ carries = 'json' }: Phrase) => carries !== 'json';

/** Vendors word a request that they cannot read otherwise than an identifier that nobody has. */
const unreadable = new Refusal('invalid_input', { by: 'validation', issues: [] });
const missing = { path: ['any'], code: 'invalid_type', message: 'is missing' };
const incomplete = new Refusal('invalid_input', { by: 'validation', issues: [missing] });

describe.each(dialects.map((dialect) => [dialect.name, dialect] as const))('%s', (_name, dialect) => {
  const [credential] = dialect.keys;
  const send = async (request: WireRequest, shown?: string) =>
    fetch(...toFetch(await carried(request, credential!, shown)));

  const rows = dialect.phrases.map((phrase) => [`${phrase.method} ${phrase.path}`, phrase] as const);
  describe.each(rows)('%s', (_path, phrase) => {
    const example = exampleOf(dialect, phrase);

    it('answers its example, in the shape that it declares', async () => {
      const response = await send(example, key);
      expect(response.status).toBe(phrase.status ?? 200);
      expect(dialect.wrapped(phrase.result, phrase).safeParse(await bodyOf(response)).error).toBeUndefined();
      expect(response.headers.get('x-mock-outcome')).toBe('101;by=world');
    });

    it.each([
      ['no key', undefined, credential!.needs?.[0]],
      ['a wrong key', `${key}x`, undefined],
      ['an empty key', '', undefined],
    ])('refuses %s', async (_case, given, missing) => {
      await expectRefusal(await send(example, given), new Refusal('unauthorized', { missing }), phrase);
    });

    it('refuses a list in every field', async () => {
      if (carriesText(phrase)) return;
      const names = Object.keys(phrase.example(phrase.service.example));
      const lists = names.map((name) => [name, phrase.path.includes(`{${name}}`) ? 'x' : ['x']]);
      const response = await send(requestFor(dialect, phrase, Object.fromEntries(lists)), key);
      expect(response.headers.get('x-mock-outcome')).toMatch(/^10[27];by=/);
      expect(dialect.failed.safeParse(await bodyOf(response)).error).toBeUndefined();
    });

    const spoilt = badRequests.map(([title, spoil]) => [title, spoil(dialect, phrase)] as const);
    it.each(spoilt.filter(([, request]) => request))('refuses %s', async (title, request) => {
      const readable = title === 'an empty object' || title.startsWith('no fields');
      await expectRefusal(await send(request!, key), readable ? incomplete : unreadable, phrase);
    });

    it('refuses another method', async () => {
      const response = await fetch(example.path, { method: 'PATCH' });
      const allow = response.headers.get('allow');
      // What answers as if there were no such path knows of no method to allow.
      if (response.status === 405) expect(allow).toContain(phrase.method.toUpperCase());
      else expect(allow).toBeNull();
      await expectRefusal(response, 'method_not_allowed');
    });

    describe.each([...outcomeByCode])('%i', (code, outcome) => {
      it.each(waysTo(code, dialect, phrase).map(({ by, request }) => [by, request] as const))(
        'is met by %s',
        async (_by, request) => {
          const response = await send(request, key);
          if (outcome === 'valid') expect(response.status).toBe(phrase.status ?? 200);
          else await expectRefusal(response, outcome, phrase);
        },
      );

      // A service that is only this vendor's has no name that a rule could give.
      const named = services.filter(({ name }) => name === phrase.service.name);
      it.each(named)('is met by a rule for $name', async ({ name }) => {
        const app = testApp();
        const rule = { fault: String(code), match: { service: name, dialect: dialect.name } };
        expect((await app.post('/__admin/rules', rule)).status).toBe(201);
        const response = await app.fetch(...toFetch(await carried(example, credential!, key)));
        if (outcome === 'valid') expect(response.status).toBe(phrase.status ?? 200);
        else await expectRefusal(response, outcome, phrase);
      });
    });
  });

  it('has an operation for each phrase and each login in its document, with an example that can be sent', async () => {
    const document = await bodyOf(await fetch(`${dialect.prefix}/openapi.json`));
    for (const { path, method, carries } of dialect.phrases) {
      const { requestBody, security } = document.paths[`${dialect.prefix}${path}`][method];
      const type = carries === 'form' ? formType : 'application/json';
      expect(security.length).toBeGreaterThan(0);
      expect(requestBody && Object.keys(requestBody.content)).toEqual(carries === 'query' ? undefined : [type]);
    }
    for (const { path, method, body } of dialect.exchanges ?? []) {
      const { requestBody, security } = document.paths[`${dialect.prefix}${path}`][method];
      expect([security, requestBody !== undefined]).toEqual([[], body !== undefined && method !== 'get']);
    }
  });

  async function expectRefusal(response: Response, met: Refusal['outcome'] | Refusal, phrase?: Phrase) {
    const refusal = typeof met === 'string' ? new Refusal(met) : met;
    const expected = dialect.fail(refusal, { id: 'any', dialect, phrase } as never, undefined);
    expect(response.status).toBe(expected.status);
    if (typeof expected.body === 'string') expect(await response.text()).toBe(expected.body);
    else {
      const body = await bodyOf(response);
      expect(dialect.failed.safeParse(body).error).toBeUndefined();
      // What is undefined is not written.
      const told = Object.entries(expected.body as object).filter(([, value]) => value !== undefined);
      expect(Object.keys(body)).toEqual(expect.arrayContaining(told.map(([name]) => name)));
    }
    expect(response.headers.get('x-mock-outcome')).toMatch(
      new RegExp(`^${refusal.row.code};by=[\\w-]+(;rule=[\\w-]+)?$`),
    );
    expect(response.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
  }
});

describe('the declarations', () => {
  it.each(services.map((service) => [service.name, service] as const))(
    '%s can be reached in every outcome',
    (_name, service) => {
      expect(service.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      for (const code of outcomeByCode.keys()) expect(magicInput(service, String(code))).toBeDefined();
    },
  );

  it('have no name or path twice', () => {
    const paths = dialects.flatMap(({ prefix, phrases }) =>
      phrases.map(({ method, path }) => `${method} ${prefix}${path}`),
    );
    expect(new Set(paths).size).toBe(paths.length);
    expect(new Set(services.map(({ name }) => name)).size).toBe(services.length);
  });
});
