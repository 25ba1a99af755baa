import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bodyOf, json, key, testApp } from '../support/app.ts';

const { fetch } = testApp();
const credentials = { 'x-client-id': 'any', 'x-client-secret': key };
const ids = { verification_id: 'test001' };

async function ask(path: string, body: unknown, headers: Record<string, string> = credentials) {
  const response = await fetch(`/cashfree/verification${path}`, {
    method: 'POST',
    headers: { ...json, 'X-Request-Id': 'golden', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await bodyOf(response) };
}
const forced = (path: string, body: unknown, fault: string) =>
  ask(path, body, { ...credentials, 'X-Mock-Fault': fault });

/** What a good request to each operation is. */
const good: Record<string, object> = {
  '/pan': { pan: 'AAAPI0000A', name: 'ANANYA IYER' },
  '/pan/advance': { pan: 'AAAPI0000A', ...ids },
  '/pan-lite': { ...ids, pan: 'AAAPI0000A', name: 'ANANYA IYER', dob: '1985-02-11' },
  '/pan-gstin': { pan: 'AAACM0000Z', ...ids },
  '/gstin': { GSTIN: '27AAACM0000Z1Z7' },
  '/cin': { ...ids, cin: 'U17029WB2018PTC000000' },
  '/bank-account/sync': { bank_account: '00001000000012', ifsc: 'ZZZA0000001', name: 'ANANYA IYER' },
  '/ifsc': { ...ids, ifsc: 'ZZZA0000001' },
  '/name-match': { ...ids, name_1: 'JOHN DOE', name_2: 'JOHN DOE' },
  '/offline-aadhaar/otp': { aadhaar_number: '100261102744' },
  '/offline-aadhaar/verify': { otp: '111000', ref_id: 'SPECIMEN-TICKET' },
  '/driving-license': { ...ids, dl_number: 'ZZ0120110000042', dob: '1985-02-11' },
  '/voter-id': { ...ids, epic_number: 'ZZZ0070227' },
  '/passport': { ...ids, file_number: 'ZZ0000000000011', dob: '1985-02-11' },
  '/vehicle-rc': { ...ids, vehicle_number: 'ZZ01AB1234' },
};
const operations = Object.keys(good);

const folder = 'tests/golden/cashfree';
describe('answers, to the last key', () => {
  it.each(readdirSync(folder))('%s', async (file) => {
    const { path, asked, answered } = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
    expect(await ask(path, asked)).toEqual({ status: 200, body: answered });
  });
});

describe('test values that the vendor documents', () => {
  it('PAN ABCPV1234D', async () => {
    expect((await ask('/pan', { pan: 'ABCPV1234D', name: 'JOHN DOE' })).body).toEqual({
      ...{ pan: 'ABCPV1234D', type: 'Individual', reference_id: expect.any(Number), name_provided: 'JOHN DOE' },
      ...{ registered_name: 'JOHN DOE', valid: true, message: 'PAN verified successfully' },
      ...{ name_match_score: '100.00', name_match_result: 'DIRECT_MATCH', aadhaar_seeding_status: 'Y' },
      ...{ last_updated_at: '01/01/2019', name_pan_card: 'JOHN DOE', pan_status: 'VALID' },
      aadhaar_seeding_status_desc: 'Aadhaar is linked to PAN',
    });
  });

  it('PAN AZJPG7110R', async () => {
    const { body } = await ask('/pan/advance', { pan: 'AZJPG7110R', ...ids, name: 'JOHN SNOW' });
    expect(body).toEqual({
      ...{ status: 'VALID', message: 'PAN verified successfully', reference_id: expect.any(Number), ...ids },
      ...{ name_provided: 'JOHN SNOW', pan: 'AZJPG7110R', registered_name: 'JOHN SNOW', name_pan_card: 'JOHN SNOW' },
      ...{ first_name: 'JOHN', last_name: 'SNOW', type: 'Individual or Person', gender: 'Male' },
      ...{ date_of_birth: '27-10-2004', masked_aadhaar_number: 'XXXXXXXX8848', email: 'abc@gmail.com' },
      ...{ mobile_number: '99999999999', aadhaar_linked: true },
      address: {
        full_address: 'Quarter - A, Block - B Sample Area, ABC Street 700011 KOLKATA WEST BENGAL INDIA',
        ...{ street: 'ABC Street', city: 'KOLKATA', state: 'WEST BENGAL', pincode: 700011, country: 'India' },
      },
    });
    expect((await ask('/pan-gstin', { pan: 'AZJPG7110R', ...ids })).body).toMatchObject({
      ...{ status: 'SUCCESS', pan: 'AZJPG7110R' },
      gstin_list: [
        { gstin: '29AAFCD5862R1ZR', status: 'ACTIVE', state: 'KARNATAKA' },
        { gstin: '27AAFCD5862R1ZV', status: 'ACTIVE', state: 'MAHARASHTRA' },
      ],
    });
  });

  it.each([
    ['ABCTY1234D', 'E', 'VALID', 'Y'],
    ['DEFPV0126D', 'N', 'INVALID', null],
    ['ABCDX1234F', 'X', 'INVALID', null],
    ['ABCDF1234F', 'F', 'INVALID', null],
    ['ABCDD1234F', 'D', 'INVALID', null],
  ])('PAN %s is %s in PAN Lite', async (pan, pan_status, status, match) => {
    const { body } = await ask('/pan-lite', { ...ids, pan, name: 'John Doe', dob: '1993-06-30' });
    expect(body).toMatchObject({ pan_status, status, name_match: match, dob_match: match, name: 'John Doe' });
  });

  it('GSTIN 29AAICP2912R1ZR', async () => {
    const { body } = await ask('/gstin', { GSTIN: '29AAICP2912R1ZR', business_name: 'UJJIVAN SMALL FINANCE BANK' });
    expect(body).toMatchObject({
      legal_name_of_business: 'UJJIVAN SMALL FINANCE BANK LIMITED',
      ...{ gst_in_status: 'Active', last_update_date: '2022-03-01', valid: true, message: 'GSTIN Exists' },
      principal_place_split_address: { building_number: '3512-DISPUR', latitude: '26.1445', pincode: '781007' },
      additional_address_array: [
        { split_address: { building_name: '' } },
        { split_address: { street: 'Binjraj Road' } },
      ],
    });
  });

  it('CIN U72900KA2015PTC082988, whose registration number is one less', async () => {
    expect((await ask('/cin', { ...ids, cin: 'U72900KA2015PTC082988' })).body).toMatchObject({
      ...{ status: 'VALID', company_name: 'COMPANY NAME', registration_number: 82987 },
      ...{ incorporation_date: '2015-09-23', cin_status: 'ACTIVE', email: 'abc@xyz.com' },
      director_details: [
        { din: '07168822', name: 'Frank Kelvin' },
        { name: 'John Doe', dob: '1997-02-07' },
      ],
    });
  });

  it.each([
    ['026291800001191', 'YESB0000262', 'john doe', 'JOHN DOE', '100.00', 'DIRECT_MATCH'],
    ['026291800001191', 'YESB0000262', 'john d', 'JOHN DOE', '85.00', 'GOOD_PARTIAL_MATCH'],
    ['026291800001191', 'YESB0000262', 'j doe', 'JOHN DOE', '70.00', 'MODERATE_PARTIAL_MATCH'],
    ['026291800001191', 'YESB0000262', 'jane d', 'JOHN DOE', '38.00', 'POOR_PARTIAL_MATCH'],
    ['1233943142', 'ICIC0000009', 'tom w', 'TOM WELLS', '85.00', 'GOOD_PARTIAL_MATCH'],
    ['1233943142', 'ICIC0000009', 'tim lee', 'TOM WELLS', '38.00', 'POOR_PARTIAL_MATCH'],
    ['388108022658', 'ICIC0000009', 'b hope', 'BOB HOPE', '70.00', 'MODERATE_PARTIAL_MATCH'],
  ])('account %s at %s for %s', async (bank_account, ifsc, name, holder, score, result) => {
    expect((await ask('/bank-account/sync', { bank_account, ifsc, name })).body).toMatchObject({
      ...{ name_at_bank: holder, name_match_score: score, name_match_result: result },
      ...{ account_status: 'VALID', account_status_code: 'ACCOUNT_IS_VALID', utr: expect.stringMatching(/^\d{12}$/) },
    });
  });

  it.each([
    ['JOHN DOE', 1, 'The given names are identical'],
    ['JOHN', 0.85, 'Word missing'],
    ['J DO', 0.7, 'Initials penalty, Word missing'],
    ['DO', 0.38, 'Word missing'],
    ['TOM', 0.14, 'The given names are different'],
  ])('JOHN DOE against %s is %d: %s', async (name_2, score, reason) => {
    const { body } = await ask('/name-match', { ...ids, name_1: 'JOHN DOE', name_2 });
    expect(body).toMatchObject({ ...ids, name_1: 'JOHN DOE', name_2, status: 'SUCCESS', score, reason });
  });

  it('voter UAI4574761, whose check digit is wrong', async () => {
    expect((await ask('/voter-id', { ...ids, epic_number: 'UAI4574761' })).body).toMatchObject({
      ...{ status: 'VALID', age: '23', parliamentary_constituency_number: '25', part_name: 'SIRWAR' },
      split_address: { state: [['Madhya Pradesh']], city: ['SANER'] },
    });
  });
});

describe('an account that takes no money', () => {
  const nothing = {
    ...{ name_at_bank: null, bank_name: null, city: null, branch: null, micr: null, utr: null },
    ...{ name_match_score: null, name_match_result: null, account_status: 'INVALID' },
  };
  it.each([
    ['00002000018', 'ZZZB0000001', 'INVALID_ACCOUNT_FAIL', 'closed'],
    ['00002000035', 'ZZZB0000003', 'ACCOUNT_BLOCKED', 'frozen'],
    ['000030000000027', 'ZZZC0000001', 'ACCOUNT_BLOCKED', 'dormant'],
    ['00001000000019', 'ZZZA0000001', 'NRE_ACCOUNT_FAIL', 'non-resident'],
    ['000030000000033', 'ZZZC0999999', 'INVALID_IFSC_FAIL', 'no such branch'],
    ['00001000000012', 'ZZZA0000002', 'INVALID_ACCOUNT_FAIL', 'at another branch'],
    ['7766666585146', 'YESB0000001', 'INVALID_ACCOUNT_FAIL', 'documented'],
    ['7766667287515', 'ICIC0000001', 'INVALID_IFSC_FAIL', 'documented'],
    ['7766667989884', 'RATN0000070', 'ACCOUNT_BLOCKED', 'documented'],
    ['7766667755761', 'ICIC0000001', 'NRE_ACCOUNT_FAIL', 'documented'],
  ])('%s at %s is %s: %s', async (bank_account, ifsc, account_status_code) => {
    const { status, body } = await ask('/bank-account/sync', { bank_account, ifsc, name: 'SOMEBODY' });
    expect([status, body]).toEqual([200, { ...nothing, reference_id: expect.any(Number), account_status_code }]);
  });
});

describe('offline Aadhaar in two steps', () => {
  it.each([
    ['100261102744', 'ANANYA IYER', '11-02-1985', 'D/O: VENKATESH IYER'],
    ['655675523712', 'John Doe', '01-01-2000', 'S/O: Jane Doe'],
  ])('tells who %s is', async (aadhaar_number, name, dob, care_of) => {
    const otp = await ask('/offline-aadhaar/otp', { aadhaar_number });
    const message = 'OTP sent successfully';
    expect(otp).toEqual({
      status: 200,
      body: { status: 'SUCCESS', message, ref_id: expect.stringMatching(/^\d{9}$/) },
    });
    const { ref_id } = otp.body;
    expect((await ask('/offline-aadhaar/verify', { otp: '000000', ref_id })).body).toEqual({
      ...{ type: 'validation_error', code: 'verification_failed', message: 'OTP entered is invalid' },
      ...{ error: null, refId: expect.any(Number) },
    });
    const verified = await ask('/offline-aadhaar/verify', { otp: '111000', ref_id });
    expect(verified).toMatchObject({ status: 200, body: { ref_id, status: 'VALID', name, dob, care_of } });
    expect(await ask('/offline-aadhaar/verify', { otp: '111000', ref_id })).toEqual({
      status: 400,
      body: {
        ...{ type: 'validation_error', code: 'verification_failed' },
        ...{ message: 'Session expired, please generate a new OTP', error: { refId: expect.any(Number) } },
      },
    });
  });

  it('sends nothing to a number that is not known', async () => {
    const body = { ref_id: expect.stringMatching(/^\d{9}$/), status: 'INVALID', message: 'Invalid Aadhaar Card' };
    expect(await ask('/offline-aadhaar/otp', { aadhaar_number: '222222222222' })).toEqual({ status: 200, body });
  });
});

it('a driving licence, or a passport, of another date of birth is invalid', async () => {
  for (const path of ['/driving-license', '/passport']) {
    const { status, body } = await ask(path, { ...good[path], dob: '1990-01-01' });
    expect([status, body.status]).toEqual([200, 'INVALID']);
  }
});

const invalid = (code: string, message: string) => ({ type: 'validation_error', code, message });
const dot = 'verification_id can include only alphanum, dot, hyphen and underscores.';

describe('a request that is wrong', () => {
  const badGstin = 'GSTIN first 2 digits should be numeric and length should not exceed 15 and should be alphanumeric.';
  it.each<[string, object, string, string]>([
    ['/pan', { pan: undefined }, 'pan_missing', 'pan is missing in the request.'],
    ['/pan', { pan: '' }, 'pan_missing', 'pan is missing in the request.'],
    ['/pan', { pan: 'ABC' }, 'pan_length_short', 'Enter valid PAN.'],
    ['/pan-lite', { dob: '30-06-1993' }, 'dob_value_invalid', 'dob should be of type YYYY-MM-DD.'],
    ['/pan-lite', { name: undefined }, 'name_missing', 'name is missing in the request.'],
    ['/gstin', { GSTIN: undefined }, 'GSTIN_missing', 'GSTIN is missing in the request.'],
    ['/gstin', { GSTIN: 'AB' }, 'GSTIN_value_invalid', badGstin],
    [
      '/gstin',
      { business_name: 'X'.repeat(201) },
      'business_name_length_exceeded',
      'business_name can include a maximum of 200 characters.',
    ],
    ['/cin', { verification_id: undefined }, 'verification_id_missing', 'verification_id is missing in the request.'],
    ['/cin', { verification_id: 'a b' }, 'verification_id_value_invalid', dot],
    ['/driving-license', { verification_id: 'a b' }, 'verification_id_value_invalid', dot.slice(0, -1)],
    [
      '/vehicle-rc',
      { verification_id: 'x'.repeat(51) },
      'verification_id_length_exceeded',
      'verification_id can include a maximum of 50 characters.',
    ],
    [
      '/cin',
      { cin: 'X' },
      'cin_value_invalid',
      'cin should be of 21 character alphanumeric string of format (X00000XX0000XXX000000).',
    ],
    [
      '/bank-account/sync',
      { bank_account: '123' },
      'bank_account_length_short',
      'bank_account should include a minimum of 6 characters.',
    ],
    [
      '/bank-account/sync',
      { bank_account: '1'.repeat(41) },
      'bank_account_length_exceeded',
      'bank_account can include a maximum of 40 characters.',
    ],
    [
      '/bank-account/sync',
      { bank_account: '12345_7' },
      'bank_account_value_invalid',
      'bank_account should be alphanumeric.',
    ],
    [
      '/bank-account/sync',
      { ifsc: 'DCBA6543210' },
      'ifsc_value_invalid',
      'ifsc should be of 11 characters and 5th character should be 0.',
    ],
    [
      '/bank-account/sync',
      { name: "LOURDES D'SOUZA" },
      'name_value_invalid',
      'name should not include special characters.',
    ],
    [
      '/bank-account/sync',
      { phone: '1234567' },
      'phone_length_short',
      'phone should include a minimum of 8 characters.',
    ],
    [
      '/bank-account/sync',
      { phone: '12345678901234' },
      'phone_length_exceeded',
      'phone can include a maximum of 13 characters.',
    ],
    ['/bank-account/sync', { phone: 'abcdefgh' }, 'phone_value_invalid', 'phone should be numeric.'],
    ['/ifsc', { ifsc: 'XYZ' }, 'ifsc_value_invalid', 'ifsc should be valid.'],
    ['/name-match', { name_2: undefined }, 'name_2_missing', 'name_2 is missing in the request.'],
    ['/name-match', { name_1: '' }, 'name_1_value_invalid', 'name_1 is not allowed to be empty.'],
    ['/offline-aadhaar/otp', { aadhaar_number: '' }, 'aadhaar_empty', 'Please enter aadhaar number in the request'],
    [
      '/offline-aadhaar/otp',
      { aadhaar_number: '12' },
      'aadhaar_invalid',
      'aadhaar Number should contain 12 characters.',
    ],
    ['/offline-aadhaar/verify', { otp: '' }, 'otp_empty', 'Please enter the otp in the request'],
    ['/offline-aadhaar/verify', { otp: '12' }, 'otp_invalid', 'Please enter a valid otp.'],
    ['/driving-license', { dl_number: '!' }, 'driving_license_value_invalid', 'driving license is invalid'],
    ['/passport', { file_number: undefined }, 'file_number_missing', 'file_number is missing in the request.'],
    ['/vehicle-rc', { vehicle_number: '!' }, 'vehicle_rc_value_invalid', 'vehicle-rc is invalid'],
  ])('%s with %j is %s', async (path, change, code, message) => {
    expect(await ask(path, { ...good[path], ...change })).toEqual({ status: 400, body: invalid(code, message) });
  });

  it('is told so where it is no object at all', async () => {
    const body = invalid('invalid_request', 'Bad request, please check API documentation');
    for (const wrong of [[], 'pan', 7, null]) expect(await ask('/pan', wrong)).toEqual({ status: 400, body });
  });
});

const refId = { error: { refId: expect.any(Number) } };
const reference_id = { error: { reference_id: expect.any(Number) } };
const failed = (code: string, message: string, more: object = {}) => ({
  type: 'internal_error',
  code,
  message,
  ...more,
});
const verificationFailed = (message: string, more?: object) => failed('verification_failed', message, more);
const down = 'Authorised source is temporarily unavailable, please try again shortly';

describe('outcomes and HTTP errors', () => {
  const balance = invalid('insufficient_balance', 'Insufficient balance to process this request');
  const limited = {
    ...{ type: 'rate_limit_error', code: 'too_many_requests_per_operation' },
    message: 'Too many requests for this operation, rate limit reached',
  };

  it.each(operations)('%s: those that all have', async (path) => {
    const bank = path === '/bank-account/sync';
    const met = async (fault: string) => {
      const { status, body } = await forced(path, good[path], fault);
      return [status, body];
    };
    expect(await met('101')).toEqual([200, expect.any(Object)]);
    for (const fault of ['104', '429']) expect(await met(fault)).toEqual([429, limited]);
    for (const fault of ['402', '422']) {
      expect(await met(fault)).toEqual([422, bank ? { ...balance, message: `${balance.message}.` } : balance]);
    }
    expect(await met('105')).toEqual([400, invalid('consent_missing', 'consent is missing in the request.')]);
    expect(await met('107')).toEqual([400, invalid('invalid_request', 'service not enabled for this account.')]);
    expect(await met('401')).toMatchObject([401, { type: 'authentication_error', code: 'authentication_failed' }]);
    expect(await met('403')).toMatchObject([403, { type: 'authentication_error', code: 'ip_validation_failed' }]);
    expect(await met('501')).toEqual([501, failed('api_error', 'Not Implemented')]);
    expect(await met('503')).toEqual([503, verificationFailed(down)]);
  });

  const retry = 'Unable to validate, please retry later';
  const later = 'Unable to process your request. Try again after some time';
  const aadhaar = ['/offline-aadhaar/otp', '/offline-aadhaar/verify'];
  const others = ['/cin', '/ifsc', '/name-match', '/pan-gstin', ...operations.slice(-4)];
  const wrong = verificationFailed('something went wrong');
  it.each<[string[], object, number, object]>([
    [['/pan', ...aadhaar], verificationFailed(retry, refId), 502, verificationFailed(down)],
    [['/gstin'], verificationFailed(retry, refId), 500, verificationFailed(retry, refId)],
    [['/pan/advance'], failed('request_failed', later), 502, verificationFailed(down)],
    [['/pan-lite', '/bank-account/sync'], wrong, 502, verificationFailed(down)],
    [others, wrong, 502, verificationFailed('verification attempt failed')],
  ])('%j: 500, then 502 and 108', async (paths, broken, status, body) => {
    for (const path of paths) {
      expect(await forced(path, good[path], '500')).toEqual({ status: 500, body: broken });
      for (const fault of ['108', '502']) {
        // GSTIN documents no 502.
        expect(await forced(path, good[path], fault)).toEqual({ status, body });
      }
    }
  });

  it.each<[string, string, number, object]>([
    ['/cin', '409', 409, invalid('verification_id_already_exists', 'verification id already exists')],
    ['/cin', '106', 422, invalid('verification_failed', 'multiple records found')],
    ['/cin', '109', 422, invalid('verification_failed', 'too many records found')],
    ['/pan/advance', '106', 422, { code: 'verification_failed' }],
    ['/pan/advance', '409', 409, { code: 'invalid_verification_id' }],
    ['/offline-aadhaar/otp', '409', 409, { code: 'verification_pending' }],
    ['/offline-aadhaar/verify', '409', 409, { message: 'Processing request, please try after 30 sec' }],
    ['/bank-account/sync', '106', 422, { message: 'multiple records found', ...reference_id }],
    ['/bank-account/sync', '409', 422, { code: 'verification_already_under_process', ...reference_id }],
    ['/bank-account/sync', '109', 422, { code: 'failed_at_bank', ...reference_id }],
    ['/bank-account/sync', '504', 422, { code: 'connection_timeout', ...reference_id }],
    ['/pan', '109', 422, { code: 'verification_failed' }],
    ['/pan', '504', 504, { code: 'api_error' }],
    ['/pan', '102', 400, invalid('pan_length_short', 'Enter valid PAN.')],
    ['/pan', '103', 200, { valid: false, message: 'Invalid PAN', pan: 'AAAPI0000A' }],
    ['/pan', '404', 404, { type: 'not_found_error' }],
    ['/ifsc', '103', 404, { type: 'not_found_error', code: 'ifsc_not_found' }],
    ['/gstin', '103', 200, { GSTIN: '27AAACM0000Z1Z7', message: "GSTIN Doesn't Exist" }],
    ['/voter-id', '103', 200, { ...ids, status: 'INVALID' }],
  ])('%s meets %s with %d', async (path, fault, status, body) => {
    expect(await forced(path, good[path], fault)).toMatchObject({ status, body });
  });

  it('the magic of an identifier that only this vendor asks for', async () => {
    const missed = await ask('/passport', { ...ids, file_number: 'QQ0000000000103', dob: '1985-02-11' });
    expect(missed).toMatchObject({ status: 200, body: { status: 'INVALID', file_number: 'QQ0000000000103' } });
  });
});

describe('credentials', () => {
  const refused = {
    status: 401,
    body: {
      ...{ type: 'authentication_error', code: 'authentication_failed' },
      message: 'Invalid clientId and clientSecret combination',
    },
  };
  it.each<[string, Record<string, string>]>([
    ['a wrong secret', { 'x-client-id': 'any', 'x-client-secret': `${key}x` }],
    ['another vendor’s header', { 'x-karza-key': key }],
    ['our own header', { 'X-API-Key': key }],
  ])('%s is refused', async (_name, headers) => {
    expect(await ask('/pan', good['/pan'], headers)).toEqual(refused);
  });

  it.each<[string, Record<string, string>]>([
    ['x-client-id', {}],
    ['x-client-id', { 'x-client-secret': key }],
    ['x-client-secret', { 'x-client-id': 'any' }],
  ])('%s is named where it is missing, with %j', async (name, headers) => {
    expect(await ask('/pan', good['/pan'], headers)).toEqual({
      status: 400,
      body: { type: 'validation_error', code: `${name}_missing`, message: `${name} is missing in the request.` },
    });
  });

  it.each(['sandbox.cashfree.com', 'api.cashfree.com'])('are taken at %s, whatever the id', async (host) => {
    const response = await fetch(`https://${host}/verification/pan`, {
      method: 'POST',
      headers: { ...json, ...credentials, 'x-client-id': 'CF1234', 'x-api-version': '2024-12-01' },
      body: JSON.stringify(good['/pan']),
    });
    expect([response.status, (await bodyOf(response)).valid]).toEqual([200, true]);
  });
});

it('a path that is not known, and another method', async () => {
  expect(await ask('/pan-card', {})).toMatchObject({ status: 404, body: { type: 'not_found_error' } });
  const response = await fetch('/cashfree/verification/pan', { headers: credentials });
  expect([response.status, (await bodyOf(response)).type]).toEqual([405, 'validation_error']);
});

it('the same holder everywhere: PAN, GST and bank agree', async () => {
  const { body: list } = await ask('/pan-gstin', { pan: 'AAACM0000Z', ...ids });
  const { body: pan } = await ask('/pan', { pan: 'AAACM0000Z' });
  for (const { gstin } of list.gstin_list) {
    expect((await ask('/gstin', { GSTIN: gstin })).body.legal_name_of_business).toBe(pan.registered_name);
  }
});
