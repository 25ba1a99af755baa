import { describe, expect, it } from 'vitest';
import { banner } from '../app/banner.ts';
import { readConfig } from '../app/config.ts';

const told = (env: Record<string, string>) => banner(readConfig(env), 8000);
const production = { ENVIRONMENT: 'production', API_KEYS: 'team-a:a-secret-key-of-12' };

describe('the banner', () => {
  it.each([
    ['0.0.0.0', 'localhost'],
    ['::', 'localhost'],
    ['127.0.0.1', '127.0.0.1'],
    ['mock.example', 'mock.example'],
  ])('leads from HOST %s to %s', (HOST, host) => {
    expect(told({ HOST })).toContain(`API      http://${host}:8000   with `);
    expect(told({ HOST })).toContain(`curl -s http://${host}:8000/pan-to-gst`);
  });

  it.each([
    ['development', {}, '(development)', 'with X-API-Key: my-secret-key-123', true],
    ['production', production, '(production)', 'with X-API-Key: your key "team-a"', false],
    ['production with an admin key', { ...production, ADMIN_KEY: 'admin-secret-456' }, '(production)', 'team-a', true],
  ] as [string, Record<string, string>, string, string, boolean][])(
    'of %s names what there is, and no secret but that of development',
    (_name, env, environment, shown, console) => {
      const text = told(env);
      expect(text).toContain(`Namuna ${environment}\n`);
      expect(text).toContain(shown);
      expect(text.includes('  Console  http://localhost:8000/\n')).toBe(console);
      expect(text).not.toMatch(/a-secret-key-of-12|admin-secret/);
    },
  );
});
