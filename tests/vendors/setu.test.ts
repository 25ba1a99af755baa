import { describe, expect, it } from 'vitest';
import { bodyOf, json, key, testApp } from '../support/app.ts';

const app = testApp();
const keys = { 'x-client-id': 'any', 'x-client-secret': key, 'x-product-instance-id': 'any' };
const id = '0b5c9d6e-3f0a-4a53-9b1e-6f0c2d7a8e41';
const traceId = '1-6ab13b80-0b5c9d6e3f0a4a539b1e6f0c';
const reason = 'Reason for verifying PAN set by the developer';

async function ask(path: string, body: object, headers: Record<string, string> = {}) {
  const all = { ...json, ...keys, 'X-Request-Id': id, ...headers };
  const response = await app.fetch(`/setu${path}`, { method: 'POST', headers: all, body: JSON.stringify(body) });
  return [response.status, await bodyOf(response)];
}

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await app.fetch(`/setu${path}`, { headers: { ...keys, 'X-Request-Id': id, ...headers } });
  return [response.status, await bodyOf(response)];
}

const error = (code: string, detail: string) => ({ error: { code, detail, traceId } });
const invalid = { verification: 'failed', message: 'PAN is invalid' };
const notFound = { message: 'PAN not found.', verification: 'failed' };
const verified = (data: object) => ({ data, message: 'PAN is valid', verification: 'success', traceId });
const noConsent = error('consent_not_given', 'Consent is required and should be Y/y.');

describe('PAN', () => {
  const john = { first_name: 'John Hartwell', middle_name: 'Walter', last_name: 'Doe' };
  const person = { aadhaar_seeding_status: 'LINKED', category: 'Individual' };
  const harpreet = { first_name: 'HARPREET', middle_name: 'SINGH', last_name: 'GILL' };
  const pranjal = { ...person, aadhaar_seeding_status: 'NOT_LINKED', full_name: 'PRANJAL BORA' };

  it.each<[string, object, number, object]>([
    ['documented as valid', { pan: 'ABCDE1234A' }, 200, verified({ ...person, full_name: 'John Doe', ...john })],
    ['documented as invalid', { pan: 'ABCDE1234B' }, 200, invalid],
    ['documented as invalid, malformed', { pan: 'ABCDE1234AZZ' }, 200, invalid],
    ['documented as not found, malformed', { pan: 'ABDPB123H' }, 404, notFound],
    ['unknown', { pan: 'ZZZPZ9999Z' }, 404, notFound],
    ['of a person', { pan: 'AAAPG0000B' }, 200, verified({ ...person, full_name: 'HARPREET SINGH GILL', ...harpreet })],
    [
      'without Aadhaar',
      { pan: 'AAAPB0000K', consent: 'y' },
      200,
      verified({ ...pranjal, first_name: 'PRANJAL', middle_name: '', last_name: 'BORA' }),
    ],
    [
      'of a company',
      { pan: 'AAACM0000Z' },
      200,
      verified({ category: 'Company', full_name: 'MOCKWORKS PRIVATE LIMITED' }),
    ],
    ['of a firm', { pan: 'AAAFD0000H' }, 200, verified({ category: 'Firm', full_name: 'DRISHTANT TRADERS' })],
    ['of the dead', { pan: 'AAAPT0000O' }, 200, invalid],
    ['not in use', { pan: 'AAAPY0000N' }, 200, invalid],
    ['with consent refused', { pan: 'ABCDE1234A', consent: 'N' }, 400, noConsent],
    ['with no consent', { pan: 'ABCDE1234A', consent: undefined }, 400, noConsent],
    [
      'with too short a reason, and malformed',
      { pan: 'ABDPB123H', reason: 'reason < 20 chars' },
      400,
      error('insufficient_reason_length', 'Reason should be at least 20 characters in length.'),
    ],
    ['that is missing', { pan: undefined }, 400, error('bad_request', 'pan is required')],
  ])('%s', async (_name, fields, status, body) => {
    expect(await ask('/api/verify/pan', { consent: 'Y', reason, ...fields })).toEqual([status, body]);
  });
});

