import { describe, expect, it } from 'vitest';
import { bodyOf, json, key, testApp } from '../support/app.ts';

const app = testApp();
const credentials = { 'X-API-Key': key, 'X-Auth-Type': 'API-Key' };

const ask = (path: string, body: object, headers: Record<string, string> = {}, used = app) =>
  used.fetch(path.startsWith('https:') ? path : `/gridlines${path}`, {
    method: 'POST',
    headers: { ...json, ...credentials, ...headers },
    body: JSON.stringify(body),
  });

const consent = 'Y';
const person = { pan_id: 'AAAPI0000A', name: 'ANANYA IYER', date_of_birth: '1985-02-11', consent };
const panData = (name_match_status: string, dob_match_status: string) => ({
  pan_data: { document_type: 'PAN', name_match_status, dob_match_status },
});
const told = (code: string, message: string, more: object = {}) => ({ code, message, ...more });
const home = '9B Mock Orange Apartments, Sion, Mumbai, Maharashtra, 400022';
const rc = {
  document_type: 'RC',
  owner_data: {
    ...{ name: 'ANANYA IYER', father_name: 'VENKATESH IYER', present_address: home, permanent_address: home },
  },
  ...{ issue_date: '2021-03-19', expiry_date: '2036-03-18', registered_at: 'SPECIMEN RTO MUMBAI (ZZ01)' },
  ...{ status: 'ACTIVE', norms_type: 'BHARAT STAGE VI', tax_end_date: '2036-03-18', financed: false },
  pucc_data: { pucc_number: 'ZZ000000021', expiry_date: '2027-09-10' },
  insurance_data: {
    ...{ policy_number: 'ZZ-POL-0000021', company: 'SURAKSHIT SPECIMEN GENERAL INSURANCE', expiry_date: '2029-03-18' },
  },
  vehicle_data: {
    ...{ manufactured_date: '2021-02', category: 'LMV', category_description: 'Motor Car (LMV)' },
    ...{ chassis_number: 'ZZZ00000000000021', engine_number: 'ZZE0000021', color: 'LAKE BLUE', fuel_type: 'PETROL' },
    ...{ maker_description: 'NAMUNA MOTORS', maker_model: 'CHITRA 1.2', cubic_capacity: '1197.00' },
    ...{ gross_weight: '1340', seating_capacity: '5', unladen_weight: '905' },
  },
};
const place = (address: string) => ({
  ...{ address, email: 'mockworks@example.com', mobile: '9000000051' },
  nature_of_business_activity: 'Supplier of Services, Office / Sale Office',
});
const taxpayer = {
  ...{ document_type: 'GSTIN', document_id: '27AAACM0000Z1Z7', status: 'Active', pan: 'AAACM0000Z' },
  ...{ legal_name: 'MOCKWORKS PRIVATE LIMITED', trade_name: 'MOCKWORKS' },
  center_jurisdiction: 'Commissionerate - MUMBAI, Range - 5',
  state_jurisdiction: 'State - Maharashtra, Mumbai Ward 54',
  ...{ constitution_of_business: 'Private Limited Company', taxpayer_type: 'Regular' },
  ...{ date_of_registration: '2017-07-01', directors: ['ANANYA IYER', 'HARPREET SINGH GILL', 'IMRAN SHAIKH'] },
  principal_address: place('Unit 4, Mock Mill Compound, Stand-in Road, Lower Parel, Mumbai, Maharashtra, 400013'),
  additional_addresses: [place('Godown 2, Understudy Lane, Bhiwandi, Bhiwandi, Maharashtra, 421302')],
};
const account = {
  ...{ reference_id: expect.stringMatching(/^\d{9}$/), utr: expect.stringMatching(/^\d{12}$/), name: 'ANANYA IYER' },
  ...{ account_number: '00001000000012', ifsc: 'ZZZA0000001', bank_name: 'SPECIMEN BANK LIMITED' },
  ...{ branch: 'MUMBAI SAMPLE ROAD', city: 'MUMBAI', micr: '400000001' },
};
const verified = 'PAN is valid and details match.';
const partly = 'PAN is valid, but details match partially.';
const wrong = 'PAN details are invalid.';
const { pan_id: _pan, ...nobody } = person;

