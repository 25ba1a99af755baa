import { describe, expect, it } from 'vitest';
import { bodyOf, json, key, type TestApp, testApp } from '../support/app.ts';

const credentials = { 'api-key': key, 'account-id': 'abc123/24d62630' };
const ids = { task_id: 'task-7', group_id: 'group-7' };
const at = '2026-09-21T19:43:20+05:30';

const post = (app: TestApp, path: string, data: object, headers: Record<string, string> = {}) =>
  app.fetch(`/idfy/v3/tasks/${path}`, {
    method: 'POST',
    headers: { ...json, ...credentials, ...headers },
    body: JSON.stringify({ ...ids, data }),
  });
const pollOf = (app: TestApp, id: string, headers: Record<string, string> = {}) =>
  app.fetch(`/idfy/v3/tasks?request_id=${id}`, { headers: { ...credentials, ...headers } });

/** Takes a task on; the id to poll by. */
async function taken(app: TestApp, type: string, data: object, headers = {}): Promise<string> {
  const response = await post(app, `async/verify_with_source/${type}`, data, headers);
  expect(response.status).toBe(202);
  const { request_id, ...rest } = await bodyOf(response);
  expect([request_id, rest]).toEqual([expect.stringMatching(/^[\da-f-]{36}$/), {}]);
  return request_id;
}

const done = (type: string, source_output: object, request_id: unknown = expect.stringMatching(/^[\da-f-]{36}$/)) => ({
  ...{ action: 'verify_with_source', completed_at: at, created_at: at, group_id: 'group-7', request_id },
  ...{ result: { source_output }, status: 'completed', task_id: 'task-7', type },
});
const ananya = {
  ...{ aadhaar_seeding_status: true, category: 'Individual', first_name: 'ANANYA', full_name: 'ANANYA IYER' },
  ...{ gender: 'female', id_number: 'AAAPI0000A', last_name: 'IYER', middle_name: '', name_on_card: 'ANANYA IYER' },
  ...{ pan_status: 'VALID', source: 'NSDL', status: 'id_found' },
};
const home = '9B Mock Orange Apartments, Sion, Mumbai, Maharashtra, 400022';
const missed = { status: 'id_not_found' };

const known: [string, object, object][] = [
  ['ind_pan', { id_number: 'AAAPI0000A', full_name: 'Ananya Iyer', dob: '1985-02-11' }, ananya],
  ['ind_pan', { id_number: 'AAAPZ9999Z' }, missed],
  [
    'ind_gst_certificate',
    { gstin: '27AAACM0000Z1Z7' },
    {
      ...{ constitution_of_business: 'Private Limited Company', date_of_registration: '2017-07-01' },
      ...{ gstin: '27AAACM0000Z1Z7', gstin_status: 'Active', legal_name: 'MOCKWORKS PRIVATE LIMITED' },
      principal_place_of_business_fields: {
        principal_place_of_business_address:
          'Unit 4, Mock Mill Compound, Stand-in Road, Lower Parel, Mumbai, Maharashtra, 400013',
      },
      ...{ source: 'GSTN', taxpayer_type: 'Regular', trade_name: 'MOCKWORKS', status: 'id_found' },
    },
  ],
  [
    'ind_driving_license',
    { id_number: 'ZZ01 20110000042', date_of_birth: '1985-02-11' },
    {
      ...{ badge_details: null, card_serial_no: null, date_of_last_transaction: null, face_image: null },
      ...{ hazardous_valid_till: null, hill_valid_till: null, t_validity_from: null, t_validity_to: null },
      ...{ address: home, city: 'Mumbai', date_of_issue: '2011-07-14', dl_status: 'Active', dob: '1985-02-11' },
      cov_details: [{ category: 'NT', cov: 'LMV', issue_date: '2011-07-14' }],
      ...{ gender: 'Female', id_number: 'ZZ0120110000042', issuing_rto_name: null, last_transacted_at: null },
      ...{ name: 'ANANYA IYER', nt_validity_from: '2011-07-14', nt_validity_to: '2031-07-13' },
      ...{ relatives_name: 'VENKATESH IYER', source: 'SARATHI', state: 'Maharashtra', status: 'id_found' },
    },
  ],
  ['ind_driving_license', { id_number: 'ZZ01 20110000042', date_of_birth: '1985-02-12' }, missed],
  [
    'ind_voter_id',
    { id_number: 'ZZZ0070227' },
    {
      ...{ ac_no: '32', date_of_birth: '1985-02-11', district: 'Mumbai', gender: 'F', house_no: '' },
      ...{ id_number: 'ZZZ0070227', last_update: '', name_on_card: 'ANANYA IYER', part_no: '26', ps_lat_long: '' },
      ...{ ps_name: 'Government School, Mumbai, Room 1', rln_name: 'VENKATESH IYER', section_no: '', source: 'NVSP' },
      ...{ st_code: '', state: 'Maharashtra', status: 'id_found' },
    },
  ],
];

