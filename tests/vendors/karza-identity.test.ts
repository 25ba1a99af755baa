import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ageOf } from '../../routes/vendors/shared/age.ts';
import { dayMonthYear } from '../../routes/vendors/shared/dates.ts';
import { checkDigit, machineReadable } from '../../routes/vendors/shared/machine-readable.ts';
import { bodyOf, json, key, testApp } from '../support/app.ts';

const id = '0b5c9d6e-3f0a-4a53-9b1e-6f0c2d7a8e41';
const folder = 'tests/golden/karza-identity';
const app = testApp();
const karza = { 'x-karza-key': key };

interface Golden {
  path: string;
  request: Record<string, unknown>;
  response: object;
}

const goldens = readdirSync(folder).map((file) => {
  const golden: Golden = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
  return [file.replace('.json', ''), golden] as const;
});

function post(path: string, body: unknown, headers: Record<string, string> = karza) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return app.fetch(path, { method: 'POST', headers: { ...json, 'X-Request-Id': id, ...headers }, body: text });
}

/** What one of Karza's own calls answers, with consent. */
const ask = async (path: string, body: object) => bodyOf(await post(`/karza${path}`, { consent: 'Y', ...body }));

describe.each(goldens)('%s', (_name, { path, request, response }) => {
  it('is answered to the byte', async () => {
    const said = await post(`/karza${path}`, request);
    expect([said.status, await said.text()]).toEqual([200, JSON.stringify(response)]);
  });

  it.each([
    ['the old hub', `/api/kyc${path}`, { 'x-auth-key': key }],
    ['the new hub', `/ssp/kyc/api${path}`, { 'x-secure-id': 'any', 'x-secure-cred': key, 'x-organization-id': 'any' }],
  ] as const)('is answered alike at %s of Perfios', async (_hub, at, headers) => {
    expect(await (await post(`/perfios${at}`, request, headers)).text()).toBe(JSON.stringify(response));
  });

  const v2 = path.startsWith('/v2/');
  const own = v2 ? { request_id: id } : { requestId: id };
  const coded = (code: number) => (v2 ? { ...own, 'status-code': String(code) } : { ...own, statusCode: code });
  const { clientData: _clientData, ...plain } = request;

  it.each([102, 103, 104, 105, 106, 107, 108, 109])('says %i inside HTTP 200', async (code) => {
    const said = await post(`/karza${path}`, plain, { ...karza, 'X-Mock-Fault': String(code) });
    expect([said.status, await bodyOf(said)]).toEqual([200, coded(code)]);
  });

  it.each([
    [402, 'Insufficient Credits'],
    [500, 'Internal Server Error'],
    [503, 'Source Unavailable'],
  ])('says %i as an HTTP error', async (status, error) => {
    const said = await post(`/karza${path}`, plain, { ...karza, 'X-Mock-Fault': String(status) });
    expect([said.status, await bodyOf(said)]).toEqual([status, { status, error, ...own }]);
  });

  it('says 504 as v2 has it, or the gateway', async () => {
    const said = await post(`/karza${path}`, plain, { ...karza, 'X-Mock-Fault': '504' });
    const worded = { status: 504, error: 'Endpoint Request Timed Out', ...own };
    expect([said.status, await bodyOf(said)]).toEqual([504, v2 ? worded : { message: 'Endpoint request timed out' }]);
  });

  it.each([
    ['no fields', karza, {}, 400, { status: 400, error: 'Bad Request', ...own }],
    ['no key', {}, request, 401, { status: 401, error: 'Unauthorized Access', ...own }],
    ['a wrong key', { 'x-karza-key': `${key}x` }, request, 401, { status: 401, error: 'Unauthorized Access', ...own }],
    [
      "another vendor's header",
      { 'x-api-key': key },
      request,
      401,
      { status: 401, error: 'Unauthorized Access', ...own },
    ],
  ])('refuses %s', async (_case, headers, body, status, expected) => {
    const said = await post(`/karza${path}`, body, headers as Record<string, string>);
    expect([said.status, await bodyOf(said)]).toEqual([status, expected]);
  });

  it.each('consent' in request ? [request] : [])('wants consent, in capitals or not', async () => {
    const without = { ...plain };
    delete without.consent;
    const status = async (body: object) => (await post(`/karza${path}`, body)).status;
    expect([await status(without), await status({ ...plain, consent: 'maybe' })]).toEqual([400, 400]);
    expect((await ask(path, { ...plain, consent: 'y' }))[v2 ? 'status-code' : 'statusCode']).toBe(v2 ? '101' : 101);
    expect(await ask(path, { ...plain, consent: 'N' })).toEqual(coded(105));
  });
});

