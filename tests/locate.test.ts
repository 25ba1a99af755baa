import { describe, expect, it } from 'vitest';
import { requestFor } from '../app/request-for.ts';
import { dialects } from '../routes/index.ts';
import { key, testApp } from './support/app.ts';

const app = testApp({ DIALECT_HOSTS: 'karza:kyc.example.in' });

/** Asks a dialect's first phrase at this address, which stands before the path below its prefix. */
async function ask(name: string, base: string, more: Record<string, string> = {}): Promise<number> {
  const dialect = dialects.find((one) => one.name === name)!;
  const phrase = dialect.phrases[0]!;
  const { method, path, headers, body } = requestFor(dialect, phrase, phrase.example(phrase.service.example));
  const carried = await dialect.keys[0]!.carry(key);
  const init = { method, headers: { ...headers, ...carried, ...more }, ...(body !== undefined && { body }) };
  return (await app.fetch(base + path.slice(dialect.prefix.length), init)).status;
}

const hosts = dialects.flatMap(({ name, hosts }) => hosts.map((host) => [host, name] as const));

describe('a vendor is found', () => {
  it.each(hosts)('by its host %s', async (host, name) => {
    for (const base of [`http://${host}`, `http://${host}:8443`, `http://${host.toUpperCase()}`]) {
      expect(await ask(name, base)).toBeLessThan(300);
    }
  });

  it('by a host of our own', async () => {
    expect(await ask('karza', 'http://kyc.example.in')).toBe(200);
  });

  it.each(dialects.filter(({ prefix }) => prefix !== '').map(({ name, prefix }) => [name, prefix]))(
    '%s by its prefix',
    async (name, prefix) => {
      expect(await ask(name, `http://localhost${prefix}`)).toBeLessThan(300);
      expect(await ask(name, `http://localhost/${prefix}/`)).toBeLessThan(300);
    },
  );

  it('once: no two have a host or a prefix in common', () => {
    expect(new Set(hosts.map(([host]) => host)).size).toBe(hosts.length);
    expect(new Set(dialects.map(({ prefix }) => prefix)).size).toBe(dialects.length);
  });
});

it('native paths take double slashes for one', async () => {
  const init = {
    method: 'POST',
    headers: { 'X-API-Key': key, 'Content-Type': 'application/json' },
    body: '{"pan_number":"ABCDE1234F"}',
  };
  expect((await app.fetch('http://localhost//pan-to-gst', init)).status).toBe(200);
});

it.each([['DIALECT_HOSTS', { DIALECT_HOSTS: 'nobody:a.example.in' }]])(
  '%s refuses a dialect that is none',
  (_name, env) => {
    expect(() => testApp(env)).toThrow(/names the dialect "nobody"; allowed: karza, /);
  },
);