describe('Gridlines answers', () => {
  it.each([
    ['/pan-api/v2/verify', person, told('1001', verified, panData('MATCH', 'MATCH'))],
    ['/pan-api/v2/verify', { ...nobody, pan_number: 'AAAPI0000A' }, told('1001', verified, panData('MATCH', 'MATCH'))],
    ['/pan-api/v2/verify', { ...person, name: 'X Y' }, told('1002', partly, panData('NO_MATCH', 'MATCH'))],
    [
      '/pan-api/v2/verify',
      { ...person, date_of_birth: '1985-02-12' },
      told('1002', partly, panData('MATCH', 'NO_MATCH')),
    ],
    [
      '/pan-api/v2/verify',
      { ...person, name: 'X Y', date_of_birth: '1985-02-12' },
      told('1003', wrong, panData('NO_MATCH', 'NO_MATCH')),
    ],
    ['/pan-api/v2/verify', { ...person, pan_id: 'AAAPZ9999Z' }, told('1004', 'PAN does not exist.')],
    [
      '/aadhaar-api/verify',
      { aadhaar_number: '100261102744', consent },
      told('1018', 'Aadhaar number exists', {
        aadhaar_data: {
          ...{ document_type: 'AADHAAR', gender: 'FEMALE', age_band: '40-50', mobile: 'xxxxxxx002' },
          state: 'Maharashtra',
        },
      }),
    ],
    [
      '/aadhaar-api/verify',
      { aadhaar_number: '999941057058', consent },
      told('1012', 'Aadhaar number does not exist.'),
    ],
    [
      '/rc-api/fetch-detailed',
      { rc_number: 'ZZ01AB1234', consent },
      told('1000', 'Extracted details.', { rc_data: rc }),
    ],
    ['/rc-api/fetch-detailed', { rc_number: 'ZZ99ZZ9999', consent }, told('1001', 'RC does not exist.')],
    [
      '/gstin-api/fetch-detailed',
      { gstin: '27AAACM0000Z1Z7', consent },
      told('1000', 'Valid GSTIN', { gstin_data: taxpayer }),
    ],
    ['/gstin-api/fetch-detailed', { gstin: '27AAACM0000Z1Z6', consent }, told('1005', 'GSTIN does not exist')],
    [
      '/bank-api/verify',
      { account_number: '00001000000012', ifsc: 'ZZZA0000001', consent },
      told('1000', 'Bank Account details verified successfully.', { bank_account_data: account }),
    ],
    [
      '/bank-api/verify',
      { account_number: '000099990000', ifsc: 'ZZZA0000001', consent },
      told('1001', 'Invalid account number.'),
    ],
  ])('%s %j', async (path, body, data) => {
    const response = await ask(path, body);
    expect([response.status, await bodyOf(response)]).toEqual([
      200,
      {
        ...{ request_id: expect.any(String), status: 200, data, timestamp: 1_790_000_000_000 },
        path: path.replace(/^\/[\w-]+/, ''),
      },
    ]);
  });

  it.each([true, 'true'])('with the filings of two years, where include_filing_data is %j', async (asked) => {
    const body = { gstin: '27AAACM0000Z1Z7', include_filing_data: asked, consent };
    const { gstin_data } = (await bodyOf(await ask('/gstin-api/fetch-detailed', body))).data;
    const { filing_data, ...rest } = gstin_data;
    expect(rest).toEqual(taxpayer);
    expect(filing_data.length).toBeGreaterThan(40);
    expect(filing_data.at(-1)).toEqual({
      ...{ return_type: 'GSTR1', financial_year: '2024-2025', tax_period: 'April' },
      date_of_filing: expect.stringMatching(/^2024-05-\d\d$/),
      ...{ mode_of_filing: 'ONLINE', status: 'Filed' },
    });
  });

  it('at its host', async () => {
    const response = await ask('https://api.gridlines.io/pan-api/v2/verify', person);
    expect((await bodyOf(response)).data.code).toBe('1001');
  });
});

