import { describe, expect, it } from 'vitest';
import { recordId } from '../app/set-records.ts';
import { memoryStore } from '../app/store/memory/store.ts';
import { services } from '../routes/index.ts';
import { bodyOf, key, type TestApp, testApp } from './support/app.ts';

const inSession = (session: string) => ({ 'X-API-Key': `${key}~${session}` });
const admin = { 'X-API-Key': key };

function call(app: TestApp, method: string, path: string, body?: unknown, headers: Record<string, string> = admin) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return app.fetch(`/__admin/records${path}`, { method, headers, ...(body !== undefined && { body: text }) });
}

const set = (app: TestApp, path: string, given: unknown, headers = admin) =>
  call(app, 'PUT', path, JSON.stringify(given), headers);

/** What a subject meets: who decided, and the value or nothing. */
async function ask(app: TestApp, path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await app.post(path, body, headers);
  return [response.headers.get('x-mock-outcome'), (await bodyOf(response)).value];
}

const pan = (pan_number: string) => ({ pan_number });
const account = { account_number: '00600000000001', ifsc: 'ZZZA0000001', holder_name: 'ASHA RAO', status: 'active' };
const gstin = '27AAACX1111A1Z5';

it('a fault that was set is counted for each subject and each service by itself', async () => {
  const app = testApp();
  for (const path of ['/pan-to-gst/ABCDE1234F', '/pan-to-gst/AAACN0000A', '/gst-search/ABCDE1234F'])
    expect((await set(app, path, { fault: '108;times=1' })).status).toBe(201);
  for (const code of [108, 101])
    for (const [path, id] of [
      ['/pan-to-gst', 'ABCDE1234F'],
      ['/pan-to-gst', 'AAACN0000A'],
      ['/gst-search', 'ABCDE1234F'],
    ] as const) {
      const [outcome] = await ask(app, path, pan(id));
      expect(outcome).toMatch(new RegExp(`^${code};by=record`));
    }
});

