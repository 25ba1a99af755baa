import { describe, expect, it } from 'vitest';
import { requestFor } from '../app/request-for.ts';
import { dialects } from '../routes/index.ts';
import { bodyOf, key } from './support/app.ts';
import { type Visitor, visit } from './support/console.ts';
import { inSession, last, pan } from './support/journal.ts';

const live = '/console/live';

const seen = async ({ open }: Visitor, query = '') => (await open(live + query)).text;

/** The code that stands below an id, with what JSX escaped. */
function codeAt(html: string, id: string): string {
  const [, text = ''] = new RegExp(`id="${id}">([^<]*)<`).exec(html) ?? [];
  const plain = { '&quot;': '"', '&#39;': "'", '&lt;': '<', '&gt;': '>', '&amp;': '&' };
  return text.replace(/&(?:quot|#39|lt|gt|amp);/g, (escaped) => plain[escaped as keyof typeof plain]);
}

describe('the list of calls', () => {
  it('has the newest first, with what was asked, what was answered and how long it took', async () => {
    const visitor = await visit();
    await visitor.app.post('/pan-to-gst', pan('ABCDE1234F'));
    await visitor.app.post('/pan-to-gst', pan('ERROR0103X'), inSession('s-1'));
    await visitor.app.fetch('/nowhere');
    const html = await seen(visitor);
    const rows = html.split('<tbody id="rows">')[1]!.split('</tbody>')[0]!;
    expect(rows.match(/id="call-\d+"/g)).toEqual(['id="call-3"', 'id="call-2"', 'id="call-1"']);
    for (const text of ['GET /nowhere', 'ERROR0103X', 'Native, session s-1', '103 not found', 'HTTP 404', 'by magic'])
      expect(rows).toContain(text);
  });

  it('says so where there is none', async () => {
    expect(await seen(await visit())).toMatch(/<p class="empty" id="none">No calls here yet/);
  });

  it('filters by the address bar, and keeps the filters in its links', async () => {
    const visitor = await visit();
    for (const id of ['ABCDE1234F', 'ERROR0103X']) await visitor.app.post('/pan-to-gst', pan(id));
    const html = await seen(visitor, '?code=103&service=pan-to-gst');
    expect(html).toContain('id="call-2"');
    expect(html).not.toContain('id="call-1"');
    expect(html).toContain('href="/console/live?service=pan-to-gst&amp;code=103&amp;open=2#entry"');
    expect(html).toMatch(/<option value="103" selected="">/);
  });

  it('goes on to older ones, which no script follows', async () => {
    const visitor = await visit();
    for (let i = 0; i < 60; i++) await visitor.app.post('/pan-to-gst', pan('ABCDE1234F'));
    const newest = await seen(visitor);
    expect(newest).toContain('href="/console/live?next=11"');
    expect(newest).toContain('data-after="60"');
    const older = await seen(visitor, '?next=11');
    expect(older.match(/data-id="\d+"/g)).toHaveLength(11);
    expect(older).toContain('id="call-10"');
    expect(older).toContain('Back to the newest');
    expect(older).not.toContain('data-after');
  });

  it.each([
    ['?service=nope', 'service is &quot;nope&quot;; allowed: '],
    ['?dialect=nope', 'dialect is &quot;nope&quot;; allowed: '],
    ['?key=nope', 'key is &quot;nope&quot;; allowed: '],
    ['?code=999', 'allowed: a whole number from 101 to 109'],
    ['?subject=x&service=pan-to-gst', 'subject is &quot;x&quot;; allowed: '],
    ['?session=a%20b', 'has 1 to 64 letters'],
    ['?since=yesterday', 'allowed: a time such as '],
    ['?next=x', 'is no cursor'],
    ['?open=99', 'No call &quot;99&quot; is in the journal.'],
    ['?open=..%2Frequests', 'is in the journal.'],
    ['?service=%3Cscript%3Ealert(1)%3C%2Fscript%3E', '&lt;script&gt;'],
  ])('says what is wrong with %s', async (query, told) => {
    const visitor = await visit();
    await visitor.app.post('/pan-to-gst', pan('ABCDE1234F'));
    const html = await seen(visitor, query);
    expect(html).toMatch(/<p class="notice wrong" role="alert">/);
    expect(html).toContain(told);
    expect(html).not.toContain('<script>alert');
  });

  it('takes an empty filter for none, and what it does not know for nothing', async () => {
    const visitor = await visit();
    await visitor.app.post('/pan-to-gst', pan('ABCDE1234F'));
    expect(await seen(visitor, '?service=&code=&subject=%20&since=&what=ever')).toContain('id="call-1"');
  });

  it.each([
    ['JOURNAL_SIZE', '1000'],
    ['JOURNAL_BYTES', '4000000'],
  ])('says that the journal is off by %s, and how to switch it on', async (name, value) => {
    const html = await seen(await visit({ [name]: '0' }));
    expect(html).toContain('The journal is off');
    expect(html).toContain(`${name}=${value}`);
  });
});

describe('charts', () => {
  it('begin with what the journal holds, as figures', async () => {
    const visitor = await visit();
    for (const id of ['ABCDE1234F', 'ABCDE1234F', 'ERROR0503X']) await visitor.app.post('/pan-to-gst', pan(id));
    await visitor.app.post('/gst-search', pan('ABCDE1234F'), { 'X-Mock-Fault': 'delay;ms=5' });
    const html = (await seen(visitor)).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    expect(html).toContain('Minute 101 valid 108 unavailable 14:13 3 1');
    expect(html).toContain('Service Calls p50 p95 p99 pan-to-gst 3 ');
    expect(html).toContain('Minute HTTP errors slowness 14:13 1 1');
  });
});

describe('an open call', () => {
  it('has both sides, why it was answered so, and what brings other answers', async () => {
    const visitor = await visit();
    await visitor.app.post('/pan-to-gst', { pan_number: 'QQQPQ1111Q', client_ref: 'order-1' });
    const html = await seen(visitor, '?open=1');
    expect(html).toContain('No record of pan-to-gst fits QQQPQ1111Q.');
    expect(codeAt(html, 'request-body')).toBe('{\n  "pan_number": "QQQPQ1111Q",\n  "client_ref": "order-1"\n}');
    expect(JSON.parse(codeAt(html, 'answer-body'))).toMatchObject({ internal_status_code: 103 });
    expect(html).toContain('ERROR0106X');
    expect(html).toMatch(/href="[^"]*open=1#entry" id="call-1" data-swap="true" aria-current="true"/);
  });

  it('shows hostile content, and cuts what is long', async () => {
    const visitor = await visit({ BODY_LIMIT: '9000000', JOURNAL_BYTES: '90000000' });
    const hostile = '</code><script>alert(1)</script>\u202e"onload=';
    await visitor.app.post('/pan-to-gst', { pan_number: hostile });
    await visitor.app.post(`/nowhere/${encodeURIComponent(hostile)}`, {});
    await visitor.app.post('/pan-to-gst', { pan_number: 'x'.repeat(8_000_000) });
    for (const id of ['1', '2', '3']) {
      const html = await seen(visitor, `?open=${id}`);
      expect(html).not.toContain('<script>alert');
      expect(html).toContain(`aria-labelledby="entry"`);
    }
    const html = await seen(visitor, '?open=3');
    expect(html).toContain('characters more)');
    expect(html.length).toBeLessThan(400_000);
  });
});

describe('replay as curl', () => {
  const curl = async (visitor: Visitor) => codeAt(await seen(visitor, `?open=${(await last(visitor.app)).id}`), 'curl');

  it('is the call with the key of development, which runs as it is', async () => {
    const visitor = await visit({ API_KEYS: '' });
    const own = { 'X-Request-Id': 'once', 'X-Mock-Fault': '108', Cookie: 'a=b', ...inSession('s-1') };
    await visitor.app.post('/pan-to-gst?a[]=1', { pan_number: "it's" }, own);
    expect(await curl(visitor)).toBe(
      [
        `curl -sg -X 'POST' 'http://localhost/pan-to-gst?a[]=1'`,
        `-H 'content-type: application/json'`,
        `-H 'x-mock-fault: 108'`,
        `-H 'X-API-Key: my-secret-key-123~s-1'`,
        `--data-raw '{"pan_number":"it'\\''s"}'`,
      ].join(' \\\n  '),
    );
  });

  const production = { ENVIRONMENT: 'production', ADMIN_KEY: 'the-admin-key', API_KEYS: `mobile:${key}` };

  it.each([
    ['a header', '/pan-to-gst', { 'X-API-Key': key }, `-H 'X-API-Key: '"$API_KEY"''`],
    ['a session', '/pan-to-gst', { 'X-API-Key': `${key}~s-1` }, `-H 'X-API-Key: '"$API_KEY"'~s-1'`],
    ['a pair of headers', '/pan-to-gst', { 'X-API-Key': undefined, 'Client-ID': 'me', 'X-IBM-Key': key }, `"$API_KEY"`],
    [
      'the query',
      `/karza/v2/pan?x-karza-key=${key}`,
      { 'X-API-Key': undefined },
      `/karza/v2/pan?x-karza-key='"$API_KEY"''`,
    ],
    [
      'what is made of it',
      '/attestr/nowhere',
      { Authorization: `Basic ${btoa(`me:${key}`)}` },
      `-H 'Authorization: '"$AUTHORIZATION"''`,
    ],
    ['nothing', '/pan-to-gst', { 'X-API-Key': undefined }, `-H 'X-API-Key: '"$API_KEY"''`],
  ])('shows no key in production, where it came in %s', async (_name, path, headers, told) => {
    const visitor = await visit(production);
    await visitor.app.post(path, pan('ABCDE1234F'), headers);
    const html = await seen(visitor, '?open=1');
    expect(codeAt(html, 'curl')).toContain(told);
    for (const secret of [key, 'the-admin-key']) expect(html).not.toContain(secret);
  });

  it('puts the prefix of a vendor before a path that was asked for at its host', async () => {
    const visitor = await visit();
    await visitor.app.fetch('http://api.karza.in/v2/pan', {
      method: 'POST',
      headers: { 'x-karza-key': key },
      body: '{}',
    });
    expect(await curl(visitor)).toContain(`'http://localhost/karza/v2/pan'`);
  });
});

describe('send again', () => {
  it('sends the call with the same key in the same session, and opens what came of it', async () => {
    const visitor = await visit({ API_KEYS: `one:${key},two:the-second-key` });
    const sent = { 'X-API-Key': 'the-second-key~s-1', 'X-Mock-Fault': '108' };
    await visitor.app.post('/pan-to-gst', { pan_number: 'ABCDE1234F', client_ref: 'order-1' }, sent);
    const done = await visitor.send(`${live}/again?session=s-1&open=1`, {});
    expect([done.status, done.headers.get('location')]).toEqual([303, `${live}?session=s-1&open=2&done=sent#entry`]);
    const again = await last(visitor.app);
    expect(again).toMatchObject({
      key: 'two',
      session: 's-1',
      code: 108,
      by: 'header',
      request: { body: { client_ref: 'order-1' } },
    });
    expect(await seen(visitor, '?session=s-1&open=2&done=sent')).toContain('This is what came of sending it again.');
  });

  it.each(dialects.map((dialect) => [dialect.title, dialect] as const))(
    'carries the key in each way that %s has',
    async (_title, dialect) => {
      const visitor = await visit();
      const phrase = dialect.phrases.find(({ service }) => service.name === 'pan-details') ?? dialect.phrases[0]!;
      const request = requestFor(dialect, phrase, phrase.example(phrase.service.example));
      for (const { carry } of dialect.keys) {
        const headers = { ...request.headers, ...(await carry(`${key}~s-2`)) };
        await visitor.app.fetch(request.path, { ...request, headers });
        const before = await last(visitor.app);
        await visitor.send(`${live}/again?open=${before.id}`, {});
        const { id, key: name, session, code, response } = await last(visitor.app);
        expect({ id, name, session, code, status: response.status }).toEqual({
          ...{ id: before.id + 1, name: before.key, session: before.session },
          ...{ code: before.code, status: before.response.status },
        });
      }
      // A way that stands in a query is none of these.
      expect((await last(visitor.app)).session ?? 's-2').toBe('s-2');
    },
  );

  it('carries the key in a query', async () => {
    const visitor = await visit();
    await visitor.app.post(`/karza/v2/pan?x-karza-key=${key}~s-2`, {}, { 'X-API-Key': undefined });
    await visitor.send(`${live}/again?open=1`, {});
    expect(await last(visitor.app)).toMatchObject({ id: 2, key: 'key-1', session: 's-2' });
  });

  it('logs in again with the key', async () => {
    const visitor = await visit();
    const headers = { 'x-api-key': 'me', 'x-api-secret': key };
    await visitor.app.fetch('/sandbox/authenticate', { method: 'POST', headers });
    expect(await last(visitor.app)).toMatchObject({ code: 101, key: 'key-1' });
    await visitor.send(`${live}/again?open=1`, {});
    expect(await last(visitor.app)).toMatchObject({ id: 2, code: 101, key: 'key-1' });
  });

  it('sends what had no key that is known as it came', async () => {
    const visitor = await visit();
    await visitor.app.post('/pan-to-gst', pan('ABCDE1234F'), { 'X-API-Key': 'wrong' });
    expect(await seen(visitor, '?open=1')).toContain('As it came: its key is none that is known.');
    await visitor.send(`${live}/again?open=1`, {});
    expect(await last(visitor.app)).toMatchObject({ id: 2, response: { status: 401 } });
  });

  it('says why a cut connection cannot be had from here', async () => {
    const visitor = await visit();
    await visitor.app.post('/pan-to-gst', pan('ABCDE1234F'), { 'X-Mock-Fault': 'reset' });
    await visitor.send(`${live}/again?open=1`, {});
    const { response } = await last(visitor.app);
    expect(response.status).toBe(501);
    expect(JSON.stringify(response.body)).toContain('reset');
  });

  it.each(['', '?open=99', '?open=x'])('of nothing (%s) says so', async (query) => {
    const done = await (await visit()).send(`${live}/again${query}`, {});
    expect(done.status).toBe(404);
    expect(await done.text()).toContain('class="notice wrong"');
  });
});

describe('always answer so', () => {
  const meets = async ({ app }: Visitor, path: string, body: unknown, headers = {}) => {
    const response = await app.post(path, body, headers);
    return [response.status, await response.json()];
  };

  it('keeps an outcome for all calls, says so, and leads to where it is undone', async () => {
    const visitor = await visit();
    await visitor.app.post('/pan-to-gst', pan('ABCDE1234F'), { 'X-Mock-Fault': '106' });
    const done = await visitor.send(`${live}/always?open=1&code=106`, {});
    expect([done.status, done.headers.get('location')]).toEqual([303, `${live}?code=106&open=1&done=set#entry`]);
    const html = await seen(visitor, '?open=1&done=set');
    expect(html.replace(/<[^>]*>/g, '')).toContain('Set for all calls: ABCDE1234F always meets 106 multiple records.');
    expect(html).toContain('href="/console/world?q=ABCDE1234F"');
    expect(await meets(visitor, '/pan-to-gst', pan('ABCDE1234F'))).toMatchObject([409, { internal_status_code: 106 }]);
  });

  it('keeps it for a session alone', async () => {
    const visitor = await visit();
    await visitor.app.post('/pan-to-gst', pan('ERROR0103X'), inSession('s-1'));
    await visitor.app.post('/pan-to-gst', pan('ABCDE1234F'), { ...inSession('s-1'), 'X-Mock-Fault': '103' });
    await visitor.send(`${live}/always?open=2`, { session: 's-1' });
    expect(await meets(visitor, '/pan-to-gst', pan('ABCDE1234F'))).toMatchObject([200, {}]);
    expect(await meets(visitor, '/pan-to-gst', pan('ABCDE1234F'), inSession('s-1'))).toMatchObject([404, {}]);
    expect((await seen(visitor, '?open=2')).replace(/<[^>]*>/g, '')).toContain('Set for session s-1: ABCDE1234F');
  });

  it('keeps the value of a success in our own words', async () => {
    const visitor = await visit();
    await visitor.app.post('/pan-to-gst', pan('ABCDE1234F'));
    await visitor.send(`${live}/always?open=1`, {});
    const body = await bodyOf(await visitor.app.fetch('/__admin/records', { headers: { 'X-API-Key': key } }));
    expect(body.records).toMatchObject([{ service: 'pan-to-gst', subject: 'ABCDE1234F', value: '22ABCDE1234F1Z5' }]);
  });

  it('keeps a success in a vendor’s words', async () => {
    const visitor = await visit();
    const ask = () => visitor.app.post('/karza/v2/pan', { consent: 'Y', pan: 'ABCDE1234F' }, { 'x-karza-key': key });
    const before = await (await ask()).json();
    expect((await visitor.send(`${live}/always?open=1`, {})).status).toBe(303);
    expect((await (await ask()).json()).result).toEqual(before.result);
    expect(await last(visitor.app)).toMatchObject({ code: 101, by: 'record' });
  });

  it('keeps an HTTP error and a delay that were asked for, without their chance', async () => {
    const visitor = await visit();
    const headers = { 'X-Mock-Fault': 'delay;ms=7;times=1, 503;p=1;retry-after=2' };
    await visitor.app.post('/pan-to-gst', pan('ABCDE1234F'), headers);
    await visitor.send(`${live}/always?open=1`, {});
    await visitor.app.post('/pan-to-gst', pan('ABCDE1234F'));
    expect(await last(visitor.app)).toMatchObject({ by: 'record', fault: 'delay;ms=7, 503;retry-after=2' });
    expect((await last(visitor.app)).response.status).toBe(503);
  });

  it('is not offered where nobody was asked about', async () => {
    const visitor = await visit();
    await visitor.app.fetch('/nowhere');
    expect(await seen(visitor, '?open=1')).not.toContain('Make this identifier');
    const done = await visitor.send(`${live}/always?open=1`, {});
    expect([done.status, await done.text()]).toEqual([400, expect.stringContaining('class="notice wrong"')]);
  });

  it('says what the admin API refuses', async () => {
    const visitor = await visit();
    await visitor.app.post('/pan-to-gst', pan('ABCDE1234F'));
    const done = await visitor.send(`${live}/always?open=1`, { session: 'a b' });
    expect([done.status, await done.text()]).toEqual([400, expect.stringContaining('has 1 to 64 letters')]);
  });
});