describe('the one-time password of Gridlines', () => {
  it('is sent, and submitted with its transaction', async () => {
    const sent = await ask('/aadhaar-api/boson/generate-otp', { aadhaar_number: '100261102744', consent });
    const { code, transaction_id } = (await bodyOf(sent)).data;
    expect([code, sent.headers.get('x-transaction-id')]).toEqual(['1001', transaction_id]);
    const submit = async (otp: unknown) => {
      const body = { transaction_id, otp, include_xml: true, share_code: '1234' };
      const response = await ask('/aadhaar-api/boson/submit-otp', body);
      return { status: response.status, ...(await bodyOf(response)) };
    };
    expect(await submit('123456')).toMatchObject({ status: 400, error: { code: 'INVALID_OTP' } });
    expect((await submit(111000)).data).toEqual({
      ...{ code: '1002', message: 'OTP validated successfully.' },
      aadhaar_data: {
        ...{ document_type: 'AADHAAR', name: 'ANANYA IYER', date_of_birth: '1985-02-11', gender: 'F' },
        ...{ care_of: 'VENKATESH IYER', house: '', street: '', locality: '9B Mock Orange Apartments, Sion' },
        ...{ district: 'Mumbai', sub_district: '', landmark: '', post_office_name: '', state: 'Maharashtra' },
        ...{ pincode: '400022', country: 'India', vtc_name: 'Mumbai', masked_aadhaar_number: 'xxxxxxxx2744' },
      },
    });
    expect((await submit('111000')).data).toEqual(told('1003', 'Session expired. Please start the process again.'));
  });
});

