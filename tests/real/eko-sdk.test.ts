import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { key } from '../support/app.ts';
import { freePort } from '../support/free-port.ts';
import { type Server, startServer } from '../support/server.ts';

type Answer = (error: unknown, data: Record<string, unknown> | null) => void;

/** As much of Eko's SDK as is used here; it brings no types. */
interface Sdk {
  init(configs: Record<string, unknown>): Sdk;
  verifyPAN(options: object, answer: Answer): void;
  verifyBankAccount(options: object, answer: Answer): void;
}

const sdk = createRequire(import.meta.url)('@ekoindia/eko-sdk-node') as Sdk;
const names = ['log', 'debug', 'error'] as const;

/** What the SDK hands to its callback. */
function called(ask: (answer: Answer) => void): Promise<{ error: unknown; data: Record<string, unknown> | null }> {
  return new Promise((resolve) => ask((error, data) => resolve({ error, data })));
}

describe('Eko’s SDK, as it is published', () => {
  let server: Server;
  let port: number;
  const settings = () => ({ hostname: '127.0.0.1', port, allowInsecureRequest: true, developerKey: 'any' });

  beforeAll(async () => {
    // It tells every request on the console.
    for (const name of names) vi.spyOn(console, name).mockImplementation(() => {});
    port = await freePort();
    server = await startServer({ env: { API_KEYS: key, DIALECT_PORTS: `eko:${port}` } });
    sdk.init({ ...settings(), authKey: key, initiatorId: '9962981729', partnerUserCode: '20810200' });
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await server?.stop();
  });

  it('activates what it needs when it starts', async () => {
    const asked = await vi.waitUntil(
      () => {
        const lines = server.lines().filter((line) => line.includes('/user/'));
        return lines.length >= 4 && lines.map((line) => JSON.parse(line));
      },
      { timeout: 5000, interval: 20 },
    );
    expect(asked.map(({ method, status }) => `${method} ${status}`).sort()).toEqual([
      'GET 200',
      'GET 200',
      'PUT 200',
      'PUT 200',
    ]);
    expect(console.log).not.toHaveBeenCalledWith(expect.stringContaining('Failed'));
  });

  const asked = { purpose: 1, purposeDescription: 'onboarding' };

  it.each([
    ['AAAPI0000A', { title: 'Smt', first_name: 'ANANYA', middle_name: '', last_name: 'IYER' }],
    ['VBLPZ6447L', { title: 'Shri', first_name: 'BAR', middle_name: '', last_name: 'FOO' }],
  ])('verifies the PAN %s', async (panNumber, name) => {
    const { error, data } = await called((answer) => sdk.verifyPAN({ panNumber, ...asked }, answer));
    expect([error, data]).toEqual([null, { pan_number: panNumber, ...name }]);
  });

  it('gets no data for a PAN that is not found', async () => {
    const { error, data } = await called((answer) => sdk.verifyPAN({ panNumber: 'AAAPZ9999Z', ...asked }, answer));
    expect([error, data]).toEqual([null, undefined]);
  });

  it('verifies a bank account', async () => {
    const options = { accountNo: '00001000000012', customerId: '6111111111', userCode: '20810200' };
    for (const bank of [{ ifsc: 'ZZZA0000001' }, { bankCode: 'ZZZA' }]) {
      const { error, data } = await called((answer) => sdk.verifyBankAccount({ ...options, ...bank }, answer));
      expect(error).toBeNull();
      expect(data).toMatchObject({
        bank: 'SPECIMEN BANK LIMITED',
        recipient_name: 'ANANYA IYER',
        user_code: '20810200',
      });
    }
  });

  it('is told by the status and the raw text where the server fails', async () => {
    const { error } = await called((answer) => sdk.verifyPAN({ panNumber: 'ERROR0503X', ...asked }, answer));
    expect(error).toMatchObject({ statusCode: 503, statusMessage: expect.stringContaining('Service Unavailable') });
  });

  it('is refused with another key', async () => {
    const wrong = sdk.init({ ...settings(), authKey: 'another-key-123' });
    const { error } = await called((answer) => wrong.verifyPAN({ panNumber: 'AAAPI0000A', ...asked }, answer));
    expect(error).toMatchObject({ statusCode: 403, statusMessage: expect.stringContaining('Forbidden') });
    // It tries to activate what it needs here, too: its last words are to come before the console is its own again.
    const told = () => vi.mocked(console.log).mock.calls.filter(([text]) => String(text).startsWith('Failed'));
    await vi.waitUntil(() => told().length === 2, { timeout: 5000, interval: 20 });
  });
});
