import { describe, expect, it } from 'vitest';
import { wholeWorld } from '../data/whole.ts';
import { traits } from '../routes/console/world/traits.ts';
import { bodyOf } from './support/app.ts';
import { type Visitor, visit } from './support/console.ts';
import { pan } from './support/journal.ts';

const world = '/console/world';

const asked = async (query: Record<string, string>, { open }: Pick<Visitor, 'open'>) =>
  (await open(`${world}?${new URLSearchParams(query)}`)).text;

/** PANs of the rows of a list. */
const found = (html: string) => [...html.matchAll(/id="holder-(\w+)"/g)].map(([, id]) => id);

describe('a search', () => {
  it.each([
    ['nothing', {}, 40, 'AAACM0000Z'],
    ['a part of a name', { q: 'mockworks' }, 1, 'AAACM0000Z'],
    ['what somebody is there for', { q: 'struck off' }, 1, 'AAACL0000F'],
    ['a name that is computed', { q: 'KOSUPURI AYURVEDICS LIMITED' }, 1, 'DEMCK0000Q'],
    ['a name of nobody', { q: 'NOBODY AT ALL' }, 0, undefined],
    ['one letter, which only the cast is searched for', { q: 'q' }, 1, 'AAAPY0000N'],
    ['a state', { state: '13' }, 1, 'AAAPS0000L'],
    ['a state of a registration alone', { state: '02', trait: 'company' }, 1, 'AAACK0000B'],
    ['a state that is none', { state: 'x' }, 40, undefined],
    ['a trait that is none', { trait: 'x' }, 40, undefined],
    ['a state and a trait', { state: '27', trait: 'passport' }, 1, 'AAAPI0000A'],
  ] as [string, Record<string, string>, number, string | undefined][])('for %s', async (_what, query, count, first) => {
    const html = await asked(query, await visit());
    const pans = found(html);
    expect(pans).toHaveLength(count);
    if (first !== undefined) expect(pans).toContain(first);
    expect(html).toContain(count === 1 ? 'One is found.' : `${count} are found.`);
  });

  it.each([
    ['a PAN', 'AAACM0000Z', 'MOCKWORKS PRIVATE LIMITED'],
    ['a PAN as people write it', ' aaacm0000z ', 'MOCKWORKS PRIVATE LIMITED'],
    ['a computed PAN', 'DEMCK0000Q', 'KOSUPURI AYURVEDICS LIMITED'],
    ['a GSTIN', '27AAACM0000Z1Z7', 'MOCKWORKS PRIVATE LIMITED'],
    ['a vehicle', 'zz01ab1234', 'ANANYA IYER'],
    ['an account', '00001000000012', 'ANANYA IYER'],
  ])('by %s leads to whose it is', async (_kind, q, name) => {
    expect(await asked({ q }, await visit())).toContain(`<h1><bdi>${name}</bdi></h1>`);
  });

  it.each([
    ['person', 24],
    ['company', 11],
    ['llp', 1],
    ['other', 4],
    ['no-gst', 24],
    ['one-gst', 14],
    ['many-gst', 2],
    ['cancelled-gst', 3],
    ['director', 20],
    ['account', 40],
    ['odd-account', 8],
    ['vehicle', 8],
    ['licence', 21],
    ['passport', 5],
    ['employed', 5],
    ['odd-pan', 2],
    ['unlinked', 2],
    ['odd-company', 1],
  ])('for the trait %s finds %i', async (trait, count) => {
    expect(found(await asked({ trait }, await visit()))).toHaveLength(count);
  });

  it('has a row above for each trait', () => expect(traits).toHaveLength(18));
});