describe('Gridlines refuses', () => {
  const error = (status: number, code: string, message: unknown, path: string, more: object = {}) => ({
    ...{ request_id: expect.any(String), status, timestamp: 1_790_000_000_000, path },
    error: { code, message, type: `https://docs.gridlines.io/#:~:text=${code}`, ...more },
  });
  const upstream = 'Upstream source/Government source internal server error. Please start the process again.';

  it.each([
    ['102', 400, 'INVALID_RC', 'Invalid RC number.'],
    ['104', 429, 'RATE_LIMIT_EXCEEDED', 'Max retries exceeded'],
    ['105', 400, 'CONSENT_REQUIRED', 'Consent is required.'],
    ['106', 409, 'CONFLICT', 'Multiple records exist'],
    ['107', 501, 'NOT_IMPLEMENTED', 'Not supported'],
    ['108', 500, 'UPSTREAM_INTERNAL_SERVER_ERROR', upstream],
    ['109', 422, 'UNPROCESSABLE_ENTITY', 'Too many records found'],
    ['401', 401, 'UNAUTHORIZED', 'Invalid API key.'],
    ['402', 402, 'INSUFFICIENT_CREDITS', 'Insufficient credits'],
    ['404', 404, 'NOT_FOUND', 'Not Found'],
    ['413', 413, 'PAYLOAD_TOO_LARGE', 'Payload Too Large'],
    ['422', 422, 'UNPROCESSABLE_ENTITY', 'Unprocessable Entity'],
    ['429', 429, 'RATE_LIMIT_EXCEEDED', 'Too Many Requests'],
    ['500', 500, 'INTERNAL_SERVER_ERROR', 'Internal Server Error'],
    ['503', 503, 'SERVICE_UNAVAILABLE', 'Service Unavailable'],
    ['504', 504, 'GATEWAY_TIMEOUT', 'Gateway Timeout'],
  ])('with %s', async (fault, status, code, message) => {
    const response = await ask(
      '/rc-api/fetch-detailed',
      { rc_number: 'ZZ01AB1234', consent },
      { 'X-Mock-Fault': fault },
    );
    const expected = error(status, code, message, '/fetch-detailed');
    expect([response.status, await bodyOf(response)]).toEqual([status, expected]);
  });

  it('a number that is none', async () => {
    const response = await ask('/aadhaar-api/verify', { aadhaar_number: '1', consent });
    const fields = [{ field: 'aadhaar_number', message: 'is no Aadhaar number: twelve digits' }];
    expect([response.status, await bodyOf(response)]).toEqual([
      400,
      error(400, 'INVALID_AADHAAR', 'Invalid Aadhaar Number.', '/verify', { metadata: { fields } }),
    ]);
  });

  it('a PAN request with nothing in it, naming all that is missing', async () => {
    const { error: told } = await bodyOf(await ask('/pan-api/v2/verify', {}));
    const names = told.metadata.fields.map(({ field }: { field: string }) => field);
    expect([told.code, names.sort()]).toEqual(['INVALID_PAN', ['date_of_birth', 'name', 'pan_id']]);
  });

  it.each([
    ['malformed JSON', '{"a":', undefined],
    ['an empty body', '', undefined],
    ['a list', '[]', { metadata: { fields: [{ field: 'body', message: 'must be an object' }] } }],
  ])('%s as no request, rather than as a wrong PAN', async (_name, body, more) => {
    const init = { method: 'POST', headers: { ...json, 'X-API-Key': key, 'X-Auth-Type': 'API-Key' }, body };
    const response = await app.fetch('/gridlines/pan-api/v2/verify', init);
    const expected = error(400, 'BAD_REQUEST', 'Bad Request', '/v2/verify', more);
    expect([response.status, await bodyOf(response)]).toEqual([400, expected]);
  });

  it('a PAN under neither name', async () => {
    const response = await ask('/pan-api/v2/verify', nobody);
    const metadata = { fields: [{ field: 'pan_id', message: 'is missing' }] };
    const expected = error(400, 'INVALID_PAN', 'Invalid PAN.', '/v2/verify', { metadata });
    expect([response.status, await bodyOf(response)]).toEqual([400, expected]);
  });

  it.each([
    ['no consent', { rc_number: 'ZZ01AB1234' }],
    ['consent N', { rc_number: 'ZZ01AB1234', consent: 'N' }],
  ])('%s', async (_name, body) => {
    const response = await ask('/rc-api/fetch-detailed', body);
    const expected = error(400, 'CONSENT_REQUIRED', 'Consent is required.', '/fetch-detailed');
    expect([response.status, await bodyOf(response)]).toEqual([400, expected]);
  });

  it.each([
    ['a wrong key', { 'X-API-Key': 'wrong' }],
    ['another way of authentication', { 'X-Auth-Type': 'JWT' }],
    ['another vendor’s header', { 'X-API-Key': '', 'x-karza-key': key }],
  ])('%s', async (_name, headers: Record<string, string>) => {
    const response = await ask('/pan-api/v2/verify', person, headers);
    const expected = error(401, 'UNAUTHORIZED', 'Invalid API key.', '/v2/verify');
    expect([response.status, await bodyOf(response)]).toEqual([401, expected]);
  });

  it('a key without X-Auth-Type', async () => {
    const init = { method: 'POST', headers: { ...json, 'X-API-Key': key }, body: JSON.stringify(person) };
    expect((await app.fetch('/gridlines/pan-api/v2/verify', init)).status).toBe(401);
  });

  it('a path that is none', async () => {
    const response = await ask('/pan-api/none', {});
    expect([response.status, await bodyOf(response)]).toEqual([404, error(404, 'NOT_FOUND', 'Not Found', '/none')]);
  });
});

describe('the caller’s reference', () => {
  it.each([
    ['a success', person, 200],
    ['a miss', { ...person, pan_id: 'AAAPZ9999Z' }, 200],
    ['an error', { ...person, name: '' }, 400],
  ])('comes back with %s', async (_name, body, status) => {
    const response = await ask('/pan-api/v2/verify', body, { 'X-Reference-ID': 'loan-4711' });
    expect([response.status, (await bodyOf(response)).reference_id]).toEqual([status, 'loan-4711']);
  });

  it('is another for each call', async () => {
    const ids = ['a', 'b', 'c'];
    const told = ids.map(async (id) => {
      return (await bodyOf(await ask('/pan-api/v2/verify', person, { 'X-Reference-ID': id }))).reference_id;
    });
    expect(await Promise.all(told)).toEqual(ids);
  });
});