describe.each(known)('IDfy verifies %s %j', (type, data, output) => {
  it('for who waits', async () => {
    const response = await post(testApp(), `sync/verify_with_source/${type}`, data);
    const { group_id, task_id, ...task } = await bodyOf(response);
    const { group_id: _group, task_id: _task, ...expected } = done(type, output);
    expect([response.status, task]).toEqual([200, expected]);
    expect([group_id, task_id]).toEqual(['group-7', 'task-7']);
  });

  it('for who polls: in progress first, completed from then on', async () => {
    const app = testApp();
    const id = await taken(app, type, data);
    const first = await pollOf(app, id);
    const { result: _result, completed_at: _at, ...rest } = done(type, output, id);
    expect([first.status, await bodyOf(first)]).toEqual([200, [{ ...rest, status: 'in_progress' }]]);
    for (let i = 0; i < 2; i++) {
      const response = await pollOf(app, id);
      expect([response.status, await bodyOf(response)]).toEqual([200, [done(type, output, id)]]);
      const found = output !== missed;
      expect(response.headers.get('x-mock-outcome')).toBe(found ? '101;by=world' : '103;by=world');
    }
  });
});

describe('a task', () => {
  it('of which two ask at once is in progress to one of them', async () => {
    const app = testApp();
    const id = await taken(app, 'ind_pan_plus', { id_number: 'AAAPI0000A' });
    const polls = await Promise.all([1, 2, 3].map(async () => (await bodyOf(await pollOf(app, id)))[0].status));
    expect(polls.sort()).toEqual(['completed', 'completed', 'in_progress']);
  });

  it('belongs to its session', async () => {
    const app = testApp();
    const own = { 'api-key': `${key}~a` };
    const id = await taken(app, 'ind_pan', { id_number: 'AAAPI0000A' }, own);
    expect((await pollOf(app, id)).status).toBe(404);
    expect((await pollOf(app, id, own)).status).toBe(200);
  });

  it.each([
    ['103', 'completed', undefined],
    ['106', 'failed', 'MULTIPLE_RECORDS_FOUND'],
    ['107', 'failed', 'NOT_SUPPORTED'],
    ['108', 'failed', 'SOURCE_UNAVAILABLE'],
    ['109', 'failed', 'TOO_MANY_RECORDS_FOUND'],
  ])('that meets %s by a magic PAN is taken on, and its poll tells: %s', async (code, status, error) => {
    const app = testApp();
    const id = await taken(app, 'ind_pan', { id_number: `ERROR0${code}X` });
    const response = await pollOf(app, id);
    const [task] = await bodyOf(response);
    expect([response.status, task.status, task.error]).toEqual([200, status, error]);
    if (code === '103') expect(task.result).toEqual({ source_output: missed });
    const waited = await post(app, 'sync/verify_with_source/ind_pan', { id_number: `ERROR0${code}X` });
    expect([waited.status, (await bodyOf(waited)).status]).toEqual([code === '103' ? 200 : 422, status]);
  });

  it('that nobody asked for is not there', async () => {
    const response = await pollOf(testApp(), '5b0cf3f4-6f0e-4f6f-9c0e-111111111111');
    const expected = { error: 'NOT_FOUND', message: 'Not Found', status: 404 };
    expect([response.status, await bodyOf(response)]).toEqual([404, expected]);
  });

  it('that fails tells all that it was', async () => {
    const response = await post(testApp(), 'sync/verify_with_source/ind_pan', { id_number: 'ERROR0108X' });
    expect(await bodyOf(response)).toEqual({
      ...{ action: 'verify_with_source', completed_at: at, created_at: at, error: 'SOURCE_UNAVAILABLE' },
      ...{ group_id: 'group-7', message: 'Internal resource unavailable', status: 'failed', task_id: 'task-7' },
      ...{ request_id: expect.any(String), type: 'ind_pan' },
    });
  });
});

