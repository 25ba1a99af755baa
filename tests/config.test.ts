import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../app/config.ts';
import { plainSecret } from '../app/secrets.ts';
import { settings } from '../app/settings.ts';
import { sha256 } from '../app/sha256.ts';
import { testApp } from './support/app.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

describe('settings', () => {
  it('have defaults for development', () => {
    expect(readConfig({})).toEqual({
      PORT: 8000,
      HOST: '0.0.0.0',
      ENVIRONMENT: 'development',
      API_KEYS: [{ name: 'development', digest: sha256('my-secret-key-123') }],
      LOG_LEVEL: 'info',
      BODY_LIMIT: 100_000,
      MAX_DELAY_MS: 300_000,
      DIALECT_HOSTS: new Map(),
      DIALECT_PORTS: new Map(),
      MAX_HELD: 10_000,
      SESSION_IDLE: 3600,
      JOURNAL_SIZE: 1000,
      JOURNAL_BYTES: 4_000_000,
      CORS_ORIGINS: [],
      METRICS: [],
    });
  });

  it.each([
    ['RATE_LIMIT', '100/1m', { points: 100, seconds: 60 }],
    ['MAX_RETRIES', '3/2h', { points: 3, seconds: 7200 }],
    ['SESSION_IDLE', '30s', 30],
    ['FAULT_KEYS', 'lending, key-2', ['lending', 'key-2']],
  ] as const)('%s=%s', (name, value, read) => {
    expect(readConfig({ [name]: value })).toMatchObject({ [name]: read });
  });

  it('name keys', () => {
    const { API_KEYS } = readConfig({ API_KEYS: 'lending:abcdefgh, ijklmnop' });
    expect(API_KEYS.map((key) => [key.name, key.digest, plainSecret(key)])).toEqual([
      ['lending', hashOf('abcdefgh'), 'abcdefgh'],
      ['key-2', hashOf('ijklmnop'), 'ijklmnop'],
    ]);
  });

  it.each([
    ['with a name', `lending:sha256~${hashOf('abcdefgh')}`, 'lending'],
    ['without one', `sha256~${hashOf('abcdefgh')}`, 'key-1'],
    ['in upper case', `sha256~${hashOf('abcdefgh').toUpperCase()}`, 'key-1'],
  ])('take a key that is hashed, %s', (_name, value, name) => {
    const { API_KEYS, ADMIN_KEY } = readConfig({ API_KEYS: value, ADMIN_KEY: value });
    const told = [API_KEYS[0]!, ADMIN_KEY!].map((key) => [key.name, key.digest, plainSecret(key)]);
    expect(told).toEqual([
      [name, hashOf('abcdefgh'), undefined],
      ['admin', hashOf('abcdefgh'), undefined],
    ]);
  });

  it('take for the key of an admin all that is given', () => {
    const { ADMIN_KEY } = readConfig({ ADMIN_KEY: 'name:abcdefgh' });
    expect([ADMIN_KEY!.digest, plainSecret(ADMIN_KEY!)]).toEqual([hashOf('name:abcdefgh'), 'name:abcdefgh']);
  });

  it.each([
    ['PORT', '80800', 'PORT is "80800"; allowed: at most 65535.'],
    ['PORT', 'http', 'PORT is "http"; allowed: a whole number from 0 to 65535.'],
    ['PORT', '-1', 'PORT is "-1"; allowed: a whole number from 0 to 65535.'],
    ['ENVIRONMENT', 'prod', 'ENVIRONMENT is "prod"; allowed: one of development, production.'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL is "loud"; allowed: one of debug, info, error, silent.'],
    ['BODY_LIMIT', '0', 'BODY_LIMIT is "0"; allowed: at least 1.'],
    ['MAX_DELAY_MS', '1e3', 'MAX_DELAY_MS is "1e3"; allowed: a whole number from 0 to 3600000.'],
    [
      'CORS_ORIGINS',
      'example.in',
      'CORS_ORIGINS is "example.in"; allowed: * or origins such as https://app.example.in.',
    ],
    ['API_KEYS', 'short', 'API_KEYS is a value that is not shown; allowed: keys of 8 to 128 printable characters'],
    ['API_KEYS', 'has~tilde', 'API_KEYS is a value that is not shown'],
    ['API_KEYS', 'lending:test-expired', 'allowed: keys that play no part; test-invalid, test-expired'],
    ['API_KEYS', `sha256~${hashOf('').slice(1)}`, 'or sha256~ and 64 hexadecimal digits'],
    ['API_KEYS', `sha256~${'g'.repeat(64)}`, 'or sha256~ and 64 hexadecimal digits'],
    ['API_KEYS', `md5~${hashOf('abcdefgh')}`, 'or sha256~ and 64 hexadecimal digits'],
    ['API_KEYS', `lending:sha256~${hashOf('')}`, 'allowed: the SHA-256 of a key, which is not that of nothing'],
    ['API_KEYS', `sha256~${hashOf('test-expired')}`, 'allowed: keys that play no part; test-invalid, test-expired'],
    ['ADMIN_KEY', 'short', 'ADMIN_KEY is a value that is not shown'],
    ['ADMIN_KEY', `sha256~${hashOf('')}`, 'allowed: the SHA-256 of a key, which is not that of nothing'],
    ['RATE_LIMIT', '100', 'RATE_LIMIT is "100"; allowed: a number and a time such as 100/1m.'],
    ['RATE_LIMIT', '0/1m', 'RATE_LIMIT is "0/1m"'],
    ['MAX_RETRIES', '3/10x', 'MAX_RETRIES is "3/10x"'],
    ['SESSION_IDLE', '1', 'SESSION_IDLE is "1"; allowed: a time such as 30s, 10m or 1h.'],
    ['REDIS_URL', 'localhost:6379', 'REDIS_URL is a value that is not shown; allowed: a URL such as redis://localhost'],
  ])('%s=%s is refused', (name, value, message) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => readConfig({ [name]: value })).toThrow(message);
  });

  it.each([[undefined], [''], [','], [' , ']])('production refuses to start with API_KEYS %j', (API_KEYS) => {
    expect(() => readConfig({ ENVIRONMENT: 'production', API_KEYS })).toThrow(/API_KEYS .*openssl rand -hex 24/);
  });

  it('stand in the README, each with its default and meaning', () => {
    const readme = readFileSync('README.md', 'utf8');
    for (const [name, schema] of Object.entries(settings)) {
      const row = readme.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
      expect(row, name).toContain(schema.description!);
      const { defaultValue: value } = schema.def as { defaultValue?: unknown };
      const defaultValue = value === undefined || value instanceof Map ? '' : value;
      expect(row).toContain(`| ${String(defaultValue) === '' ? '' : `\`${defaultValue}\``} |`.replace('|  |', '| |'));
    }
  });
});

describe('CORS', () => {
  const preflight = {
    method: 'OPTIONS',
    headers: { Origin: 'https://app.example.in', 'Access-Control-Request-Method': 'POST' },
  };

  it('is off by default', async () => {
    const response = await testApp().fetch('/pan-to-gst', preflight);
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([405, null]);
  });

  it.each([
    ['the origin that is named', 'https://app.example.in', 'https://app.example.in'],
    ['any', '*', '*'],
    ['not another', 'https://other.example.in', null],
  ])('lets in %s', async (_name, CORS_ORIGINS, allowed) => {
    const app = testApp({ CORS_ORIGINS });
    expect((await app.fetch('/pan-to-gst', preflight)).headers.get('access-control-allow-origin')).toBe(allowed);
    const response = await app.post('/pan-to-gst', { pan_number: 'ABCDE1234F' }, { Origin: 'https://app.example.in' });
    expect(response.headers.get('access-control-allow-origin')).toBe(allowed);
    expect(response.headers.get('x-mock-outcome')).toBe('101;by=world');
  });
});