describe('somebody', () => {
  it('that is a company has its identifiers, its board and its registrations', async () => {
    const html = await asked({ pan: 'AAACM0000Z' }, await visit());
    for (const text of [
      'Company · Three GST registrations: PAN to GST meets multiple records',
      '<dt>Incorporated</dt><dd>2016-03-14</dd>',
      '<code>U62099MH2016PTC000000</code>',
      'Managing Director: <a href="/console/world?pan=AAAPI0000A">ANANYA IYER</a>',
      'GST in Maharashtra: <code>27AAACM0000Z1Z7</code>',
      'account, active: <code>00001000000039</code>',
      '<title>How MOCKWORKS PRIVATE LIMITED hangs together with others; the list below says the same</title>',
    ])
      expect(html).toContain(text);
  });

  it('that is a person has a birth, seats, employers and vehicles', async () => {
    const html = await asked({ pan: 'AAAPI0000A' }, await visit());
    for (const text of [
      '<dt>Born</dt><dd>1985-02-11</dd>',
      'Managing Director: <a href="/console/world?pan=AAACM0000Z">MOCKWORKS PRIVATE LIMITED</a>',
      'CHITRA 1.2: <code>ZZ01AB1234</code>',
    ])
      expect(html).toContain(text);
    const sumi = await asked({ pan: 'AAAPS0000L' }, await visit());
    expect(sumi).toMatch(/employed by: <a/);
    expect(sumi).toMatch(/was employed by: <a/);
  });

  it.each([
    ['with a cancelled registration', 'AAACU0000C', 'GST in Tamil Nadu, cancelled: '],
    ['with a long name, which the drawing cuts', 'AAACN0000A', /class="name">NAMUNA INK AND PAPER PRIV…</],
    ['that is computed', 'DEMCK0000Q', 'Company · computed from its PAN'],
    ['with nobody to go with, drawn without a left side', 'AAAPA0000V', /viewBox="0 0 570 \d+"/],
  ])('%s', async (_who, pan, text) => expect(await asked({ pan }, await visit())).toMatch(text));

  it('that has nothing is said to have nothing', async () => {
    const bare = { ...wholeWorld().find('pan', 'AAAPA0000V')!, registrations: [], accounts: [], vehicles: [] };
    const alone = { ...wholeWorld(), find: () => bare, seatsOf: () => [] };
    expect(await asked({ pan: 'AAAPA0000V' }, await visit({}, { world: alone }))).toContain(
      'Nobody and nothing hangs together with this one.',
    );
  });

  it('that there is not is said not to be', async () => {
    expect(await asked({ pan: 'AAACM1234Y' }, await visit())).toContain('Nobody has the PAN AAACM1234Y.');
  });
});

describe('what each service answers', () => {
  /** The part of the page about one service. */
  const about = (html: string, title: string) =>
    html.split(`<span class="title">${title}</span>`)[1]!.split('</details>')[0]!;

  it('is the value, or the outcome where there is none', async () => {
    const html = await asked({ pan: 'AAACM0000Z' }, await visit());
    expect(about(html, 'PAN details')).toContain('101 valid');
    expect(about(html, 'PAN details')).toContain('MOCKWORKS PRIVATE LIMITED');
    expect(about(html, 'PAN to GST')).toContain('106 multiple records');
    expect(about(html, 'PAN to GST')).not.toContain('<pre');
  });

  it('is asked with what belongs to its holder', async () => {
    const html = await asked({ pan: 'AAAPG0000B' }, await visit());
    // By another name or birth than the holder's it would be no match, or no record.
    for (const title of ['PAN match', 'Passport', 'Driving licence', 'Bank account'])
      expect(about(html, title)).toContain('101 valid');
    expect(about(html, 'PAN match')).toContain('&quot;date_of_birth_match&quot;: true');
  });

  it('is what a file of records says, where one says a value', async () => {
    const overrides = { find: (service: string) => (service === 'tan' ? { value: 'from a file' } : { fault: '106' }) };
    const html = await asked({ pan: 'AAACM0000Z' }, await visit({}, { overrides }));
    expect(about(html, 'TAN')).toContain('from a file');
    expect(about(html, 'PAN details')).toContain('MOCKWORKS PRIVATE LIMITED');
  });

  it('shows an error that is none of ours to nobody, and is a 500', async () => {
    const broken = {
      ...wholeWorld(),
      search: () => {
        throw new Error('a secret');
      },
    };
    const visitor = await visit({ ENVIRONMENT: 'production', ADMIN_KEY: 'admin-secret-456' }, { world: broken });
    const { status, text } = await visitor.open(`${world}?q=abc`);
    expect(status).toBe(500);
    expect(text).not.toContain('a secret');
  });
});

