import { describe, expect, it } from 'vitest';
import type { Dialect, Phrase } from '../app/dialect.ts';
import { magicInput } from '../app/magic-input.ts';
import { outcomeByCode, Refusal } from '../app/outcomes.ts';
import { dialects, services } from '../routes/index.ts';
import { bodyOf, key, testApp } from './support/app.ts';

const { fetch, post } = testApp();

describe.each(dialects.map((dialect) => [dialect.name, dialect] as const))('%s', (_name, dialect) => {
  describe.each(dialect.phrases.map((phrase) => [phrase.path, phrase] as const))('%s', (path, phrase) => {
    const url = dialect.prefix + path;
    const example = phrase.example(phrase.service.example);

    it('answers its example, in the shape that it declares', async () => {
      const response = await post(url, example);
      expect(response.status).toBe(200);
      expect(dialect.wrapped(phrase.result, phrase).safeParse(await bodyOf(response)).error).toBeUndefined();
      expect(response.headers.get('x-mock-outcome')).toBe('101;by=world');
    });

    it.each([
      ['no key', undefined],
      ['a wrong key', `${key}x`],
      ['an empty key', ''],
    ])('refuses %s', async (_case, given) => {
      await expectRefusal(await post(url, example, { 'X-API-Key': given }), dialect, 'unauthorized');
    });

    it.each([
      ['an empty body', ''],
      ['malformed JSON', '{"a":'],
      ['an empty object', {}],
      ['an array', []],
    ])('refuses %s', async (_case, body) => {
      await expectRefusal(await post(url, body), dialect, 'invalid_input');
    });

    it('refuses another method', async () => {
      const response = await fetch(url, { method: 'PATCH' });
      expect(response.headers.get('allow')).toContain(phrase.method.toUpperCase());
      await expectRefusal(response, dialect, 'method_not_allowed');
    });

    describe.each([...outcomeByCode])('%i', (code, outcome) => {
      it.each(waysTo(url, phrase, code))('is met by %s', async (_by, target, body, headers) => {
        const response = await post(target, body, headers);
        if (outcome === 'valid') expect(response.status).toBe(200);
        else await expectRefusal(response, dialect, outcome);
      });
    });
  });
});

function waysTo(url: string, phrase: Phrase, code: number) {
  const example = phrase.example(phrase.service.example);
  const magic = magicInput(phrase.service, String(code));
  const ways: [string, string, unknown, Record<string, string>][] = [
    ['header', url, example, { 'X-Mock-Fault': String(code) }],
    ['query', `${url}?mock_fault=${code}`, example, {}],
  ];
  if (magic) ways.push(['magic identifier', url, phrase.example(magic), {}]);
  return ways;
}

async function expectRefusal(response: Response, dialect: Dialect, outcome: Refusal['outcome']) {
  const refusal = new Refusal(outcome);
  const expected = dialect.fail(refusal, { id: 'any' } as never, undefined);
  expect(response.status).toBe(expected.status);
  const body = await bodyOf(response);
  expect(dialect.failed.safeParse(body).error).toBeUndefined();
  expect(Object.keys(body)).toEqual(expect.arrayContaining(Object.keys(expected.body as object)));
  expect(response.headers.get('x-mock-outcome')).toMatch(new RegExp(`^${refusal.row.code};by=\\w+$`));
  expect(response.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
}

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
