import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { afterAll, describe, expect, it } from 'vitest';
import { assets } from '../app/assets.ts';

const folder = mkdtempSync(join(tmpdir(), 'namuna-assets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const script = 'console.log("तस्वीर")';
const files = { 'swagger-ui-dist/a.js': script, 'console/b.css': 'a{}', 'console/c.svg': '<svg/>' };
for (const [name, text] of Object.entries(files)) {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, `${name}.gz`), gzipSync(text));
}
writeFileSync(join(folder, 'plain.js'), 'not compressed');
writeFileSync(join(folder, '..', 'namuna-outside.js.gz'), '');
afterAll(() => rmSync(join(folder, '..', 'namuna-outside.js.gz')));

const app = new Hono().get('/docs/*', assets(folder)).get('/console/assets/*', assets(folder));
const ask = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });

describe('assets', () => {
  it.each([
    ['/docs/swagger-ui-dist/a.js', script, 'text/javascript; charset=utf-8'],
    ['/console/assets/b.css', 'a{}', 'text/css; charset=utf-8'],
    ['/console/assets/c.svg', '<svg/>', 'image/svg+xml; charset=utf-8'],
  ])('%s as it was, for who takes no compression', async (path, text, type) => {
    const response = await ask(path);
    expect(await response.text()).toBe(text);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.headers.get('vary')).toBe('Accept-Encoding');
  });

  it.each([
    ['gzip', 'gzip'],
    ['br, gzip;q=0.8', 'gzip'],
    ['deflate, gzip, br, zstd', 'gzip'],
    ['br', null],
    ['gzip;q=0, identity', null],
    ['identity, gzip;q=0.5', null],
    ['', null],
  ])('for Accept-Encoding "%s" answers in %s', async (accepted, encoding) => {
    const response = await ask('/docs/swagger-ui-dist/a.js', { 'Accept-Encoding': accepted });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    const body = Buffer.from(await response.arrayBuffer());
    expect((encoding ? gunzipSync(body) : body).toString()).toBe(script);
  });

  it('answers 304 to who has it, 200 to who has another', async () => {
    const first = await ask('/docs/swagger-ui-dist/a.js');
    const etag = first.headers.get('etag')!;
    expect(etag).toMatch(/^"[\w-]{16}"$/);
    expect(etag).not.toBe((await ask('/console/assets/b.css')).headers.get('etag'));
    const known = await ask('/docs/swagger-ui-dist/a.js', { 'If-None-Match': `W/"other", ${etag}` });
    expect([known.status, await known.text()]).toEqual([304, '']);
    expect((await ask('/docs/swagger-ui-dist/a.js', { 'If-None-Match': '"other"' })).status).toBe(200);
  });

  it.each([
    '/docs/swagger-ui-dist/z.js',
    '/docs/swagger-ui-dist/a.js.gz',
    '/docs/plain.js',
    '/docs/',
    '/docs/%2e%2e/namuna-outside.js',
    '/console/assets/..%2fswagger-ui-dist/a.js',
  ])('%s is nothing', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  it('that could not be read are read by who asks next', async () => {
    const later = join(folder, 'later');
    const late = new Hono().onError((_error, c) => c.text('', 500)).get('/docs/*', assets(later));
    expect((await late.request('/docs/swagger-ui-dist/a.js')).status).toBe(500);
    cpSync(join(folder, 'swagger-ui-dist'), join(later, 'swagger-ui-dist'), { recursive: true });
    expect(await (await late.request('/docs/swagger-ui-dist/a.js')).text()).toBe(script);
  });
});
