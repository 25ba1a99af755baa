import { describe, expect, it } from 'vitest';
import { issueToken } from '../../app/token.ts';
import { bodyOf, json, key, testApp } from '../support/app.ts';

const now = 1_790_000_000_000;
const app = testApp();
const id = '0b5c9d6e-3f0a-4a53-9b1e-6f0c2d7a8e41';
const reason = 'For the onboarding of a customer';
const seconds = now / 1000;
const token = await issueToken(key, { iat: seconds, exp: seconds + 60 });
const othersToken = await issueToken('another-key-123', { iat: seconds, exp: seconds + 60 });
const oldToken = await issueToken(key, { iat: seconds - 60, exp: seconds });
const keys = { Authorization: token, 'x-api-key': 'key_test_any', 'X-Request-Id': id };

async function ask(path: string, body?: object, headers: Record<string, string> = {}) {
  const response = await app.fetch(`/sandbox${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...keys, ...json, ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return [response.status, await bodyOf(response)];
}

const good = (data: unknown) => [200, { code: 200, timestamp: now, transaction_id: id, data }];
const bad = (code: number, message: string) => [code, { code, message, timestamp: now, transaction_id: id }];

describe('authentication', () => {
  const authenticate = (headers: Record<string, string>, with_ = app) =>
    with_.fetch('/sandbox/authenticate', { method: 'POST', headers: { 'X-Request-Id': id, ...headers } });

  it('gives a token of a day that can be read, and that works', async () => {
    const response = await authenticate({ 'x-api-key': 'key_test_any', 'x-api-secret': key });
    const body = await bodyOf(response);
    const { access_token } = body.data;
    expect([response.status, body]).toEqual([200, { ...(good({ access_token })[1] as object), access_token }]);
    const claims = JSON.parse(Buffer.from(access_token.split('.')[1], 'base64url').toString());
    expect(claims).toEqual({ iat: seconds, exp: seconds + 24 * 3600 });
    expect((await ask('/bank/ZZZA0000001', undefined, { Authorization: access_token }))[0]).toBe(200);
  });

  it.each<[string, Record<string, string>]>([
    ['a wrong secret', { 'x-api-key': 'key_test_any', 'x-api-secret': 'wrong' }],
    ['no secret', { 'x-api-key': 'key_test_any' }],
    ['no key', { 'x-api-secret': key }],
  ])('refuses %s', async (_name, headers) => {
    const response = await authenticate(headers);
    expect([response.status, await bodyOf(response)]).toEqual(bad(401, 'Unauthorized'));
  });

  const [head, payload, signature] = token.split('.') as [string, string, string];
  const later = Buffer.from(JSON.stringify({ iat: seconds, exp: seconds + 999 })).toString('base64url');
  const invalid: [string, string | undefined][] = [
    ['no token', undefined],
    ['a word before it', `Bearer ${token}`],
    ['the secret itself', key],
    ['a changed claim', `${head}.${later}.${signature}`],
    ['a changed signature', `${head}.${payload}.${signature.replace(/^./, (one) => (one === 'A' ? 'B' : 'A'))}`],
    ['another key', othersToken],
  ];
  it.each(invalid)('refuses a token with %s', async (_name, shown) => {
    const { Authorization: _, ...without } = keys;
    const headers = { ...without, ...(shown !== undefined && { Authorization: shown }) };
    const response = await app.fetch('/sandbox/bank/ZZZA0000001', { headers });
    expect([response.status, await bodyOf(response)]).toEqual(bad(403, 'Not a valid token'));
  });

  it('tells a token whose time is over', async () => {
    const response = await app.fetch('/sandbox/bank/ZZZA0000001', { headers: { ...keys, Authorization: oldToken } });
    expect([response.status, await bodyOf(response)]).toEqual(bad(403, 'Access token has expired'));
  });

  it('refuses a token without the public key', async () => {
    const response = await app.fetch('/sandbox/bank/ZZZA0000001', { headers: { Authorization: token } });
    expect(response.status).toBe(403);
  });

  it.each([
    ['test-expired', 403, 'Access token has expired'],
    ['test-no-credit', 403, 'Insufficient credits'],
    ['test-throttled', 429, 'Too Many Requests'],
  ])('lets %s play its part', async (secret, status, message) => {
    const response = await authenticate({ 'x-api-key': 'any', 'x-api-secret': secret });
    expect([response.status, await bodyOf(response)]).toEqual(bad(status, message));
  });

  const shown = { 'x-api-key': 'any', 'x-api-secret': key };

  it.each<[string, number, string, string]>([
    ['103', 404, 'No records found', '103;by=header'],
    ['500', 500, 'Internal Server Error', '108;by=header'],
    ['504', 504, 'Gateway Timeout', '108;by=header'],
  ])('meets %s', async (fault, status, message, outcome) => {
    const response = await authenticate({ ...shown, 'X-Mock-Fault': fault });
    expect([response.status, await bodyOf(response)]).toEqual(bad(status, message));
    expect(response.headers.get('x-mock-outcome')).toBe(outcome);
  });

  it('meets a fault by query, and refuses one that is none', async () => {
    const init = { method: 'POST', headers: shown };
    expect((await app.fetch('/sandbox/authenticate?mock_fault=503', init)).status).toBe(503);
    expect((await app.fetch('/sandbox/authenticate?mock_fault=dely', init)).status).toBe(400);
  });

  it('meets a delay and answers', async () => {
    const own = testApp();
    const response = await authenticate({ ...shown, 'X-Mock-Fault': 'delay;ms=700' }, own);
    expect([response.status, own.slept]).toEqual([200, [700]]);
  });

  it('meets no fault for whom it does not know', async () => {
    const response = await authenticate({ 'x-api-key': 'any', 'x-api-secret': 'wrong', 'X-Mock-Fault': '503' });
    expect(response.status).toBe(401);
  });

  it('meets a fault whatever was sent', async () => {
    const init = { method: 'POST', headers: { ...json, ...shown, 'X-Mock-Fault': '503' }, body: '{"a":' };
    expect((await app.fetch('/sandbox/authenticate', init)).status).toBe(503);
  });

  it('gives the fault by header only to a key that may ask for it', async () => {
    const own = testApp({ API_KEYS: `one:${key}`, FAULT_KEYS: 'none' });
    const response = await authenticate({ ...shown, 'X-Mock-Fault': '503' }, own);
    expect(response.status).toBe(403);
  });

  it.each<[string, object, string, number]>([
    ['of its dialect', { dialect: 'sandbox' }, key, 503],
    ['of its session', { session: 'mine' }, `${key}~mine`, 503],
    ['of another session', { session: 'mine' }, key, 200],
    ['of another dialect', { dialect: 'karza' }, key, 200],
    ['of a service', { service: 'pan-details' }, key, 200],
  ])('meets a rule %s', async (_name, match, secret, status) => {
    const ruled = testApp();
    await ruled.post('/__admin/rules', { fault: '503', match });
    expect((await authenticate({ ...shown, 'x-api-secret': secret }, ruled)).status).toBe(status);
  });
});

describe('PAN', () => {
  const request = {
    '@entity': 'in.co.sandbox.kyc.pan_verification.request',
    ...{ name_as_per_pan: 'John Ronald Doe', date_of_birth: '11/11/2001', consent: 'Y', reason },
  };
  const answer = (pan: string, category: string, more: object) =>
    good({ '@entity': 'in.co.sandbox.kyc.pan_verification.response', pan, category, ...more });
  const valid = { status: 'valid', remarks: null, name_as_per_pan_match: true, date_of_birth_match: true };
  const invalid = (remarks: string) => {
    const matches = { name_as_per_pan_match: false, date_of_birth_match: false };
    return { status: 'invalid', remarks, ...matches, aadhaar_seeding_status: 'na' };
  };
  const linked = { ...valid, aadhaar_seeding_status: 'y' };
  const ananya = { pan: 'AAAPI0000A', name_as_per_pan: 'Ananya Iyer', date_of_birth: '11/02/1985' };
  const dead = { status: 'invalid', remarks: 'Holder is Deceased', aadhaar_seeding_status: 'y' };

  it.each<[string, object, unknown[]]>([
    ['XXXPX1234A', {}, answer('XXXPX1234A', 'individual', linked)],
    ['XXXCX1234B', {}, answer('XXXCX1234B', 'company', { ...valid, aadhaar_seeding_status: 'na' })],
    ['XXXFX1234J', {}, answer('XXXFX1234J', 'firm', invalid('Deleted'))],
    ['XXXPX1234C', {}, bad(403, 'Insufficient privilege')],
    ['XXXPX1234D', {}, bad(403, 'Insufficient credits')],
    ['XXXPX123EE', {}, bad(422, 'Invalid PAN pattern')],
    ['XXXPX1234K', { consent: 'N' }, bad(422, 'invalid parameter: Consent is required.')],
    ['XXXPX1234F', {}, bad(500, 'Internal Server Error')],
    ['XXXPX1234G', {}, bad(503, 'Source Unavailable')],
    ['XXXPX1234H', {}, bad(503, 'Service Unavailable')],
    ['AAAPI0000A', ananya, answer('AAAPI0000A', 'individual', linked)],
    [
      'AAAPI0000A',
      { ...ananya, date_of_birth: '12/02/1985', consent: 'y' },
      answer('AAAPI0000A', 'individual', { ...linked, date_of_birth_match: false }),
    ],
    [
      'AAAPT0000O',
      {},
      answer('AAAPT0000O', 'individual', { ...dead, name_as_per_pan_match: false, date_of_birth_match: false }),
    ],
    ['ZZZCZ9999Z', {}, answer('ZZZCZ9999Z', 'company', invalid('Invalid PAN'))],
    ['AAAPI0000A', { date_of_birth: '1985-02-11' }, bad(422, 'Invalid date_of_birth')],
    ['AAAPI0000A', { reason: 'short' }, bad(422, 'Reason cannot be empty')],
    ['AAAPI0000A', { '@entity': 'another' }, bad(422, 'Invalid @entity')],
    ['AAAPI0000A', { another: 'field' }, bad(400, 'Invalid request body')],
    ['AAAPI0000A', { '@entity': undefined }, bad(400, 'Invalid request body')],
  ])('%s %j', async (pan, fields, expected) => {
    expect(await ask('/kyc/pan/verify', { ...request, pan, ...fields })).toEqual(expected);
  });

  const status = (aadhaar_seeding_status: string, message: string) =>
    good({ '@entity': 'in.co.sandbox.kyc.pan_aadhaar.status.response', aadhaar_seeding_status, message });

  it.each<[string, string, unknown[]]>([
    ['XXXPX1234A', '123456789012', status('y', 'Your PAN is linked to Aadhaar Number  XXXX XXXX 9999.')],
    ['AAAPI0000A', '100261102744', status('y', 'Your PAN is linked to Aadhaar Number  XXXX XXXX 2744.')],
    ['AAAPI0000A', '100261101375', status('n', 'Your PAN is not linked to Aadhaar Number  XXXX XXXX 1375.')],
    ['AAAPB0000K', '100261116440', status('n', 'Your PAN is not linked to Aadhaar Number  XXXX XXXX 6440.')],
    ['AAACM0000Z', '100261102744', status('na', 'Invalid PAN')],
    ['AAAPI0000A', '1', bad(422, 'Invalid Aadhaar number pattern')],
  ])('%s with Aadhaar %s', async (pan, aadhaar_number, expected) => {
    const body = { '@entity': 'in.co.sandbox.kyc.pan_aadhaar.status', pan, aadhaar_number, consent: 'y', reason };
    expect(await ask('/kyc/pan-aadhaar/status', body)).toEqual(expected);
  });
});

describe('Aadhaar', () => {
  const entity = 'in.co.sandbox.kyc.aadhaar.okyc';
  const otp = (aadhaar_number: string, fields: object = {}) => {
    const body = { '@entity': `${entity}.otp.request`, aadhaar_number, consent: 'y', reason: 'For KYC', ...fields };
    return ask('/kyc/aadhaar/okyc/otp', body);
  };
  const verify = (fields: object) => ask('/kyc/aadhaar/okyc/otp/verify', { '@entity': `${entity}.request`, ...fields });
  const said = (message: string) => good({ '@entity': entity, message });

  it('is verified in two steps, once', async () => {
    const [status, { data }] = await otp('100261102744');
    const { reference_id } = data;
    expect(Number.isInteger(reference_id)).toBe(true);
    const first = { '@entity': `${entity}.otp.response`, reference_id, message: 'OTP sent successfully' };
    expect([status, data]).toEqual([200, first]);
    const sent = { reference_id: String(reference_id) };
    expect(await verify({ ...sent, otp: '222222' })).toEqual(said('Invalid OTP'));
    const address = {
      ...{ '@entity': `${entity}.address`, country: 'India', district: 'Mumbai', house: '9B Mock Orange Apartments' },
      ...{ landmark: '', pincode: '400022', post_office: 'Mumbai', state: 'Maharashtra', street: 'Sion' },
      ...{ subdistrict: '', vtc: 'Mumbai' },
    };
    const person = {
      ...{ '@entity': entity, reference_id, status: 'VALID', message: 'Aadhaar Card Exists' },
      ...{ care_of: 'D/O: VENKATESH IYER', date_of_birth: '11-02-1985', email_hash: '', gender: 'F' },
      full_address: '9B Mock Orange Apartments, Sion, Mumbai, Mumbai-Maharashtra, India ',
      ...{ name: 'ANANYA IYER', address, year_of_birth: '1985', mobile_hash: '', photo: '', share_code: '' },
    };
    expect(await verify({ ...sent, otp: '111000' })).toEqual(good(person));
    expect(await verify({ ...sent, otp: '111000' })).toEqual(said('Invalid Reference Id'));
  });

  it('goes the documented way', async () => {
    expect((await otp('123456789012'))[1].data.reference_id).toBe(1234567);
    const [, { data }] = await verify({ reference_id: '1234567', otp: '121212' });
    const full_address = 'Mangal Kanaka Niwas, Main Cross 3rd, Bengaluru, Bengaluru-Karnataka, India ';
    const john = { name: 'John Doe', care_of: 'S/O: Johnny Doe', date_of_birth: '21-04-1985', gender: 'M' };
    expect(data).toMatchObject({ ...john, full_address, reference_id: 1234567, year_of_birth: '1985' });
  });

  it.each([
    ['1234566', 'Invalid Reference Id'],
    ['1234568', 'Invalid OTP'],
    ['1234569', 'OTP Expired'],
    ['1234570', 'Request under process, please try after 30 seconds'],
  ])('reference %s, documented: %s', async (reference_id, message) => {
    expect(await verify({ reference_id, otp: '111000' })).toEqual(said(message));
  });

  it.each([
    ['otp', { reference_id: '1234567' }, 'OTP missing in request'],
    ['reference', { otp: '111000' }, 'Invalid Reference Id'],
  ])('verification without %s is refused', async (_name, fields, message) => {
    expect(await verify(fields)).toEqual(bad(422, message));
  });

  it.each<[string, object, unknown[]]>([
    [
      '999999999999',
      {},
      good({ '@entity': `${entity}.otp.response`, reference_id: 78829, message: 'Invalid Aadhaar Card' }),
    ],
    ['1', {}, bad(422, 'Invalid Aadhaar number pattern')],
    ['100261102744', { consent: 'n' }, bad(422, 'invalid parameter: Consent is required.')],
  ])('no OTP for %s %j', async (aadhaar, fields, expected) => expect(await otp(aadhaar, fields)).toEqual(expected));
});

describe('bank', () => {
  const drop = '@in.co.sandbox.bank.account.penny_drop_verification_response';
  const less = '@in.co.sandbox.bank.account.penny_less_verification_response';
  const paid = (name_at_bank: string) => ({
    ...{ message: 'Bank Account details verified successfully.', account_exists: true, name_at_bank },
    ...{ utr: expect.stringMatching(/^[1-9]\d{11}$/), amount_deposited: '1' },
  });
  const missing = { message: 'Invalid account number or ifsc provided', account_exists: false };
  const nre = { message: 'Given account is an NRE account', account_exist: true };
  const blocked = { message: 'Account is blocked', account_exists: true };

  const rows: [ifsc: string, account: string, data: object | [code: number, message: string]][] = [
    ['SBIN0021745', '40100123456781', paid('John Doe')],
    ['SBIN0021745', '40100123456784', missing],
    ['SBIN0021745', '40100123456785', nre],
    ['SBIN0021745', '40100123456786', blocked],
    ['SBIN0000002', '40100123456787', { message: 'IFSC is invalid' }],
    ['SBIN0021746', '40100123456788', { message: 'Source bank declined' }],
    ['SBIN0021745', '40100123456789', { message: 'Beneficiary bank offline' }],
    ['SBIN0021745', '40100123456790', { message: 'NPCI Unavailable' }],
    ['SBIN0021745', '40100123456791', { message: 'IMPS Mode fail' }],
    ['SBIN0021745', '40100123456792', { message: 'Failed at beneficiary bank' }],
    ['SBIN0021745', '40100123456793', [403, 'Access denied']],
    ['SBIN0021745', '40100123456794', [403, 'Not a valid token']],
    ['SBIN0021745', '40100123456795', [403, 'Insufficient credits']],
    ['SX01745', '40100123456796', [422, 'Invalid IFSC pattern']],
    ['SBIN0021745', '40100123456798', [422, 'Please provide a valid bank account']],
    ['SBIN0000003', '40100123456800', [422, 'Invalid IFSC provided']],
    ['SBIN0000004', '40100123456801', [422, 'Invalid bank account number or ifsc provided']],
    ['SBIN0021745', '40100123456802', [500, 'Internal Server Error']],
    ['SBIN0021745', '40100123456803', [500, 'Failed at bank']],
    ['SBIN0021745', '40100123456804', [500, 'Transaction failed']],
    ['SBIN0021745', '40100123456805', [500, 'IMPS not supported on Beneficiary account']],
    ['SBIN0021745', '40100123456806', [503, 'Source Unavailable']],
    ['ZZZA0000001', '00001000000012', paid('ANANYA IYER')],
    ['ZZZA0000001', '00001000000019', nre],
    ['ZZZB0000003', '00002000035', blocked],
    ['ZZZC0999999', '000030000000033', { message: 'IFSC is invalid' }],
  ];
  it.each(rows)('%s %s', async (ifsc, account, told) => {
    const expected = Array.isArray(told) ? bad(...(told as [number, string])) : good({ '@entity': drop, ...told });
    expect(await ask(`/bank/${ifsc}/accounts/${account}/verify?name=Ananya&mobile=9999999999`)).toEqual(expected);
  });

  it.each<[string, string, object]>([
    ['ZZZA0000001', '00001000000012', { account_exists: true, name_at_bank: 'ANANYA IYER' }],
    ['SBIN0021745', '40100123456781', { account_exists: true, name_at_bank: 'John Doe' }],
    ['ZZZA0000001', '12345678', missing],
  ])('%s %s without a penny', async (ifsc, account, data) => {
    const answer = await ask(`/bank/${ifsc}/accounts/${account}/penniless-verify`);
    expect(answer).toEqual(good({ '@entity': less, ...data }));
  });

  it('tells of a branch, with no envelope', async () => {
    const branch = {
      ...{ MICR: '400000001', ADDRESS: '1 SAMPLE ROAD, FORT, MUMBAI 400001', CITY: 'MUMBAI', CENTRE: 'MUMBAI' },
      ...{ DISTRICT: 'MUMBAI', STATE: 'MAHARASHTRA', BRANCH: 'MUMBAI SAMPLE ROAD', CONTACT: '9000000081' },
      ...{ UPI: true, RTGS: true, NEFT: true, IMPS: true, SWIFT: 'ZZZAINBB001', ISO3166: 'IN-MH' },
      ...{ BANK: 'SPECIMEN BANK LIMITED', BANKCODE: 'ZZZA', IFSC: 'ZZZA0000001' },
    };
    expect(await ask('/bank/ZZZA0000001')).toEqual([200, branch]);
  });

  it('tells of no branch by a text alone', async () => {
    const response = await app.fetch('/sandbox/bank/SBIN0999999', { headers: keys });
    expect([response.status, await response.text()]).toEqual([404, '"Not Found"']);
  });
});

describe('GST', () => {
  const search = (gstin: string) => ask('/gst/compliance/public/gstin/search', { gstin });
  const none = { error: { error_cd: 'FO8000', message: 'No records found' }, status_cd: '0' };

  it('answers the documented GSTIN', async () => {
    const [status, { data }] = await search('05ABNTY3290P8ZB');
    const some = {
      gstin: '05ABNTY3290P8ZB',
      stj: 'BCP KODIKONDA',
      ctjCd: 'AP004',
      tradeNam: 'ALTON PLASTIC PRIVATE LTD',
    };
    expect([status, data]).toEqual([200, { data: expect.objectContaining(some), status_cd: '1' }]);
  });

  const addr = {
    ...{ bnm: '', bno: '27', dst: 'Kolkata', flno: '', geocodelvl: 'NA', landMark: '', lg: '', loc: 'Kolkata' },
    ...{ locality: 'Park Street', lt: '', pncd: '700016', st: 'Inkpot Lane', stcd: 'West Bengal' },
  };
  const namuna = {
    ...{ adadr: [], ctb: 'Private Limited Company', ctj: 'Commissionerate - KOLKATA, Range - 3', ctjCd: '', cxdt: '' },
    ...{ dty: 'Regular', einvoiceStatus: 'No', gstin: '19AAACN0000A1ZI', lgnm: 'NAMUNA INK AND PAPER PRIVATE LIMITED' },
    ...{ lstupdt: '', nba: ['Factory / Manufacturing', 'Wholesale Business'], rgdt: '10/04/2018' },
    ...{ pradr: { addr, ntr: 'Factory / Manufacturing, Wholesale Business' }, stjCd: '', sts: 'Active' },
    ...{ stj: 'State - West Bengal, Kolkata Ward 87', tradeNam: 'NAMUNA INK AND PAPER' },
  };

  it('answers from the world, by either path and by PAN', async () => {
    expect(await search('19AAACN0000A1ZI')).toEqual(good({ data: namuna, status_cd: '1' }));
    expect(await ask('/gsp/public/gstin/19AAACN0000A1ZI')).toEqual(good({ data: namuna, status_cd: '1' }));
    const byPan = await ask('/gst/compliance/public/pan/search', { pan: 'AAACN0000A' });
    expect(byPan).toEqual(good([{ data: namuna, gstin: '19AAACN0000A1ZI' }]));
  });

  it.each<[string, unknown[]]>([
    ['07CQZCD1111I4Z7', good(none)],
    ['3418FIN00001UNY', bad(422, 'Invalid GSTIN pattern')],
  ])('%s, documented', async (gstin, expected) => expect(await search(gstin)).toEqual(expected));

  it('lists the registrations of a PAN, in one state where that is asked for', async () => {
    const found = async (fields: object) => {
      const [, { data }] = await ask('/gst/compliance/public/pan/search', { pan: 'AAACM0000Z', ...fields });
      return data.map?.((one: { gstin: string }) => one.gstin.slice(0, 2)) ?? data;
    };
    expect(await found({})).toEqual(['27', '29', '07']);
    expect(await found({ state_code: '29' })).toEqual(['29']);
    expect(await found({ state_code: '33' })).toEqual({ error_code: 'NOGSTIN', message: 'No records found' });
  });
});

describe('register of companies', () => {
  const request = { '@entity': 'in.co.sandbox.kyc.mca.master_data.request', consent: 'y', reason };
  const company = (cin: string) => ask('/mca/company/master-data/search', { ...request, id: cin });
  const director = (din: string) => ask('/mca/director/master-data/search', { ...request, id: din });
  const wrongDin = 'DIN Entered does not match MCA records, Please enter a valid DIN.';

  it('tells of a company', async () => {
    const [status, { data }] = await company('U62099MH2016PTC000000');
    expect([status, data['@entity'], data.charges]).toEqual([200, 'in.co.sandbox.kyc.mca.company', []]);
    expect(data.company_master_data).toMatchObject({
      ...{ company_name: 'MOCKWORKS PRIVATE LIMITED', 'paid_up_capital(rs)': '2500000', registration_number: '000000' },
      ...{ 'company_status(for_efiling)': 'Active', date_of_incorporation: '14/03/2016' },
    });
    expect(data['directors/signatory_details'][0]).toEqual({
      '@entity': 'in.co.sandbox.kyc.mca.company.directors_signatory_details',
      ...{ end_date: '-', designation: 'Managing Director', 'din/pan': '99000001', begin_date: '14/03/2016' },
      name: 'ANANYA IYER',
    });
  });

  it('tells of a partnership', async () => {
    const [status, { data }] = await company('ZZA-0000');
    expect([status, data['@entity']]).toEqual([200, 'in.co.sandbox.kyc.mca.llp']);
    expect(data.llp_master_data).toMatchObject({
      llpin: 'ZZA-0000',
      llp_name: 'ANUMAN ADVISORS LLP',
      llp_status: 'Active',
    });
  });

  it('tells of a director', async () => {
    const [status, { data }] = await director('99000002');
    expect([status, data.director_data.name, data.llp_data]).toEqual([200, 'HARPREET SINGH GILL', []]);
    expect(data.company_data[0]).toEqual({
      '@entity': 'in.co.sandbox.kyc.mca.director.company_data',
      ...{ company_name: 'MOCKWORKS PRIVATE LIMITED', designation: 'Director', begin_date: '21/08/2017' },
      ...{ end_date: '-', 'cin/fcrn': 'U62099MH2016PTC000000' },
    });
  });

  it.each(['12345678', '1'])('knows no director %s', async (din) => {
    expect(await director(din)).toEqual(bad(422, wrongDin));
  });
});

describe('an error that is forced', () => {
  it.each<[string, unknown[]]>([
    ['102', bad(422, 'Invalid request')],
    ['104', bad(429, 'Too Many Requests')],
    ['105', bad(422, 'invalid parameter: Consent is required.')],
    ['108', bad(503, 'Source Unavailable')],
    ['402', bad(403, 'Insufficient credits')],
    ['403', bad(403, 'Insufficient privilege')],
    ['404', bad(404, 'Not Found')],
    ['409', bad(409, 'Conflict')],
    ['500', bad(500, 'Internal Server Error')],
    ['503', bad(503, 'Source Unavailable')],
    ['504', bad(504, 'Gateway Timeout')],
  ])('%s', async (fault, expected) => {
    const body = { gstin: '19AAACN0000A1ZI' };
    expect(await ask('/gst/compliance/public/gstin/search', body, { 'X-Mock-Fault': fault })).toEqual(expected);
  });

  it('is no such thing as a path that is not there', async () => {
    expect(await ask('/kyc/nothing', {})).toEqual(bad(404, 'Not Found'));
  });
});
