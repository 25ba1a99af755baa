import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { developmentKey } from '../../app/config.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Server, startServer } from '../support/server.ts';

/** More presses of the tabulator than any page has places. */
const mostPlaces = 300;

describe.skipIf(inject('parts').chromium === undefined)('the console by keyboard alone', { timeout: 60_000 }, () => {
  let server: Server;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  beforeEach(async () => {
    page = await browser.newPage();
  });
  afterEach(async () => {
    expect(await page.evaluate(() => document.title)).toContain('Namuna');
    await page.close();
  });

  /** Goes on with the tabulator until this is where the focus is. */
  async function tabTo(selector: string): Promise<void> {
    for (let i = 0; i < mostPlaces; i++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    }
    throw new Error(`No key leads to ${selector}.`);
  }

  const press = (key: string) => page.keyboard.press(key);
  const ask = (pan_number: string) =>
    fetch(`${server.url}/pan-to-gst`, {
      method: 'POST',
      headers: { 'X-API-Key': developmentKey, 'Content-Type': 'application/json' },
      body: JSON.stringify({ pan_number }),
    });

  it('skips to the content', async () => {
    await page.goto(server.url);
    await tabTo('.skip');
    await press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  });

  it('tries a service with an outcome, and keeps its place', async () => {
    await page.goto(server.url);
    await tabTo('#vendor');
    await page.keyboard.type('Setu');
    await page.waitForURL(/vendor=setu/);
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('vendor');
    await tabTo('#endpoint-0');
    await press('Enter');
    await expect.poll(() => page.getAttribute('#endpoint-0', 'aria-current')).toBe('true');
    await tabTo('#meet-103');
    await press('Enter');
    await page.locator('.answer .chip', { hasText: '103 not found' }).waitFor();
    expect(await page.locator('.answer').innerText()).toContain('Why: The header X-Mock-Fault asked for 103.');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('meet-103');
    await tabTo('#sample-curl');
    await press('ArrowRight');
    expect(await page.locator('#code-javascript').isVisible()).toBe(true);
  });

  it('says what is wrong with a fault that it does not know', async () => {
    await page.goto(server.url);
    await tabTo('#other');
    await page.keyboard.type('dely');
    await press('Enter');
    await page.locator('.answer', { hasText: 'HTTP 400' }).waitFor();
    expect(await page.locator('#answer-body').innerText()).toContain('Unknown fault');
    expect(await page.inputValue('#other')).toBe('dely');
  });

  it('lets a fault stand, sees it used, and stops it', async () => {
    await page.goto(`${server.url}/console/break`);
    await tabTo('#count');
    await press('Control+a');
    await page.keyboard.type('3');
    await tabTo('#service');
    await page.waitForURL(/count=3/);
    await page.keyboard.type('PAN to G');
    await page.locator('.words', { hasText: 'The next 3 calls of PAN to GST meet 108 unavailable' }).waitFor();
    await tabTo('#stand');
    await press('Enter');
    await page.locator('#standing', { hasText: 'not met yet' }).waitFor();
    expect((await ask('AAACN0000A')).status).toBe(500);
    await page.locator('#standing', { hasText: 'met by 1 call' }).waitFor();
    await tabTo('#stop-all');
    await press('Enter');
    await page.locator('#standing', { hasText: 'Nothing' }).waitFor();
    expect((await ask('AAACN0000A')).status).toBe(200);
  });

  it('says what cannot stand', async () => {
    await page.goto(`${server.url}/console/break?meet=other`);
    await tabTo('#fault');
    await page.keyboard.type('dely');
    await tabTo('#stand');
    await press('Enter');
    await page.getByRole('alert').filter({ hasText: 'Unknown fault' }).waitFor();
    expect(await page.inputValue('#fault')).toBe('dely');
  });

  it('finds somebody, sets what they meet, and undoes it', async () => {
    await page.goto(`${server.url}/console/world`);
    await tabTo('#q');
    await page.keyboard.type('27aaacm0000z1z7');
    await press('Enter');
    await page.getByRole('heading', { name: 'MOCKWORKS PRIVATE LIMITED' }).waitFor();
    await tabTo('.answer-item summary');
    await press('Enter');
    await tabTo('#outcome-0');
    await page.keyboard.type('104');
    await tabTo('#set-0');
    await press('Enter');
    await page.locator('.answer-item', { hasText: 'For all calls: 104 max retries' }).waitFor();
    expect((await ask('AAACM0000Z')).status).toBe(429);
    await tabTo('[id^="undo-"]');
    await press('Enter');
    await expect.poll(() => page.locator('[id^="undo-"]').count()).toBe(0);
    expect((await ask('AAACM0000Z')).status).toBe(409);
  });

  it('finds people by what they are', async () => {
    await page.goto(`${server.url}/console/world`);
    await tabTo('#trait');
    await page.keyboard.type('a cancelled');
    await expect.poll(() => page.locator('tbody tr').count()).toBeLessThan(10);
    expect(await page.getByRole('link', { name: 'UDAHARAN TEXTILES' }).count()).toBe(1);
  });

  it('shows how to set a client up', async () => {
    await page.goto(server.url);
    await tabTo('nav a[href="/console/setup"]');
    await press('Enter');
    await page.getByRole('cell', { name: `${server.url}/karza`, exact: true }).waitFor();
    await tabTo('a[href="/karza/docs"]');
    await press('Enter');
    await page.waitForURL(`${server.url}/karza/docs`);
  });
});
