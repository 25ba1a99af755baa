import { describe, expect, it, vi } from 'vitest';
import { nearest } from '../app/journal/nearest.ts';
import { wholeWorld } from '../data/whole.ts';
import { nativeDialect } from '../routes/vendors.ts';
import { bodyOf, key, type TestApp, testApp } from './support/app.ts';
import { last, pan } from './support/journal.ts';

const carriers = nativeDialect.keys.map(({ name }) => name).join(', or ');

describe('why', () => {
  const reach = expect.objectContaining({ '101': 'ERROR0101X', '109': 'ERROR0109X' });
  type Row = [name: string, path: string, body: unknown, headers: Record<string, string | undefined>, why: object];
  const by = (name: string, text: string, more = {}) => ({ by: name, text, ...more });
  const rows: Row[] = [
    [
      'a header',
      '/pan-to-gst',
      {},
      { 'X-Mock-Fault': '108;times=2' },
      by('header', 'The header X-Mock-Fault asked for 108;times=2.'),
    ],
    ['a query', '/pan-to-gst?mock_fault=503', {}, {}, by('query', 'The query parameter mock_fault asked for 503.')],
    [
      'a forced success',
      '/pan-to-gst',
      {},
      { 'X-Mock-Fault': '101' },
      by('header', 'The header X-Mock-Fault asked for 101.'),
    ],
    ['magic', '/pan-to-gst', pan('ERROR0103X'), {}, by('magic', 'ERROR0103X is a magic identifier for 103.')],
    [
      'magic that waits',
      '/pan-to-gst',
      pan('SLEEP2000X'),
      {},
      by('magic', 'SLEEP2000X is a magic identifier for delay;ms=2000.'),
    ],
    [
      'magic after a header',
      '/pan-to-gst',
      pan('ERROR0103X'),
      { 'X-Mock-Fault': 'delay;ms=1' },
      by('magic', 'ERROR0103X is a magic identifier for 103; the header X-Mock-Fault asked for delay;ms=1 as well.'),
    ],
    ['a hit', '/pan-to-gst', pan('ABCDE1234F'), {}, by('world', 'A record of pan-to-gst fits ABCDE1234F.')],
    ['several', '/pan-to-gst', pan('AAACM0000Z'), {}, by('world', 'Several records of pan-to-gst fit AAACM0000Z.')],
    ['too many', '/pan-to-gst', pan('AAACK0000B'), {}, by('world', 'Too many records of pan-to-gst fit AAACK0000B.')],
    [
      'a miss',
      '/pan-to-gst',
      pan('ABCDE9234F'),
      {},
      by('world', 'No record of pan-to-gst fits ABCDE9234F.', { nearest: 'ABCDE1234F', reach }),
    ],
    [
      'a miss of what two letters changed places in',
      '/pan-to-gst',
      pan('ABCED1234F'),
      {},
      by('world', 'No record of pan-to-gst fits ABCED1234F.', { nearest: 'ABCDE1234F', reach }),
    ],
    [
      'a miss where the rest does not fit',
      '/pan-to-gst',
      { ...pan('AAACM0000Z'), state: '33' },
      {},
      by('world', 'AAACM0000Z is known, but no record of pan-to-gst fits the rest of the input.', {
        nearest: 'AAACM0000Z',
        reach,
      }),
    ],
    [
      'a miss of one whom the service does not know, who is somebody all the same',
      '/gst-search',
      pan('AAAPI0000A'),
      {},
      by('world', 'No record of gst-search fits AAAPI0000A.', { nearest: expect.stringMatching(/^AAA[CPFHT]/), reach }),
    ],
    [
      'a world that says another thing',
      '/aadhaar/verify',
      { ticket: 'SPECIMEN-TICKET', otp: '111001', consent: 'Y' },
      {},
      by('world', 'The data of aadhaar-verify has 102 invalid_input for SPECIMEN-TICKET.'),
    ],
    [
      'a wrong field',
      '/pan-to-gst',
      pan('ABC'),
      {},
      by('validation', 'The input was refused: pan_number is no PAN: five letters, four digits, a letter.', { reach }),
    ],
    ['no JSON', '/pan-to-gst', '{', {}, by('validation', 'The input was refused: the body is no JSON.', { reach })],
    [
      'another media type',
      '/pan-to-gst',
      pan('ABCDE1234F'),
      { 'Content-Type': 'text/plain' },
      by('validation', 'The request was refused for its size or its media type, text/plain.', { reach }),
    ],
    [
      'no consent',
      '/pan-to-gst',
      { ...pan('ABCDE1234F'), consent: 'N' },
      {},
      by('validation', 'Consent was missing.', { reach }),
    ],
    ['no key', '/pan-to-gst', {}, { 'X-API-Key': undefined }, by('auth', `No key was sent in ${carriers}.`)],
    ['a wrong key', '/pan-to-gst', {}, { 'X-API-Key': 'wrong' }, by('auth', 'The key that was sent is not known.')],
    [
      'a wrong session',
      '/pan-to-gst',
      {},
      { 'X-API-Key': `${key}~?` },
      by('auth', 'What stands after "~" in the key is no name of a session.'),
    ],
    [
      'a test key',
      '/pan-to-gst',
      {},
      { 'X-API-Key': 'test-no-credit' },
      by('test-key', 'A test key was sent, which always meets 104 with HTTP 402.'),
    ],
    [
      'a wrong fault',
      '/pan-to-gst',
      {},
      { 'X-Mock-Fault': 'dely' },
      by('fault', 'The fault that was asked for could not be done, and the answer says why.'),
    ],
    ['a wrong path', '/nowhere', {}, {}, by('route', 'Nothing stands at the path.')],
    [
      'a fault of the wire',
      '/pan-to-gst',
      pan('ABCDE1234F'),
      { 'X-Mock-Fault': 'malformed' },
      by('world', 'A record of pan-to-gst fits ABCDE1234F; the header X-Mock-Fault asked for malformed as well.'),
    ],
    [
      'the same by query',
      '/pan-to-gst?mock_fault=malformed',
      pan('ABCDE1234F'),
      {},
      by(
        'world',
        'A record of pan-to-gst fits ABCDE1234F; the query parameter mock_fault asked for malformed as well.',
      ),
    ],
    [
      'a wrong bearer',
      '/surepass/api/v1/pan/pan',
      { id_number: 'AAAPI0000A' },
      { Authorization: 'Bearer wrong' },
      by('auth', 'The key that was sent is not known.'),
    ],
    [
      'no media type at all',
      '/pan-to-gst',
      pan('ABCDE1234F'),
      { 'Content-Type': 'x' },
      by('validation', 'The request was refused for its size or its media type, x.', { reach }),
    ],
  ];
  it.each(rows)('%s', async (_name, path, body, headers, why) => {
    const app = testApp();
    await app.post(path, body, headers);
    expect((await last(app)).why).toEqual(why);
  });

  const put = (app: TestApp, method: string, path: string, body: unknown) =>
    app.fetch(`/__admin${path}`, {
      method,
      headers: { 'X-API-Key': key, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });

  it.each([
    ['108;times=2', (id: string) => `The rule ${id} (108;times=2) decided.`],
    [
      'delay;ms=1',
      (id: string) => `A record of pan-to-gst fits ABCDE1234F; the rule ${id} asked for delay;ms=1 as well.`,
    ],
  ])('the rule %s', async (fault, text) => {
    const app = testApp();
    const { id } = await bodyOf(await put(app, 'POST', '/rules', { fault }));
    await app.post('/pan-to-gst', pan('ABCDE1234F'));
    const told = await last(app);
    expect([told.rule, told.fault, told.why.text]).toEqual([id, fault, text(id)]);
  });

  it.each([
    [{ outcome: 106 }, 'A record that was set for pan-to-gst and QQQPQ1111Q decided (106).'],
    ['22ABCDE1234F1Z5', 'A record that was set for pan-to-gst and QQQPQ1111Q decided.'],
  ])('the record %o', async (given, text) => {
    const app = testApp();
    await put(app, 'PUT', '/records/pan-to-gst/QQQPQ1111Q', given);
    await app.post('/pan-to-gst', pan('QQQPQ1111Q'));
    expect((await last(app)).why).toEqual({ by: 'record', text });
  });

  it('a quota', async () => {
    const app = testApp({ RATE_LIMIT: '1/1h' });
    for (let i = 0; i < 2; i++) await app.post('/pan-to-gst', pan('ABCDE1234F'));
    expect((await last(app)).why.text).toBe('More calls came than RATE_LIMIT or MAX_RETRIES allows.');
  });

  it('a full house', async () => {
    const app = testApp({ MAX_HELD: '1' }, { sleep: () => new Promise(() => {}) });
    void app.post('/pan-to-gst', pan('ABCDE1234F'), { 'X-Mock-Fault': 'delay;ms=5' });
    await vi.waitFor(async () => {
      await app.post('/pan-to-gst', pan('ABCDE1234F'), { 'X-Mock-Fault': 'delay;ms=5' });
      expect((await last(app)).why.text).toBe(
        'As many calls were kept waiting as MAX_HELD allows; the header X-Mock-Fault asked for delay;ms=5 as well.',
      );
    });
  });

  it('an error that nobody foresaw', async () => {
    const broken = {
      ...wholeWorld(),
      find: () => {
        throw new TypeError('a secret');
      },
    };
    const app = testApp({}, { world: broken });
    const { request_id } = await bodyOf(await app.post('/pan-to-gst', pan('ABCDE1234F')));
    expect((await last(app)).why.text).toBe(`An unexpected error came, which the log has under ${request_id}.`);
  });

  it('another method', async () => {
    const app = testApp();
    await app.fetch('/pan-to-gst', { method: 'PUT' });
    expect((await last(app)).why.text).toBe('The path takes POST.');
  });
});

describe('nearest', () => {
  it.each([
    ['the same', 'ABC', ['ABD', 'ABC'], 'ABC'],
    ['one that changed', 'ABCX', ['XYZ', 'ABCD', 'AB'], 'ABCD'],
    ['one too many', 'ABCDD', ['ABXXX', 'ABCD'], 'ABCD'],
    ['one too few', 'ABD', ['WXYZ', 'ABCD'], 'ABCD'],
    ['two that changed places, before two that changed', 'AB12', ['AB34', 'BA12'], 'BA12'],
    ['nothing given', '', ['ABC', 'A'], 'A'],
    ['nothing known', 'ABC', [], undefined],
  ])('%s', (_name, text, among, found) => {
    expect(nearest(text, among)).toBe(found);
  });
});
