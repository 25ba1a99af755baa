import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { services } from '../../routes/index.ts';
import { bodyOf, json, key, type TestApp, testApp } from '../support/app.ts';

const id = '0b5c9d6e-3f0a-4a53-9b1e-6f0c2d7a8e41';
const app = testApp();
const keyed = { client_id: 'any', client_secret: key, module_secret: 'any' };
const moment = '2026-09-21 19:43:20.000000 IST (GMT +0530)';
const decentroTxnId = '0B5C9D6E3F0A4A539B1E6F0C2D7A8E41';
const closing = { requestTimestamp: moment, responseTimestamp: moment, decentroTxnId };

function post(path: string, body: unknown, headers: Record<string, string> = keyed, { fetch }: TestApp = app) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(`/decentro${path}`, {
    method: 'POST',
    headers: { ...json, 'X-Request-Id': id, ...headers },
    body: text,
  });
}

const common = { reference_id: 'ABCDEF12345', consent: 'Y', consent_purpose: 'For Testing Purpose Only' };
const ask = (document_type: string, id_number: string, more: object = {}) => ({
  ...{ ...common, document_type, id_number, ...more },
});
const validate = (body: unknown, headers: Record<string, string> = keyed) =>
  post('/kyc/public_registry/validate', body, headers);
const pan = ask('PAN', 'AAAPI0000A');

/** An error of the registries, in the order of its keys. */
const error = (message: string, responseCode: string, status = 'FAILURE') => ({
  ...{ status, kycStatus: 'UNKNOWN', error: { message, responseCode }, ...closing },
});

/** An error of version 2, likewise. */
const flat = (responseCode: string, message: string, responseKey: string) => ({
  ...{ decentroTxnId, status: 'FAILURE', responseCode, message, responseKey },
});

const folder = 'tests/golden/decentro';

describe('a success, to the byte', () => {
  it.each(readdirSync(folder))('%s', async (file) => {
    const { path, request, response } = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
    const said = await post(path, request);
    expect([said.status, await said.text()]).toEqual([200, JSON.stringify(response)]);
  });

  it.each([
    ['pan-detailed', 'AAAPI0000A'],
    ['Driving_License', 'zz01-20110000042'],
    [' voterid ', 'zzz0070227'],
  ])('takes the type %s as people write it', async (type, number) => {
    const { kycStatus } = await bodyOf(await validate(ask(type, number, { dob: '1985-02-11' })));
    expect(kycStatus).toBe('SUCCESS');
  });
});

describe('what a registry says of an answer that is set', () => {
  const row = (service: string, type: string, number: string, change: object, told: object, more = {}) =>
    [service, type, number, change, told, more] as const;
  it.each([
    row('vehicle-rc', 'RC', 'ZZ01AB1234', { status: 'BLACKLISTED' }, { blacklistStatus: 'BLACKLISTED' }),
    row('vehicle-rc', 'RC', 'ZZ01AB1234', {}, { blacklistStatus: 'NA' }),
    row('fssai', 'FSSAI', '00000000000011', { status: 'Expired' }, { status: 'INACTIVE' }),
    row('fssai', 'FSSAI', '00000000000011', {}, { status: 'ACTIVE' }),
    row('pan-details', 'PAN', 'AAAPI0000A', { status: 'inactive' }, { idStatus: 'INVALID' }),
    row('pan-details', 'PAN-DETAILED', 'AAAPI0000A', { aadhaar_linked: false }, { aadhaarSeedingStatus: 'N' }),
    row('pan-details', 'PAN-DETAILED', 'AAAPI0000A', { aadhaar_linked: true }, { aadhaarSeedingStatus: 'Y' }),
    row('pan-details', 'PAN-DETAILED', 'AAAPI0000A', { holder_type: 'company' }, { aadhaarSeedingStatus: 'NA' }),
    row('gst-details', 'GSTIN', '27AAACM0000Z1Z7', { cancellation_date: '2024-03-31' }, { cxdt: '31/03/2024' }),
    row('gst-details', 'GSTIN', '27AAACM0000Z1Z7', {}, { cxdt: '' }),
    row(
      'gst-details',
      'GSTIN-DETAILED',
      '27AAACM0000Z1Z7',
      { cancellation_date: '2024-03-31' },
      { cxdt: '31/03/2024' },
    ),
    row('gst-details', 'GSTIN-DETAILED', '27AAACM0000Z1Z7', {}, { cxdt: '', filingStatus: [] }),
    row(...(['company-details', 'CIN', 'U62099MH2016PTC000000', { listed: true }] as const), {
      companyMasterData: expect.objectContaining({ whetherListedOrNot: 'Listed' }),
    }),
    row(...(['company-details', 'CIN', 'U62099MH2016PTC000000', { cin: 'U62099MH2016GOI000000' }] as const), {
      companyMasterData: expect.objectContaining({ companySubcategory: 'Govt company' }),
    }),
  ])('%s as %s %s with %j: %j', async (service, type, number, change, told, more) => {
    const value = { ...(await own(service, number)), ...change };
    const records = testApp({}, { overrides: { find: (asked) => (asked === service ? { value } : undefined) } });
    const { kycResult } = await bodyOf(
      await post('/kyc/public_registry/validate', ask(type, number, more), keyed, records),
    );
    expect(kycResult).toMatchObject(told);
  });

  /** What the service itself answers about this subject. */
  async function own(service: string, subject: string): Promise<object> {
    const { example, input, subject: subjectOf } = services.find(({ name }) => name === service)!;
    const known = subjectOf(input.parse(example)).id;
    const fields = Object.entries(example).map(([name, value]) => [name, value === known ? subject : value]);
    const { value } = await bodyOf(await app.post(`/${service}`, { ...Object.fromEntries(fields), consent: 'Y' }));
    return value;
  }
});