describe('an answer that is set', () => {
  const which = { pan: 'AAACM0000Z', service: 'pan-details', subject: 'AAACM0000Z' };
  const code = async ({ app }: Visitor, headers = {}) =>
    (await bodyOf(await app.post('/pan-details', pan('AAACM0000Z'), headers))).internal_status_code;

  it.each([
    ['an outcome', { outcome: '103' }, 103, '103 not found'],
    [
      'a value',
      {
        outcome: '',
        value: '{"pan":"AAACM0000Z","name":"ANOTHER","holder_type":"firm","status":"valid","aadhaar_linked":false}',
      },
      101,
      'answers {&quot;pan&quot;',
    ],
    ['a fault', { outcome: '', value: '{"fault":"106"}' }, 106, '106'],
  ])('as %s stands for all calls, is shown, and can be undone', async (_what, fields, expected, shown) => {
    const visitor = await visit();
    const done = await visitor.send(`${world}/set`, { ...which, session: '', ...fields });
    expect([done.status, done.headers.get('location')]).toEqual([303, `${world}?pan=AAACM0000Z`]);
    expect(await code(visitor)).toBe(expected);
    const html = await asked({ pan: 'AAACM0000Z' }, visitor);
    expect(html).toContain('set by somebody');
    expect(html).toContain('For all calls: ');
    expect(html).toContain(`<bdi>${shown}`);
    const undone = await visitor.send(`${world}/remove`, { ...which, session: '' });
    expect(undone.status).toBe(303);
    expect(await code(visitor)).toBe(101);
    expect(await asked({ pan: 'AAACM0000Z' }, visitor)).not.toContain('set by somebody');
  });

  it('for a session stands there alone', async () => {
    const visitor = await visit();
    await visitor.send(`${world}/set`, { ...which, session: 's-1', outcome: '108' });
    expect(await code(visitor)).toBe(101);
    expect(await code(visitor, { 'X-API-Key': 'my-secret-key-123~s-1' })).toBe(108);
    expect(await asked({ pan: 'AAACM0000Z' }, visitor)).toContain('In session &quot;s-1&quot;: ');
    await visitor.send(`${world}/remove`, { ...which, session: 's-1' });
    expect(await code(visitor, { 'X-API-Key': 'my-secret-key-123~s-1' })).toBe(101);
  });

  it.each([
    ['no JSON', { outcome: '', value: '{' }, 'The answer is no JSON.'],
    ['no value of this service', { outcome: '', value: '{"pan":1}' }, 'pan'],
    ['no service that there is', { outcome: '103', service: 'nope' }, 'nope'],
  ])('as %s is refused in words, beside the one it is about', async (_what, fields, told) => {
    const response = await (await visit()).send(`${world}/set`, { ...which, session: '', ...fields });
    const html = await response.text();
    expect(response.status).toBe(400);
    expect(html).toMatch(new RegExp(`role="alert">[^<]*${told}`));
    expect(html).toContain('<h1><bdi>MOCKWORKS PRIVATE LIMITED</bdi></h1>');
  });

  it('that is gone already is undone without a word', async () => {
    const response = await (await visit()).send(`${world}/remove`, { ...which, session: '' });
    expect(response.status).toBe(303);
  });

  it.each([
    ['everywhere', '', 101, 101],
    ['in a session', 's-1', 103, 101],
  ])('is forgotten by a reset %s', async (_where, session, all, own) => {
    const visitor = await visit();
    await visitor.send(`${world}/set`, { ...which, session: '', outcome: '103' });
    await visitor.send(`${world}/set`, { ...which, session: 's-1', outcome: '101' });
    const response = await visitor.send(`${world}/reset`, { session });
    expect([response.status, response.headers.get('location')]).toEqual([303, world]);
    expect(await code(visitor)).toBe(all);
    expect(await code(visitor, { 'X-API-Key': 'my-secret-key-123~s-1' })).toBe(session === '' ? own : all);
  });
});