describe('an answer that was set', () => {
  const said: [name: string, path: string, given: unknown, told: object, ask: [string, object], met: unknown[]][] = [
    [
      'a value that is a string',
      '/pan-to-gst/AAACX1111A',
      gstin.toLowerCase(),
      { service: 'pan-to-gst', subject: 'AAACX1111A', value: gstin },
      ['/pan-to-gst', pan('AAACX1111A')],
      ['101;by=record', gstin],
    ],
    [
      'a value that is an object',
      '/bank-account/00600000000001',
      account,
      { service: 'bank-account', subject: '00600000000001', value: account },
      ['/bank-account', { account_number: '00600000000001', ifsc: 'ZZZA0000009' }],
      ['101;by=record', account],
    ],
    [
      'a value that is an empty list',
      '/gst-search/AAACX1111A',
      [],
      { service: 'gst-search', subject: 'AAACX1111A', value: [] },
      ['/gst-search', pan('AAACX1111A')],
      ['101;by=record', []],
    ],
    [
      'an outcome',
      '/pan-to-gst/AAACX1111A',
      { outcome: 106 },
      { service: 'pan-to-gst', subject: 'AAACX1111A', outcome: 106 },
      ['/pan-to-gst', pan('AAACX1111A')],
      ['106;by=record', undefined],
    ],
    [
      'a fault',
      '/pan-to-gst/AAACX1111A',
      { fault: 'delay;ms=500, 503' },
      { service: 'pan-to-gst', subject: 'AAACX1111A', fault: 'delay;ms=500, 503' },
      ['/pan-to-gst', pan('AAACX1111A')],
      ['108;by=record;delay=500', undefined],
    ],
    [
      'a subject that is written otherwise',
      '/pan-to-gst/%20aaacx1111a',
      { outcome: 103 },
      { service: 'pan-to-gst', subject: 'AAACX1111A', outcome: 103 },
      ['/pan-to-gst', pan('aaacx1111a ')],
      ['103;by=record', undefined],
    ],
    [
      'a subject with spaces, a slash and a percent sign',
      `/company-search/${encodeURIComponent('a 100% b/c + d')}`,
      [],
      { service: 'company-search', subject: 'A 100% B/C + D', value: [] },
      ['/company-search', { name: 'A 100% b/c + d' }],
      ['101;by=record', []],
    ],
    [
      'in place of the world',
      '/pan-to-gst/AAACN0000A',
      gstin,
      { service: 'pan-to-gst', subject: 'AAACN0000A', value: gstin },
      ['/pan-to-gst', pan('AAACN0000A')],
      ['101;by=record', gstin],
    ],
    [
      'in place of magic',
      '/pan-to-gst/ERROR0103X',
      gstin,
      { service: 'pan-to-gst', subject: 'ERROR0103X', value: gstin },
      ['/pan-to-gst', pan('ERROR0103X')],
      ['101;by=record', gstin],
    ],
  ];
  it.each(said)('%s', async (_name, path, given, told, [service, body], met) => {
    const app = testApp();
    const first = await set(app, path, given);
    const record = { ...told, set_at: '2026-09-21T14:13:20.000Z' };
    expect([first.status, await bodyOf(first)]).toEqual([201, record]);
    const { subject } = told as { subject: string };
    expect(first.headers.get('location')).toBe(`/__admin/records/${path.split('/')[1]}/${encodeURIComponent(subject)}`);
    expect(await ask(app, service, body)).toEqual(met);
    expect((await set(app, path, given)).status).toBe(200);
    expect(await bodyOf(await call(app, 'GET', path))).toEqual(record);
    expect(await bodyOf(await call(app, 'GET', ''))).toEqual({ records: [record] });

    expect((await call(app, 'DELETE', path)).status).toBe(204);
    expect(await ask(app, service, body)).not.toEqual(met);
    for (const method of ['GET', 'DELETE']) {
      const gone = await call(app, method, path);
      expect([gone.status, (await bodyOf(gone)).detail]).toEqual([404, `No record of "${subject}" was set.`]);
    }
  });

  it('needs no media type', async () => {
    const headers = { ...admin, 'Content-Type': 'application/x-www-form-urlencoded' };
    expect((await set(testApp(), '/pan-to-gst/AAACX1111A', gstin, headers)).status).toBe(201);
  });

  it('comes before one of a file', async () => {
    const app = testApp({}, { overrides: { find: () => ({ fault: '109' }) } });
    expect(await ask(app, '/pan-to-gst', pan('AAACX1111A'))).toEqual(['109;by=record', undefined]);
    await set(app, '/pan-to-gst/AAACX1111A', gstin);
    expect(await ask(app, '/pan-to-gst', pan('AAACX1111A'))).toEqual(['101;by=record', gstin]);
  });

  it('comes after what the request asks for, and after rules', async () => {
    const app = testApp();
    await set(app, '/pan-to-gst/AAACX1111A', gstin);
    const forced = await ask(app, '/pan-to-gst', pan('AAACX1111A'), { 'X-Mock-Fault': '105' });
    expect(forced).toEqual(['105;by=header', undefined]);
    await app.post('/__admin/rules', { fault: '109' });
    expect((await ask(app, '/pan-to-gst', pan('AAACX1111A')))[0]).toContain('109;by=rule');
  });

  it('can be set for every service, whatever its answer is', async () => {
    const app = testApp();
    for (const { name, input, example, subject, output } of services) {
      const { id } = subject(input.parse(example));
      const path = `/${name}/${encodeURIComponent(id)}`;
      expect([name, (await set(app, path, { outcome: 107 })).status]).toEqual([name, 201]);
      expect((await set(app, path, 42)).status).toBe(output.safeParse(42).success ? 200 : 400);
    }
    expect((await bodyOf(await call(app, 'GET', ''))).records).toHaveLength(services.length);
  });
});