describe('GST', () => {
  const around = { message: '', requestId: id, verification: 'success', traceId };
  const principle = {
    ...{ buildingName: 'MESH COMPLEX', buildingNumber: 'WAREHOUSE H', city: '', district: 'Thane' },
    ...{ floorNo: 'SURVEY NO. 35/4, 36/2', latitude: '', location: 'BHIWANDI', longitude: '' },
    ...{ naturePlaceOfBusiness: '', pinCode: '421302', stateCode: 'Maharashtra', street: 'SARAVALI' },
  };
  const ward = 'State - Maharashtra,Zone - Thane,Division - THANE CITY,Charge - BHIWANDI_701';
  const centre = 'Commissionerate - BHIWANDI,Division - DIVISION IV,Range - RANGE-I (Jurisdictional Office)';
  const seller = 'XYZ SELLER SERVICES PRIVATE LIMITED';
  const documented = {
    company: {
      ...{ constitutionOfBusiness: 'Private Limited Company', name: seller, natureOfBusinessActivity: '', state: ward },
      ...{ status: 'Active', taxPayerType: 'Tax Collector (Electronic Commerce Operator)', tradeName: seller },
      type: 'Private Limited Company',
    },
    jurisdiction: { centre, centreCode: 'VQ0401', state: ward, stateCode: 'MHCG1425' },
  };
  const gst = { dateOfCancellation: '', lastUpdatedDate: '', registrationDate: '12/10/2018' };

  it('answers the documented GSTIN to the letter', async () => {
    const data = { address: { additional: [], principle }, ...documented, gst: { ...gst, id: '27AAICB3918J1CT' } };
    expect(await ask('/api/verify/gst', { gstin: '27AAICB3918J1CT' })).toEqual([200, { data, ...around }]);
  });

  it('answers the documented GSTIN with another address', async () => {
    const [status, { data }] = await ask('/api/verify/gst', { gstin: '27AAICA3919J1CT' });
    expect([status, data.address.additional[0].buildingNumber]).toEqual([200, 'DOOR NO, 17']);
    expect(data).toMatchObject({ ...documented, address: { principle } });
  });

  it('answers from the world', async () => {
    const state = 'State - West Bengal, Kolkata Ward 87';
    const address = {
      ...{ buildingName: '', buildingNumber: '27', city: 'Kolkata', district: 'Kolkata', floorNo: '', latitude: '' },
      ...{ location: 'Park Street', longitude: '', naturePlaceOfBusiness: '', pinCode: '700016' },
      ...{ stateCode: 'West Bengal', street: 'Inkpot Lane' },
    };
    const kind = 'Private Limited Company';
    const company = {
      ...{ constitutionOfBusiness: kind, name: 'NAMUNA INK AND PAPER PRIVATE LIMITED', state, status: 'Active' },
      ...{ natureOfBusinessActivity: 'Factory / Manufacturing, Wholesale Business', taxPayerType: 'Regular' },
      ...{ tradeName: 'NAMUNA INK AND PAPER', type: kind },
    };
    const registration = { id: '19AAACN0000A1ZI', lastUpdatedDate: '', registrationDate: '10/04/2018' };
    const data = {
      ...{ address: { additional: [], principle: address }, company, gst: { dateOfCancellation: '', ...registration } },
      jurisdiction: { centre: 'Commissionerate - KOLKATA, Range - 3', centreCode: '', state, stateCode: '' },
    };
    expect(await ask('/api/verify/gst', { gstin: '19AAACN0000A1ZI' })).toEqual([200, { data, ...around }]);
  });

  it('tells when a registration was cancelled', async () => {
    const [, { data }] = await ask('/api/verify/gst', { gstin: '33AAACU0000C1ZH' });
    expect([data.company.status, data.gst.dateOfCancellation]).toEqual([
      'Cancelled',
      expect.stringMatching(/^\d\d\/\d\d\/\d{4}$/),
    ]);
  });

  it.each(['27AAICA3918J1CT', '27AAICA3918J1C'])('answers %s as invalid, which is a success', async (gstin) => {
    const body = { ...around, data: {}, message: 'Invalid GSTIN / UID' };
    expect(await ask('/api/verify/gst', { gstin })).toEqual([200, body]);
  });

  it('asks for one', async () => {
    const told = { code: 'bad_request', detail: 'gstin is required', requestId: id, traceId };
    expect(await ask('/api/verify/gst', {})).toEqual([400, { error: told }]);
  });

  it('tells of an error behind', async () => {
    const told = { code: 'upstream_error_response', detail: 'error response from upstream.', requestId: id, traceId };
    const fault = { 'X-Mock-Fault': '108' };
    expect(await ask('/api/verify/gst', { gstin: '19AAACN0000A1ZI' }, fault)).toEqual([500, { error: told }]);
  });
});

