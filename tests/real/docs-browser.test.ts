import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { developmentKey } from '../../app/config.ts';
import { dialects } from '../../routes/index.ts';
import { type Server, startServer } from '../support/server.ts';

const executablePath = inject('parts').chromium;
// A container's root has no sandbox; the rest keeps the browser itself off the network.
const flags =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

// One visit: each test goes on where the one before it left the page.
describe.skipIf(executablePath === undefined)('Swagger UI in a browser', () => {
  const requested: string[] = [];
  const complaints: string[] = [];
  let server: Server;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = await startServer();
    browser = await chromium.launch({ executablePath: executablePath!, args: flags.split(' ') });
    page = await browser.newPage({ viewport: { width: 1280, height: 1600 } });
    page.on('request', (request) => requested.push(request.url()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Executes the open operation, and reads the row of its live answer, which shows the request's id. */
  async function execute(): Promise<string | null> {
    // Without a query: nothing is filled in that the reader did not fill in.
    const answered = page.waitForResponse(`${server.url}/pan-to-gst`);
    await page.getByRole('button', { name: 'Execute' }).click();
    const id = (await answered).headers()['x-request-id']!;
    return page.locator('.live-responses-table .response', { hasText: id }).textContent();
  }

  it('stands at /docs, under a policy without exceptions', async () => {
    const response = await page.goto(`${server.url}/docs`);
    const policy = response!.headers()['content-security-policy']!.split('; ');
    expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", "script-src 'self'", "style-src 'self'"]));
    expect(policy.join()).not.toContain('unsafe');
  });

  it('takes a key', async () => {
    await page.getByRole('button', { name: 'Authorize' }).click();
    const [credential] = dialects.at(-1)!.keys;
    const form = page.locator('.auth-container', { hasText: credential!.name });
    await form.getByLabel('Value:').fill(developmentKey);
    await form.getByRole('button', { name: 'Apply credentials' }).click();
    await form.getByRole('button', { name: 'Close' }).click();
  });

  it('executes an operation with the example that it offers first', async () => {
    await page.locator('#operations-Native-panToGst .opblock-summary-control').click();
    const answer = await execute();
    expect(answer).toMatch(/^200/);
    expect(answer).toContain('"internal_status_code": 101');
  });

  it('reaches an outcome by its example', async () => {
    await page.locator('.opblock-section-request-body .examples-select-element').selectOption('unavailable');
    const answer = await execute();
    expect(answer).toMatch(/^500/);
    expect(answer).toContain('"internal_status_code": 108');
  });

  it('asks nobody but us', () => {
    expect(requested.filter((url) => !url.startsWith(`${server.url}/`) && !url.startsWith('data:'))).toEqual([]);
    expect(requested).toContain(`${server.url}/openapi.json`);
  });

  it('runs without an error or a breach of the policy', () => {
    // The browser itself reports the 500 that was asked for.
    expect(complaints).toEqual([expect.stringContaining('a status of 500')]);
  });

  it('would have told of a breach', async () => {
    await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
    await expect.poll(() => complaints.at(-1)).toContain('Content Security Policy');
  });
});