describe('who is not as the caller has it', () => {
  it.each([
    ['an unknown licence', '/v3/dl', { dlNo: 'ZZ9920110000042', dob: '11-02-1985' }, 103],
    ['a licence of another birth', '/v3/dl', { dlNo: 'ZZ0120110000042', dob: '12-02-1985' }, 102],
    ['an unknown voter', '/v3/voter', { epicNo: 'ZZZ9999999' }, 103],
    ['an unknown passport file', '/v3/passport-verification', { fileNo: 'ZZ0000000009999', dob: '11/02/1985' }, 103],
    ['a passport of another birth', '/v3/passport-verification', { fileNo: 'ZZ0000000000011', dob: '12/02/1985' }, 102],
    ['an unknown vehicle', '/v3/rc-advanced', { registrationNumber: 'ZZ99ZZ9999' }, 103],
    ['an unknown account', '/v3/bankacc-verification', { accountNumber: '11111111', ifsc: 'ZZZA0000001' }, 103],
    ['an unknown Aadhaar number', '/v3/aadhaar-xml/otp', { aadhaarNo: '999999999999' }, 103],
    ['a magic licence', '/v3/dl', { dlNo: 'ZZ0000000000106', dob: '11-02-1985' }, 106],
    ['a magic passport file', '/v3/passport-verification', { fileNo: 'ZZ9999999990109', dob: '11/02/1985' }, 109],
  ])('%s', async (_case, path, body, code) => {
    expect(await ask(path, body)).toEqual({ requestId: expect.any(String), statusCode: code });
  });

  it.each([
    ['a date with slashes', '/v3/dl', { dlNo: 'ZZ0120110000042', dob: '11/02/1985' }],
    ['31 February', '/v3/dl', { dlNo: 'ZZ0120110000042', dob: '31-02-1985' }],
    ['a date with hyphens', '/v3/passport-verification', { fileNo: 'ZZ0000000000011', dob: '11-02-1985' }],
    ['an account number with a letter of Greek', '/v2/bankacc', { accountNumber: '1234α678', ifsc: 'ZZZA0000001' }],
  ])('%s is a bad request', async (_case, path, body) => {
    expect((await post(`/karza${path}`, { consent: 'Y', ...body })).status).toBe(400);
  });
});

describe('an account that takes no money', () => {
  it.each([
    ['closed', '00002000018', 'ZZZB0000001', 'Account Closed', 'KC02'],
    ['frozen', '00002000035', 'ZZZB0000003', 'Account Blocked or Frozen', 'KC03'],
    ['dormant', '000030000000027', 'ZZZC0000001', 'Account Dormant', 'KC04'],
    ['nre', '00001000000019', 'ZZZA0000001', 'NRE Account', 'KC05'],
  ])('%s', async (_status, accountNumber, ifsc, text, code) => {
    const account = { accountNumber, ifsc };
    expect((await ask('/v2/bankacc', account)).result).toMatchObject({ bankTxnStatus: false, bankResponse: text });
    const { data, comparisionData } = (await ask('/v3/bankacc-verification', { ...account, accountHolderName: 'X' }))
      .result;
    expect(data.source[0]).toMatchObject({
      statusAsPerSource: 'INVALID',
      data: { bankTxnStatus: false, bankResponse: text.toUpperCase(), statusCode: code },
      isValid: false,
    });
    expect(comparisionData.inputVsSource.validity).toBe('INVALID');
  });
});