describe('bank account', () => {
  const good = { verification: 'success', message: 'Account exists and is active.' };
  const reference = { transactionReference: expect.stringMatching(/^[1-9]\d{11}$/) };
  const bad = (code: string, message: string) => ({ id, code, verification: 'failed', message, traceId });
  const gone = 'This account does not exist or is invalid.';
  const dropped = (name: string) => ({
    ...{ code: 'BAV00', ...good, id, traceId },
    data: { name, ...reference, verifiedAt: '2026-09-21T14:13:20+00:00' },
  });

  it.each<[string, string, string, object]>([
    ['documented as good', 'ABCD0123456', '1234567890', dropped('Kumar Gaurav Rathod')],
    ['documented as bad', 'DCBA6543210', '0987654321', bad('BAVM1', gone)],
    ['good', 'ZZZA0000001', '00001000000012', dropped('ANANYA IYER')],
    ['closed', 'ZZZB0000001', '00002000018', bad('BAVM5', 'Account closed')],
    ['frozen', 'ZZZB0000003', '00002000035', bad('BAVM3', 'Account blocked/frozen')],
    ['dormant', 'ZZZB0000002', '00002000030', bad('BAVM7', 'Transaction not permitted to account')],
    ['of a non-resident', 'ZZZA0000001', '00001000000019', bad('BAVM4', 'Nre account')],
    ['of no branch', 'ZZZC0999999', '000030000000033', bad('BAVMJ', 'Invalid beneficiary IFSC or NBIN')],
    ['malformed', 'ABCD', '1234567890', bad('BAVM1', 'Either IFSC or bank account is invalid')],
  ])('%s', async (_name, ifsc, accountNumber, body) => {
    expect(await ask('/api/verify/ban', { ifsc, accountNumber })).toEqual([200, body]);
  });

  it.each([
    [
      '108',
      500,
      'upstream_service_error',
      'Upstream service error. Please reach out to support along with the traceId.',
    ],
    ['404', 404, 'not_found', 'Not Found.'],
    ['413', 413, 'payload_too_large', 'Payload Too Large.'],
    ['500', 500, 'internal_server_error', 'Internal Server Error. Please reach out to support along with the traceId.'],
    ['429', 429, 'too_many_requests', 'Too many requests.'],
  ])('tells its id around an error, when %s is forced', async (fault, status, code, detail) => {
    const account = { ifsc: 'ZZZA0000001', accountNumber: '00001000000012' };
    const body = { id, ...error(code, detail) };
    expect(await ask('/api/verify/ban', account, { 'X-Mock-Fault': fault })).toEqual([status, body]);
  });

  const documented = (ifsc: string) => ({ ifsc, accountNumber: '1234567890' });
  const later = (name: string) => ({ ...good, data: { name, ...reference } });
  const failed = (message: string) => ({ verification: 'failed', message });

  it.each<[string, object, object]>([
    ['documented as good', documented('ABCD0123456'), later('Kumar Gaurav Rathod')],
    ['without IMPS', documented('ABCD0123457'), failed('This transaction is not valid for this account.')],
    [
      'at its limit',
      documented('ABCD0123458'),
      failed('The transaction limit for this account may have been reached.'),
    ],
    ['pending', documented('ABCD0123450'), { verification: 'pending' }],
    ['documented as bad', documented('ABCD0123467'), failed(gone)],
    ['good', { ifsc: 'ZZZA0000001', accountNumber: '00001000000012' }, later('ANANYA IYER')],
    ['closed', { ifsc: 'ZZZB0000001', accountNumber: '00002000018' }, failed('Account closed')],
  ])('%s, fetched later, twice', async (_name, account, body) => {
    const [status, started] = await ask('/api/verify/ban/async', { ...account, narration: 'test transaction' });
    expect([status, started]).toEqual([200, { id: expect.stringMatching(/^[0-9a-f-]{36}$/) }]);
    for (const _time of [1, 2]) expect(await get(`/api/verify/ban/async/${started.id}`)).toEqual([200, body]);
  });

  it('tells of an error of the bank with nothing around it', async () => {
    const [, started] = await ask('/api/verify/ban/async', { ...documented('ABCD0123459'), narration: 'test' });
    const detail = 'Downstream service error. Please reach out to support along with the traceId.';
    const body = { code: 'downstream_service_error', detail, traceId };
    expect(await get(`/api/verify/ban/async/${started.id}`)).toEqual([500, body]);
  });

  it('knows no id of another session, and none that it did not hand out', async () => {
    const [, started] = await ask('/api/verify/ban/async', { ...documented('ABCD0123456'), narration: 'test' });
    const other = { 'x-client-secret': `${key}~other` };
    expect((await get(`/api/verify/ban/async/${started.id}`, other))[0]).toBe(404);
    expect((await get('/api/verify/ban/async/02c2dc4c-1015-4ea0-8ec4-987829fc70cc'))[0]).toBe(404);
  });

  it('asks for what is missing', async () => {
    const body = { id, ...error('bad_request', 'accountNumber is required') };
    expect(await ask('/api/verify/ban', { ifsc: 'ABCD0123456' })).toEqual([400, body]);
  });

  it.each([
    ['accountNumber is required', { ifsc: 'ABCD0123456' }],
    ['ifsc is invalid', { ...documented('ABCD') }],
  ])('is told that %s', async (detail, fields) => {
    const answer = await ask('/api/verify/ban/async', { ...fields, narration: 'test' });
    expect(answer).toEqual([400, error('bad_request', detail)]);
  });
});