describe('what is wrong', () => {
  const names = services.map(({ name }) => name).join(', ');
  const codes = '101, 102, 103, 104, 105, 106, 107, 108, 109';
  const rows: [string, string, string, string, number, string][] = [
    ['value', 'PUT', '/pan-to-gst/AAACX1111A', '42', 400, 'body line 1, $: found 42; allowed: GSTIN'],
    ['null', 'PUT', '/pan-to-gst/AAACX1111A', 'null', 400, 'body line 1, $: found null; allowed: GSTIN'],
    [
      'field',
      'PUT',
      '/bank-account/00600000000001',
      JSON.stringify({ ...account, status: 'open' }, null, 1),
      400,
      'body line 5, $.status: found "open"; allowed: active, closed, frozen, dormant, nre.',
    ],
    [
      'unknown field',
      'PUT',
      '/bank-account/00600000000001',
      JSON.stringify({ ...account, holder: 'A' }),
      400,
      'body line 1, $.holder: found an unknown field; allowed: account_number, ifsc, holder_name, status, bank, branch',
    ],
    [
      'outcome',
      'PUT',
      '/pan-to-gst/AAACX1111A',
      '{"outcome":110}',
      400,
      `body line 1, $.outcome: found 110; allowed: ${codes}.`,
    ],
    [
      'fault',
      'PUT',
      '/pan-to-gst/AAACX1111A',
      '{"fault":"dely"}',
      400,
      'body line 1, $.fault: found "dely"; allowed: ',
    ],
    [
      'fault out of bounds',
      'PUT',
      '/pan-to-gst/AAACX1111A',
      '{"fault":"delay;ms=9000000"}',
      400,
      'body line 1, $.fault: found "delay;ms=9000000"; allowed: ',
    ],
    ['no JSON', 'PUT', '/pan-to-gst/AAACX1111A', '{"a" 1}', 400, 'body line 1, $.a: found "1}"; allowed: ":".'],
    [
      'no body',
      'PUT',
      '/pan-to-gst/AAACX1111A',
      '',
      400,
      'body line 1, $: found the end of the file; allowed: a value.',
    ],
    [
      'nested deep',
      'PUT',
      '/pan-to-gst/AAACX1111A',
      '['.repeat(49_000) + ']'.repeat(49_000),
      400,
      'body: found values nested thousands of levels deep; allowed: fewer.',
    ],
    [
      'subject',
      'PUT',
      '/pan-to-gst/AAACX1111',
      '{"outcome":106}',
      400,
      'subject: found "AAACX1111"; allowed: PAN such as AAACN0000A.',
    ],
    ['subject of GET', 'GET', '/pan-to-gst/%zz', '', 400, 'subject: found "%zz"; allowed: PAN such as '],
    ['subject of DELETE', 'DELETE', '/cin-to-director/1', '', 400, 'subject: found "1"; allowed: CIN'],
    ['service', 'PUT', '/pan-to-gts/AAACX1111A', '42', 404, `No service "pan-to-gts"; allowed: ${names}.`],
    ['service of GET', 'GET', '/x/1', '', 404, `No service "x"; allowed: ${names}.`],
    ['service of the list', 'GET', '?service=x', '', 400, `No service "x"; allowed: ${names}.`],
    ['session', 'PUT', '/pan-to-gst/AAACX1111A?session=a%20b', '{"outcome":106}', 400, 'session: has 1 to 64 letters'],
    ['query', 'GET', '?sevice=x', '', 400, 'query: unknown: sevice; allowed: session, service.'],
    ['body too large', 'PUT', '/pan-to-gst/AAACX1111A', `"${'x'.repeat(100_000)}"`, 413, 'The body is over'],
  ];
  it.each(rows)('%s', async (_name, method, path, body, status, detail) => {
    const app = testApp();
    const response = await call(app, method, path, method === 'PUT' ? body : undefined);
    const problem = await bodyOf(response);
    expect([response.status, response.headers.get('content-type'), problem.detail.slice(0, detail.length)]).toEqual([
      status,
      'application/problem+json',
      detail,
    ]);
    expect((await bodyOf(await call(app, 'GET', ''))).records).toEqual([]);
  });

  it('is said in production too', async () => {
    const app = testApp({ ENVIRONMENT: 'production', ADMIN_KEY: 'an-admin-key' });
    const response = await set(app, '/pan-to-gst/AAACX1111A', { outcome: 110 }, {
      'X-Admin-Key': 'an-admin-key',
    } as never);
    expect((await bodyOf(response)).detail).toContain('$.outcome: found 110');
  });

  it('is one record more than there is room for', async () => {
    const store = memoryStore();
    for (let i = 0; i < 100_000; i++) {
      const subject = `AAAC${String.fromCharCode(65 + (i % 26))}${String(i % 10_000).padStart(4, '0')}${i}`;
      const body = { service: 'pan-to-gst', subject, given: { outcome: 106 }, override: { fault: '106' } };
      store.standing.put({ kind: 'record', id: recordId('', 'pan-to-gst', subject), session: '', at: 0, body });
    }
    const app = testApp({}, { store });
    const full = await set(app, '/pan-to-gst/AAACX1111A', gstin);
    expect([full.status, (await bodyOf(full)).detail]).toEqual([400, '100000 records stand already; remove some.']);
    store.standing.remove('record', recordId('', 'pan-to-gst', 'AAACA00000'));
    expect((await set(app, '/pan-to-gst/AAACX1111A', gstin)).status).toBe(201);
    expect((await set(app, '/pan-to-gst/AAACX1111A', { outcome: 103 })).status).toBe(200);
    expect((await set(app, '/pan-to-gst/AAACX1112A', gstin)).status).toBe(400);
  }, 30_000);
});