describe('an outcome of a registry', () => {
  it.each([
    ['102', 400, error('Invalid ID number or combination of inputs.', 'E00009')],
    ['103', 200, error('No records found for the given ID.', 'E00026', 'SUCCESS')],
    ['104', 429, error('Too many requests.', 'E00009')],
    ['105', 400, error('User consent cannot be empty. Hint: consent (string)', 'E00009')],
    ['106', 400, error('Multiple records found for the given ID.', 'E00009')],
    ['107', 400, error('Not supported.', 'E00009')],
    ['108', 500, error('Something went wrong.', 'E00000')],
    ['109', 400, error('Too many records found.', 'E00009')],
    ['403', 403, error('Forbidden.', 'E00009')],
    ['422', 422, error('Unprocessable Entity.', 'E00009')],
    ['500', 500, error('Internal Server Error.', 'E00000')],
    ['503', 503, error('Service Unavailable.', 'E00000')],
    ['504', 504, error('Gateway Timeout.', 'E00000')],
  ])('%s', async (fault, status, expected) => {
    const response = await validate(pan, { ...keyed, 'X-Mock-Fault': fault });
    expect([response.status, await response.text()]).toEqual([status, JSON.stringify(expected)]);
  });

  it.each([
    ['PAN', 'QQQPQ9999Q', {}],
    ['PAN', 'ERROR0103X', {}],
    ['GSTIN', '27ERROR0103X1ZJ', {}],
    ['CIN', 'U00000ZZ0000PTC000103', {}],
    ['DIN', '99990103', {}],
    ['LLPIN', 'ZZZ-0103', {}],
    ['VOTERID', 'ZZQ0001030', {}],
    ['DRIVING_LICENSE', 'ZZ0000000000103', { dob: '1985-02-11' }],
    ['RC', 'ZZ00ZZ0103', {}],
    ['FSSAI', '09999999990103', {}],
  ])('%s %s is not found, with HTTP 200', async (type, number, more) => {
    const response = await validate(ask(type, number, more));
    expect(response.status).toBe(200);
    expect(await bodyOf(response)).toEqual(error('No records found for the given ID.', 'E00026', 'SUCCESS'));
  });

  it('102 is the birth of another', async () => {
    const response = await validate(ask('DRIVING_LICENSE', 'ZZ0120110000042', { dob: '1985-02-12' }));
    expect([response.status, await bodyOf(response)]).toEqual([
      400,
      error('Invalid ID number or combination of inputs.', 'E00009'),
    ]);
  });
});

