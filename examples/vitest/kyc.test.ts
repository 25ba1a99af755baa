import { createApp } from 'namuna';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { Karza } from './karza.ts';

const key = 'my-secret-key-123';
const slept: number[] = [];
// No delay takes any time; the test sees how long each would have been.
const app = createApp({ API_KEYS: key, sleep: (ms) => void slept.push(ms) });

beforeEach(() => app.reset());
afterAll(() => app.close());

function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return app.fetch(path, {
    method: 'POST',
    headers: { 'X-API-Key': key, 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

it('finds the GSTIN of a PAN', async () => {
  const response = await post('/pan-to-gst', { pan_number: 'ABCDE1234F' });
  expect(await response.json()).toMatchObject({ internal_status_code: 101, value: '22ABCDE1234F1Z5' });
});

it('fails as a header says, after a delay that takes no time', async () => {
  const fault = { 'X-Mock-Fault': 'delay;ms=30000, 503;retry-after=2' };
  const response = await post('/pan-to-gst', { pan_number: 'ABCDE1234F' }, fault);
  expect(response.status).toBe(503);
  expect(response.headers.get('Retry-After')).toBe('2');
  expect(slept).toEqual([30_000]);
});

it('lets a rule stand in a session, and nobody else sees it', async () => {
  const session = `${key}~checkout-7`;
  await post('/__admin/rules', { fault: '108;times=1' }, { 'X-API-Key': session });
  const ask = async (as: string) =>
    (await post('/pan-to-gst', { pan_number: 'ABCDE1234F' }, { 'X-API-Key': as })).status;
  expect(await ask(key)).toBe(200);
  expect(await ask(session)).toBe(500);
  expect(await ask(session)).toBe(200);
});

it('is what the client of a vendor asks: its base URL stays, its fetch is another', async () => {
  const karza = new Karza({ key, fetch: app.fetch });
  expect(await karza.nameOf('AAACM0000Z')).toBe('MOCKWORKS PRIVATE LIMITED');
  expect(await karza.nameOf('ERROR0103X')).toBeUndefined();
});

it('is what a client with another base URL asks', async () => {
  const karza = new Karza({ key, baseUrl: 'http://localhost:8000/karza', fetch: app.fetch });
  expect(await karza.nameOf('AAACM0000Z')).toBe('MOCKWORKS PRIVATE LIMITED');
});