describe('IDfy refuses', () => {
  const path = 'async/verify_with_source/ind_pan';
  it.each([
    ['102', 400, 'BAD_REQUEST'],
    ['104', 429, 'TOO_MANY_REQUESTS'],
    ['105', 403, 'MISSING_CONSENT'],
    ['401', 401, 'UNAUTHORIZED'],
    ['402', 402, 'INSUFFICIENT_CREDITS'],
    ['404', 404, 'NOT_FOUND'],
    ['429', 429, 'TOO_MANY_REQUESTS'],
    ['409', 409, 'CONFLICT'],
    ['413', 413, 'PAYLOAD_TOO_LARGE'],
    ['500', 500, 'INTERNAL_ERROR'],
    ['503', 503, 'SERVICE_UNAVAILABLE'],
    ['504', 504, 'GATEWAY_TIMEOUT'],
  ])('at once with %s', async (fault, status, error) => {
    const response = await post(testApp(), path, { id_number: 'AAAPI0000A' }, { 'X-Mock-Fault': fault });
    expect([response.status, await bodyOf(response)]).toEqual([status, { error, message: expect.any(String), status }]);
  });

  it('a request that lacks something', async () => {
    const body = JSON.stringify({ task_id: '', data: { id_number: 'X' } });
    const init = { method: 'POST', headers: { ...json, ...credentials }, body };
    const response = await testApp().fetch(`/idfy/v3/tasks/${path}`, init);
    const message =
      'task_id is empty; group_id is missing; data.id_number is no PAN: five letters, four digits, a letter';
    expect([response.status, await bodyOf(response)]).toEqual([400, { error: 'BAD_REQUEST', message, status: 400 }]);
  });

  it.each([
    ['a wrong key', { 'api-key': 'wrong' }],
    ['a key for an account', { 'api-key': 'wrong', 'account-id': key }],
    ['another vendor’s header', { 'api-key': '', 'X-API-Key': key }],
  ])('%s', async (_name, headers: Record<string, string>) => {
    const response = await post(testApp(), path, { id_number: 'AAAPI0000A' }, headers);
    const expected = { error: 'UNAUTHORIZED', message: 'Invalid API key', status: 401 };
    expect([response.status, await bodyOf(response)]).toEqual([401, expected]);
  });

  it('a key without an account', async () => {
    const init = { method: 'POST', headers: { ...json, 'api-key': key }, body: '{}' };
    expect((await testApp().fetch(`/idfy/v3/tasks/${path}`, init)).status).toBe(401);
  });

  it('a path that is none', async () => {
    const response = await post(testApp(), 'async/verify_with_source/none', {});
    expect([response.status, (await bodyOf(response)).error]).toEqual([404, 'NOT_FOUND']);
  });
});

it('IDfy is found at its host', async () => {
  const init = { headers: credentials };
  const response = await testApp().fetch('https://eve.idfy.com/v3/tasks?request_id=5b0cf3f4-6f0e', init);
  expect(response.status).toBe(404);
});
