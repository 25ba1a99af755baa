import { http } from 'msw';
import { setupServer } from 'msw/node';
import { createApp } from 'namuna';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { Karza } from './karza.ts';

const key = 'my-secret-key-123';
const app = createApp({ API_KEYS: key });
// The vendor's host is known to Namuna, so the request is handed on as it came.
const server = setupServer(http.all('https://api.karza.in/*', ({ request }) => app.fetch(request)));

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => app.reset());
afterAll(async () => {
  server.close();
  await app.close();
});

it('answers in the place of the vendor', async () => {
  expect(await new Karza({ key }).nameOf('AAACM0000Z')).toBe('MOCKWORKS PRIVATE LIMITED');
});

it('fails as a header says', async () => {
  const response = await fetch('https://api.karza.in/v2/pan', {
    method: 'POST',
    headers: { 'x-karza-key': key, 'Content-Type': 'application/json', 'X-Mock-Fault': '503;retry-after=2' },
    body: '{"consent":"Y","pan":"AAACM0000Z"}',
  });
  expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '2']);
});

it('fails as a rule says that stands in a session', async () => {
  const session = `${key}~checkout-7`;
  await app.fetch('/__admin/rules', {
    method: 'POST',
    headers: { 'X-API-Key': session, 'Content-Type': 'application/json' },
    body: '{"fault":"503;times=1","match":{"dialect":"karza"}}',
  });
  const karza = new Karza({ key: session });
  await expect(karza.nameOf('AAACM0000Z')).rejects.toThrow('Karza answered 503');
  expect(await karza.nameOf('AAACM0000Z')).toBe('MOCKWORKS PRIVATE LIMITED');
});
