import { describe, expect, it } from 'vitest';
import { dialects } from '../routes/index.ts';
import { key } from './support/app.ts';
import { type Visitor, visit } from './support/console.ts';

/** What a page says, without tags and with what JSX escaped. */
function plain(html: string): string {
  const signs = { '&quot;': '"', '&#39;': "'", '&lt;': '<', '&gt;': '>', '&amp;': '&' };
  return html.replace(/<[^>]*>/g, '').replace(/&(?:quot|#39|lt|gt|amp);/g, (sign) => signs[sign as keyof typeof signs]);
}

const send = async ({ send }: Visitor, fields: Record<string, string>) => {
  const response = await send('/console/send', fields);
  expect(response.status).toBe(200);
  return response.text();
};

/** The block of code with this id. */
const code = (html: string, id: string) => plain(html.split(`id="code-${id}">`)[1]!.split('</code>')[0]!);

describe('what is sent', () => {
  it.each([
    ['the world’s own answer', {}, 'HTTP 200', '101 valid', '"value": "19AAACN0000A1ZI"'],
    ['about somebody else', { about: 'AAACU0000C' }, 'HTTP 200', '101 valid', '"value": "33AAACU0000C1ZH"'],
    [
      'an outcome by header',
      { meet: '106' },
      'HTTP 409',
      '106 multiple records',
      'The header X-Mock-Fault asked for 106',
    ],
    ['an outcome by query', { meet: '106', way: 'query' }, 'HTTP 409', '106 multiple records', 'query parameter'],
    ['an outcome by magic', { meet: '106', way: 'magic' }, 'HTTP 409', '106 multiple records', 'magic identifier'],
    ['what no identifier means', { meet: '418', way: 'magic' }, 'HTTP 400', '102 invalid input', 'Unknown fault'],
    [
      'a fault that no header can hold',
      { meet: 'dély' },
      'HTTP 400',
      '102 invalid input',
      'A fault is a word or a number',
    ],
    ['in a session', { session: 's-1' }, 'HTTP 200', '101 valid', '"value"'],
    ['in what is no session', { session: 'a b' }, 'HTTP 200', '101 valid', '"value"'],
  ] as [string, Record<string, string>, string, string, string][])('%s', async (_what, fields, status, chip, told) => {
    const html = await send(await visit(), { vendor: 'native', endpoint: 'POST /pan-to-gst', ...fields });
    expect(html).toContain(`<strong class="status">${status}</strong>`);
    expect(html).toContain(chip);
    expect(plain(html)).toContain(told);
  });

  it('says why, unless there is no journal', async () => {
    const fields = { vendor: 'native', endpoint: 'POST /pan-to-gst', meet: '108' };
    expect(await send(await visit(), fields)).toContain('<strong>Why:</strong>');
    expect(await send(await visit({ JOURNAL_SIZE: '0' }), fields)).not.toContain('<strong>Why:</strong>');
  });

  it('has no outcome where a gateway answers', async () => {
    const html = await send(await visit(), { vendor: 'karza', endpoint: 'POST /v2/pan', meet: 'html' });
    expect(html).toContain('HTTP 502');
    expect(plain(html)).toContain('<center>nginx</center>');
  });

  it('goes with a key that is picked, in its session', async () => {
    const visitor = await visit({ API_KEYS: `one:${key},two:the-second-key` });
    await send(visitor, { vendor: 'native', endpoint: 'POST /pan-to-gst', key: 'two', session: 's-2' });
    const { text } = await visitor.open('/console/live?key=two&session=s-2');
    expect(text.match(/data-id="[1-9]\d*"/g)).toHaveLength(1);
  });
});

describe('the request as code', () => {
  const shown = async (query: Record<string, string>, env = {}) =>
    (await (await visit(env)).open(`/?${new URLSearchParams(query)}`)).text;

  it('stands in four languages, with the key of development', async () => {
    const html = await shown({ vendor: 'native', endpoint: 'POST /pan-to-gst', session: 's-1' });
    expect(code(html, 'curl')).toContain(`-H 'X-API-Key: ${key}~s-1'`);
    expect(code(html, 'javascript')).toContain(`body: '{"pan_number":"AAACN0000A"}',`);
    expect(code(html, 'python')).toContain(`data='{"pan_number":"AAACN0000A"}'.encode(),`);
    expect(code(html, 'http')).toContain('POST /pan-to-gst HTTP/1.1\nHost: localhost\n');
    expect(code(html, 'http')).toMatch(/Content-Length: 27\nConnection: close\n\n\{"pan_number":"AAACN0000A"\}$/);
  });

  it('has no body where the vendor’s request has none', async () => {
    const html = await shown({ vendor: 'sandbox', endpoint: 'GET /bank/{ifsc}' });
    expect(code(html, 'curl')).not.toContain('-d ');
    expect(code(html, 'javascript')).not.toContain('body:');
    expect(code(html, 'python')).not.toContain('data=');
    expect(code(html, 'http')).not.toContain('Content-Length');
    expect(code(html, 'http')).toMatch(/Connection: close\n\n$/);
  });

  it.each(dialects.map(({ name }) => [name]))('of %s shows no secret in production', async (vendor) => {
    const html = await shown({ vendor }, { ENVIRONMENT: 'production', ADMIN_KEY: 'admin-secret-456' });
    expect(html).not.toContain(key);
    expect(html).not.toContain('admin-secret-456');
    expect(code(html, 'curl')).toContain('YOUR-');
    expect(html).toContain('Put your key where it says so.');
  });

  it('says so where no identifier means what is wanted', async () => {
    const hint = 'No identifier means that; the header asks for it instead.';
    const asked = { vendor: 'native', endpoint: 'POST /pan-to-gst', way: 'magic' };
    expect(await shown({ ...asked, meet: 'delay;ms=5' })).toContain(hint);
    expect(await shown({ ...asked, meet: '103' })).not.toContain(hint);
    expect(await shown({ ...asked, meet: '' })).not.toContain(hint);
    expect(await shown({ ...asked, way: 'query', meet: 'delay;ms=5' })).not.toContain(hint);
    expect(code(await shown({ ...asked, way: 'query', meet: 'html' }), 'curl')).toContain('?mock_fault=html');
    expect(code(await shown({ ...asked, vendor: 'eko', endpoint: '', way: 'query', meet: '103' }), 'curl')).toMatch(
      /[?&]mock_fault=103/,
    );
  });

  it('offers branches where a service is asked about those', async () => {
    const html = await shown({ vendor: 'native', endpoint: 'POST /ifsc' });
    expect(html).toContain('SPECIMEN BANK LIMITED, MUMBAI SAMPLE ROAD');
  });
});

describe('set-up', () => {
  const setup = async (env: Record<string, string> = {}, deps = {}) =>
    plain((await (await visit(env, deps)).open('/console/setup')).text);

  it.each([
    ['all is well', {}, {}, 'Takes requestsyes'],
    ['it is closing', {}, { unready: () => 'closing' }, 'Takes requestsno: closing'],
    ['there is trouble', {}, { problem: () => 'a file is wrong' }, 'Troublea file is wrong'],
    ['there is one process', {}, {}, 'Storememory of this process'],
    ['replicas share a store', { REDIS_URL: 'redis://:secret-pass@localhost' }, {}, 'StoreRedis, shared by replicas'],
    ['there is a journal', { JOURNAL_SIZE: '7' }, {}, 'Journalthe last 7 calls'],
    ['there is none', { JOURNAL_SIZE: '0' }, {}, 'Journaloff'],
    ['a rate is set', { RATE_LIMIT: '5/2s' }, {}, 'RATE_LIMIT5 in 2 s'],
  ] as [string, Record<string, string>, object, string][])('says that %s', async (_what, env, deps, words) => {
    const text = await setup(env, deps);
    expect(text).toContain(words);
    expect(text).not.toContain('secret-pass');
  });
});