describe('a session', () => {
  it('meets its own answer before that of all', async () => {
    const app = testApp();
    await set(app, '/pan-to-gst/AAACX1111A', { outcome: 106 });
    const own = await set(app, '/pan-to-gst/AAACX1111A?session=checkout-7', { outcome: 109 });
    expect(await bodyOf(own)).toMatchObject({ session: 'checkout-7', outcome: 109 });
    expect(await ask(app, '/pan-to-gst', pan('AAACX1111A'))).toEqual(['106;by=record', undefined]);
    expect(await ask(app, '/pan-to-gst', pan('AAACX1111A'), inSession('checkout-7'))).toEqual([
      '109;by=record',
      undefined,
    ]);
    expect(await ask(app, '/pan-to-gst', pan('AAACX1111A'), inSession('other'))).toEqual(['106;by=record', undefined]);
  });

  it('is that of the key where none is asked for', async () => {
    const app = testApp();
    await set(app, '/pan-to-gst/AAACX1111A', { outcome: 106 });
    await set(app, '/pan-to-gst/AAACX2222A', { outcome: 106 }, inSession('a'));
    await set(app, '/gst-search/AAACX2222A', { outcome: 106 }, inSession('a'));
    const count = async (path: string, headers = admin) =>
      (await bodyOf(await call(app, 'GET', path, undefined, headers))).records.length;
    const rows: [string, Record<string, string>, number][] = [
      ['', admin, 3],
      ['?session=a', admin, 2],
      ['', inSession('a'), 2],
      ['?service=pan-to-gst', admin, 2],
      ['?service=pan-to-gst&session=a', admin, 1],
      ['?session=b', inSession('a'), 0],
    ];
    for (const [path, headers, records] of rows)
      expect([path, await count(path, headers as typeof admin)]).toEqual([path, records]);
    expect((await call(app, 'GET', '/pan-to-gst/AAACX1111A', undefined, inSession('a'))).status).toBe(404);
    expect(await bodyOf(await call(app, 'DELETE', '?service=gst-search', undefined, inSession('a')))).toEqual({
      removed: 1,
    });
    expect(await bodyOf(await call(app, 'DELETE', '', undefined, inSession('a')))).toEqual({ removed: 1 });
    expect(await bodyOf(await call(app, 'DELETE', ''))).toEqual({ removed: 1 });
    expect(await count('')).toBe(0);
  });

  it('takes its answers along when it is idle too long, or reset', async () => {
    let time = 1_790_000_000_000;
    const app = testApp({ SESSION_IDLE: '1m' }, { now: () => time });
    const reset = (query: string) => app.fetch(`/__admin/reset${query}`, { method: 'POST', headers: admin });
    const subjects = async () =>
      (await bodyOf(await call(app, 'GET', ''))).records.map(({ subject }: { subject: string }) => subject);
    await set(app, '/pan-to-gst/AAACX1111A', gstin);
    await set(app, '/pan-to-gst/AAACX2222A?session=a', gstin);
    await set(app, '/pan-to-gst/AAACX3333A?session=b', gstin);
    expect((await reset('?session=a')).status).toBe(200);
    expect(await subjects()).toEqual(['AAACX1111A', 'AAACX3333A']);
    time += 61_000;
    await set(app, '/pan-to-gst/AAACX4444A?session=c', gstin);
    expect(await subjects()).toEqual(['AAACX1111A', 'AAACX4444A']);
    expect((await reset('')).status).toBe(200);
    expect(await subjects()).toEqual([]);
  });
});

it('is not open to who shows no key', async () => {
  for (const [method, path] of [
    ['GET', ''],
    ['PUT', '/pan-to-gst/AAACX1111A'],
    ['DELETE', ''],
  ] as const)
    expect((await call(testApp(), method, path, method === 'PUT' ? gstin : undefined, {})).status).toBe(401);
});