describe('Aadhaar in two steps', () => {
  const aadhaarNo = '100261102744';
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

  it('knows the second by the id of the first answer, once', async () => {
    const first = await ask('/v3/aadhaar-xml/otp', { aadhaarNo, clientData: { caseId: '1' } });
    expect(first).toEqual({
      requestId: expect.stringMatching(uuid),
      result: { message: 'OTP sent to registered mobile number' },
      statusCode: 101,
      clientData: { caseId: '1' },
    });
    const { requestId } = first;
    expect(requestId).not.toBe(id);
    const second = (more: object) => ask('/v3/aadhaar-xml/file', { aadhaarNo, requestId, otp: '111000', ...more });
    expect(await second({ otp: '111001' })).toEqual({ requestId: id, statusCode: 102 });
    expect(await second({ aadhaarNo: '100261104111' })).toEqual({ requestId: id, statusCode: 102 });
    expect((await second({})).result.dataFromAadhaar).toMatchObject({ name: 'ANANYA IYER', dob: '1985-02-11' });
    expect(await second({})).toEqual({ requestId: id, statusCode: 103 });
  });

  it('goes across the lanes of Karza and Perfios', async () => {
    const { requestId } = await ask('/v3/aadhaar-xml/otp', { aadhaarNo });
    const body = { consent: 'Y', aadhaarNo, requestId, otp: '111000' };
    const said = await post('/perfios/api/kyc/v3/aadhaar-xml/file', body, { 'x-auth-key': key });
    expect((await bodyOf(said)).statusCode).toBe(101);
  });

  const consent = (more: object = {}) =>
    ask('/v3/aadhaar-consent', {
      ...{ ipAddress: '12.12.12.12', userAgent: 'Mozilla/5.0', name: 'Ananya Iyer', consentTime: '1612442987' },
      ...{ consentText: 'Customer consent body to be shared here', clientData: { caseId: '123456' }, ...more },
    });

  it('starts with a consent, whose key is its id', async () => {
    const { requestId, result, ...rest } = await consent();
    expect(rest).toEqual({ statusCode: 101, clientData: { caseId: '123456' } });
    expect(result).toEqual({ accessKey: requestId, accessKeyValidity: '1612444787', message: 'Consent Accepted' });
    expect((await consent({ consentTime: 1_612_442_987 })).result.accessKeyValidity).toBe('1612444787');
    expect(await consent({ consent: 'N' })).toMatchObject({ statusCode: 105 });
  });

  it.each([['name'], ['userAgent'], ['consentTime'], ['consentText']])('takes no consent without %s', async (field) => {
    expect(await consent({ [field]: undefined })).toEqual({ status: 400, error: 'Bad Request', requestId: id });
  });

  it('goes from the consent to the file', async () => {
    const { accessKey } = (await consent()).result;
    const otp = await ask('/v3/get-aadhaar-otp', { aadhaarNo, accessKey });
    expect(otp.result).toEqual({
      message: 'OTP sent to registered mobile number',
      accessKey: expect.stringMatching(uuid),
      accessKeyValidity: '1790001800',
    });
    const file = await ask('/v3/get-aadhaar-file', {
      otp: '111000',
      accessKey: otp.result.accessKey,
      shareCode: '4321',
    });
    expect(file.result).toMatchObject({ shareCode: '4321', dataFromAadhaar: { maskedAadhaarNumber: 'xxxxxxxx2744' } });
  });

  it.each([
    ['/v3/get-aadhaar-otp', { requestId: id, statusCode: 102 }],
    ['/v2/aadhaar-verification', { request_id: id, 'status-code': '102' }],
  ])('%s wants the key of a consent', async (path, refusal) => {
    const body = { aadhaarNo, accessKey: '00000000-0000-4000-8000-000000000000' };
    expect(await ask(path, body)).toEqual(refusal);
    const { accessKey } = (await consent()).result;
    expect((await ask(path, { aadhaarNo, accessKey })).result).toBeDefined();
  });
});