describe('name match', () => {
  const matched = (name1: string, name2: string, match_type: string, match_percentage: number) => {
    const output = { match_type, match_percentage };
    return { name1, name2, id, optimistic_match_output: output, pessimistic_match_output: output, traceId };
  };

  it.each<[string, string, string, number]>([
    ['Rakesh Kumar Singh', 'Rakesh Kumar Singh', 'COMPLETE_MATCH', 100],
    ['JOHN D', 'JOHN DOE', 'HIGH_PARTIAL_MATCH', 85],
    ['J DOE', 'JOHN DOE', 'MODERATE_PARTIAL_MATCH', 70],
    ["Lourdes D'Souza", 'Viketo Sumi', 'NO_MATCH', expect.any(Number) as unknown as number],
  ])('%s and %s are %s', async (name1, name2, type, score) => {
    expect(await ask('/api/match/v1/name', { name1, name2 })).toEqual([200, matched(name1, name2, type, score)]);
  });

  it.each([
    ['', 'Rakesh Kumar Singh', 'Name cannot be empty'],
    ['x'.repeat(101), 'x', 'Name cannot be more than 100 characters'],
    ['Chandra Kumar K 123', 'Chandra@Kumar K Sharma', 'Name cannot contain numbers or special characters'],
  ])('%s is refused', async (name1, name2, detail) => {
    expect(await ask('/api/match/v1/name', { name1, name2 })).toEqual([400, error('bad_request', detail)]);
  });

  it('answers well when that is forced, whatever was sent', async () => {
    expect((await ask('/api/match/v1/name', [], { 'X-Mock-Fault': '101' }))[0]).toBe(200);
  });
});

describe('who asks', () => {
  const unauthorized = [401, error('unauthorized', 'Invalid client credentials.')];
  const pan = { pan: 'ABCDE1234A', consent: 'Y', reason };

  it.each<[string, Record<string, string>]>([
    ['a wrong secret', { ...keys, 'x-client-secret': 'wrong' }],
    ['no secret', { 'x-client-id': 'any', 'x-product-instance-id': 'any' }],
    ['no id', { 'x-client-secret': key, 'x-product-instance-id': 'any' }],
    ['no product', { 'x-client-id': 'any', 'x-client-secret': key }],
    ['our own header', { 'X-API-Key': key }],
  ])('with %s is refused', async (_name, headers) => {
    const all = { ...json, 'X-Request-Id': id, ...headers };
    const response = await app.fetch('/setu/api/verify/pan', {
      method: 'POST',
      headers: all,
      body: JSON.stringify(pan),
    });
    expect([response.status, await bodyOf(response)]).toEqual(unauthorized);
  });

  it.each<[string, object]>([
    ['/api/verify/pan', invalid],
    ['/api/verify/gst', { data: {}, message: 'Invalid GSTIN / UID' }],
    ['/api/verify/ban', { code: 'BAVM1', message: 'Either IFSC or bank account is invalid' }],
  ])('for outcome 102 at %s is told that the identifier is no good', async (path, body) => {
    expect(await ask(path, {}, { 'X-Mock-Fault': '102' })).toEqual([200, expect.objectContaining(body)]);
  });

  it.each(['/api/verify/gst', '/api/verify/ban'])(
    'by another method at %s is told as a forced 405 is',
    async (path) => {
      const body = error('method_not_allowed', 'Method Not Allowed.');
      expect(await ask(path, {}, { 'X-Mock-Fault': '405' })).toEqual([405, body]);
      const response = await app.fetch(`/setu${path}`, { headers: { ...keys, 'X-Request-Id': id } });
      expect([response.status, await bodyOf(response)]).toEqual([405, body]);
    },
  );

  it('for a path that is not there is told so', async () => {
    const body = error('not_found', 'The requested URL was not found.');
    expect(await ask('/api/verify/nothing', {})).toEqual([404, body]);
  });
});