describe('a wrong field is named as the vendor does', () => {
  const { reference_id: _r, ...noReference } = pan;
  const { consent: _c, ...noConsent } = pan;
  const { consent_purpose: _p, ...noPurpose } = pan;
  const invalid = 'Invalid ID number or combination of inputs.';
  it.each([
    ['no reference', noReference, 'Request reference id has to be a string.', 'E00009'],
    ['a number for one', { ...pan, reference_id: 5 }, 'Request reference id has to be a string.', 'E00009'],
    ['no consent', noConsent, 'User consent cannot be empty. Hint: consent (string)', 'E00009'],
    ['consent refused', { ...pan, consent: 'N' }, 'User consent cannot be empty. Hint: consent (string)', 'E00009'],
    ['no purpose', noPurpose, 'Consent purpose cannot be empty. Hint: consent_purpose (string).', 'E00009'],
    [
      ...(['a short one', { ...pan, consent_purpose: 'kyc' }] as const),
      ...(['Purpose should be at least 20 characters in length.', 'E00009'] as const),
    ],
    [
      ...(['a long one', { ...pan, consent_purpose: 'x'.repeat(51) }] as const),
      ...(['Purpose can be at most 50 characters in length.', 'E00009'] as const),
    ],
    ['no such PAN', ask('PAN', 'AAAPI'), invalid, 'E00009'],
    ['a licence without a birth', ask('DRIVING_LICENSE', 'ZZ0120110000042'), invalid, 'E00009'],
  ])('%s', async (_case, body, message, code) => {
    const response = await validate(body);
    expect([response.status, await bodyOf(response)]).toEqual([400, error(message, code)]);
  });

  it.each(['UDYOG_AADHAAR', 'PASSPORT', 'NOTHING'])('the type %s', async (type) => {
    const { error } = await bodyOf(await validate(ask(type, 'AAAPI0000A')));
    expect(error.responseCode).toBe('E00016');
    expect(error.message).toMatch(
      /^Invalid Identity Document\. Valid document types are PAN, PAN-DETAILED, .* and UDYOG_AADHAAR\.$/,
    );
  });
});

describe('credentials', () => {
  it.each([
    ['none', {}],
    ['a wrong secret', { ...keyed, client_secret: 'wrong' }],
    ['no client', { client_secret: key }],
    ['another vendor’s header', { 'x-client-id': 'any', 'x-client-secret': key }],
  ])('%s', async (_case, headers) => {
    const response = await validate(pan, headers as Record<string, string>);
    expect([response.status, await bodyOf(response)]).toEqual([401, error('Authentication failed.', 'E00008')]);
  });

  it('without a module’s secret do', async () => {
    expect((await validate(pan, { client_id: 'any', client_secret: `${key}~mine` })).status).toBe(200);
  });
});

describe('the gateway', () => {
  it('knows no other path', async () => {
    const response = await post('/v2/kyc/nothing', {});
    expect([response.status, await response.text()]).toEqual([404, '{"message":"no Route matched with those values"}']);
  });

  it('refuses another method', async () => {
    const response = await app.fetch('/decentro/v2/kyc/aadhaar/otp', { headers: { ...keyed, 'X-Request-Id': id } });
    expect([response.status, await bodyOf(response)]).toEqual([
      405,
      flat('E00009', 'Method Not Allowed.', 'error_method_not_allowed'),
    ]);
  });
});

describe('Aadhaar in two steps', () => {
  const two = { reference_id: 'r-1', consent: true, purpose: 'For Aadhaar Verification' };
  const otpFor = (aadhaar_number: string, more: object = {}) =>
    post('/v2/kyc/aadhaar/otp', { ...two, aadhaar_number, ...more });

  it('goes by the number of the transaction, once', async () => {
    const issued = await bodyOf(await otpFor('100261102744'));
    expect(issued).toMatchObject({
      ...{ status: 'SUCCESS', responseCode: 'S00000', responseKey: 'success_otp_generated' },
      data: { last3DigitsOfLinkedMobileNumber: '*******002' },
    });
    expect(issued.decentroTxnId).toMatch(/^[0-9A-F]{32}$/);
    const submit = (otp: string) =>
      post('/v2/kyc/aadhaar/otp/validate', { ...two, initiation_transaction_id: issued.decentroTxnId, otp });
    expect((await submit('000000')).status).toBe(400);
    expect((await bodyOf(await submit('111000'))).data.proofOfIdentity.name).toBe('ANANYA IYER');
    expect((await submit('111000')).status).toBe(400);
  });

  it.each([
    [
      ...(['without consent', '100261102744', { consent: false }] as const),
      flat(
        ...(['E00009', 'Consent should be True, otherwise the request cannot be processed'] as const),
        'error_consent_false',
      ),
    ],
    [
      ...(['with no word of consent', '100261102744', { consent: undefined }] as const),
      flat(
        ...(['E00009', 'Consent should be True, otherwise the request cannot be processed'] as const),
        'error_consent_false',
      ),
    ],
    [
      ...(['with a short purpose', '100261102744', { purpose: 'kyc' }] as const),
      flat('E00009', 'Purpose should be at least 20 characters in length.', 'error_invalid_input'),
    ],
    [
      ...(['of nobody', '100000000004', {}] as const),
      flat('E00026', 'No records found for the given ID.', 'error_no_records_found'),
    ],
  ])('%s', async (_case, number, more, expected) => {
    const response = await otpFor(number, more);
    expect([response.status, await response.text()]).toEqual([400, JSON.stringify(expected)]);
  });
});