describe('other one-time passwords', () => {
  it.each([
    ['/v2/epf-get-otp', { uan: '000010002013', mobile_no: '9000000011' }, '/v2/epf-get-passbook', 'employee_details'],
    ['/v2/mobile/otp', { mobile: '9876543210' }, '/v2/mobile/status', 'sim_details'],
  ])('of %s, whose id the second step wants', async (first, body, second, told) => {
    const { request_id, ...rest } = await ask(first, body);
    expect(rest).toEqual({ result: { message: expect.any(String) }, 'status-code': '101' });
    expect(await ask(second, { request_id, otp: '000000' })).toEqual({ request_id: id, 'status-code': '102' });
    expect((await ask(second, { request_id, otp: '111000' })).result).toHaveProperty(told);
    expect(await ask(second, { request_id, otp: '111000' })).toEqual({ request_id: id, 'status-code': '103' });
  });

  it('are not good for one another', async () => {
    const { request_id } = await ask('/v2/mobile/otp', { mobile: '9876543210' });
    expect(await ask('/v2/epf-get-passbook', { request_id, otp: '111000' })).toMatchObject({ 'status-code': '103' });
  });

  it.each([
    ['6000000103', '103'],
    ['9999999999', '101'],
    ['+91 98765 43210', '101'],
  ])('of the mobile number %s meet %s', async (mobile, code) => {
    expect((await ask('/v2/mobile/otp', { mobile }))['status-code']).toBe(code);
  });

  it('of EPF need a member', async () => {
    expect(await ask('/v2/epf-get-otp', { uan: '999999999999' })).toEqual({ request_id: id, 'status-code': '103' });
  });
});

describe('what clients do', () => {
  it('asks for an importer by either name', async () => {
    expect(await ask('/v2/iec-detailed', { iec: 'AAACM0000Z' })).toEqual(await ask('/v2/iec', { iec: 'AAACM0000Z' }));
  });

  it('asks with two slashes', async () => {
    expect((await post('/karza//v3/name', { name1: 'A B', name2: 'A B' })).status).toBe(200);
  });

  it('gets the name in its own script from the roll', async () => {
    expect((await ask('/v3/voter', { epicNo: 'ZZZ0070664' })).result.nameV1).toBe('निखिल देशपांडे');
  });

  it('gets well-shaped answers to anything where a fault lets it pass', async () => {
    const headers = { ...karza, 'X-Mock-Fault': '101' };
    const odd = { multiNameList: 'x', passportNo: 7, doi: 'never', consentTime: {}, shareCode: [] };
    for (const [, { path }] of goldens) expect((await post(`/karza${path}`, odd, headers)).status).toBe(200);
  });
});

describe('the parts', () => {
  it.each([
    ['D23145890734', '9'],
    ['L898902C3', '6'],
    ['740812', '2'],
    ['120415', '9'],
  ])('the check digit of %s', (text, digit) => expect(checkDigit(text)).toBe(digit));

  it('a passport of one name has no second', () => {
    const page = {
      number: 'Z0000011',
      surname: 'SUKARNO',
      given: '',
      born: '1985-02-11',
      expires: '2029-03-11',
    } as const;
    const [first, second] = machineReadable({ ...page, sex: 'T' });
    expect([first.length, second.length, first.slice(0, 14), second[20]]).toEqual([44, 44, 'P<INDSUKARNO<<', '<']);
  });

  it.each([
    ['2000-03-31', 26],
    ['2000-04-01', 25],
    ['2000-02-29', 26],
    ['2025-04-01', 0],
    ['1926-03-31', 100],
  ])('somebody born on %s is %i', (born, age) => expect(ageOf(born)).toBe(age));

  it('a month and a year', () => expect(dayMonthYear('2021-02', '-')).toBe('02-2021'));
});
