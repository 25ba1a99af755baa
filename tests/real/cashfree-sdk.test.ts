import { Cashfree, CFEnvironment } from 'cashfree-verification';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { key } from '../support/app.ts';
import { type Server, startServer } from '../support/server.ts';

/** Past a proxy that the environment names, and with every status for an answer. */
const options = { proxy: false, validateStatus: () => true } as const;
const ids = { verification_id: 'test001' };

describe('Cashfree’s SDK, as it is published', () => {
  let server: Server;

  beforeAll(async () => {
    server = await startServer({ env: { API_KEYS: key } });
    Cashfree.XClientId = 'any';
    Cashfree.XClientSecret = key;
    Cashfree.XEnvironment = CFEnvironment.SANDBOX;
    // It would tell its own errors to a host outside.
    Cashfree.XEnableErrorAnalytics = false;
    Cashfree.basePath = `${server.url}/cashfree/verification`;
  });
  afterAll(async () => {
    await server?.stop();
  });

  it('verifies a PAN', async () => {
    const sent = { pan: 'ABCPV1234D', name: 'john d' };
    const { status, data } = await Cashfree.VrsPanVerification(sent, undefined, undefined, options);
    expect([status, data]).toMatchObject([
      200,
      { valid: true, registered_name: 'JOHN DOE', name_match_score: '85.00', aadhaar_seeding_status: 'Y' },
    ]);
  });

  it('goes from a PAN to its GSTINs, and to whose they are', async () => {
    const sent = { pan: 'AAACM0000Z', ...ids };
    const { data } = await Cashfree.VrsPanToGstinVerification(sent, undefined, options);
    const GSTIN = data.gstin_list![0]!.gstin!;
    const found = await Cashfree.VrsGstinVerification({ GSTIN }, options);
    expect(found.data).toMatchObject({ valid: true, legal_name_of_business: 'MOCKWORKS PRIVATE LIMITED' });
  });

  it('reads a company and its directors', async () => {
    const { data } = await Cashfree.VrsCinVerification({ ...ids, cin: 'U17029WB2018PTC000000' }, undefined, options);
    expect(data.director_details).toMatchObject([{ name: 'DEBJANI MUKHERJEE' }, { din: '99000005' }]);
  });

  it('goes through both steps of offline Aadhaar', async () => {
    const sent = await Cashfree.VrsOfflineAadhaarSendOtp({ aadhaar_number: '655675523712' }, options);
    const ref_id = sent.data.ref_id!;
    const { data } = await Cashfree.VrsOfflineAadhaarVerifyOtp({ otp: '111000', ref_id }, options);
    expect(data).toMatchObject({ ref_id, status: 'VALID', name: 'John Doe' });
  });

  it('raises a refusal, which it lets through as it came', async () => {
    const raised = Cashfree.VrsPanVerification({ pan: 'ABC' }, undefined, undefined, { proxy: false });
    await expect(raised).rejects.toMatchObject({
      response: {
        status: 400,
        data: { type: 'validation_error', code: 'pan_length_short', message: 'Enter valid PAN.' },
      },
    });
  });

  it('is refused with a wrong secret', async () => {
    Cashfree.XClientSecret = `${key}x`;
    const { status, data } = await Cashfree.VrsGstinVerification({ GSTIN: '27AAACM0000Z1Z7' }, options);
    Cashfree.XClientSecret = key;
    expect([status, data]).toMatchObject([401, { type: 'authentication_error', code: 'authentication_failed' }]);
  });

  it('hears that there is no such record in an answer of 200', async () => {
    const { status, data } = await Cashfree.VrsVoterIdVerification(
      { ...ids, epic_number: 'ZZZ9999999' },
      undefined,
      options,
    );
    expect([status, data]).toMatchObject([200, { status: 'INVALID', name: null }]);
  });
});
