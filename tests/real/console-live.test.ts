import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { developmentKey } from '../../app/config.ts';
import { launchBrowser } from '../support/browser.ts';
import { createGate, type Gate } from '../support/gate.ts';
import { type Server, startServer } from '../support/server.ts';

const run = promisify(execFile);
const live = '/console/live';

describe.skipIf(inject('parts').chromium === undefined)('the live view in a browser', { timeout: 60_000 }, () => {
  const complaints: string[] = [];
  let server: Server;
  let gate: Gate;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = await startServer();
    gate = await createGate(server.port);
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
  });
  afterAll(async () => {
    await browser?.close();
    await gate?.close();
    await server?.stop();
  });

  async function call(pan_number: string, headers: Record<string, string> = {}) {
    const response = await fetch(`${server.url}/pan-to-gst`, {
      method: 'POST',
      headers: { 'X-API-Key': developmentKey, 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ pan_number }),
    });
    return response.status;
  }

  const row = (text: string) => page.locator('#rows tr', { hasText: text });
  const state = () => page.locator('#state').textContent();
  const inChart = async () => {
    const counts = await page.locator('#codes-plot output').allTextContents();
    return counts.reduce((sum, count) => sum + Number(count.replace(',', '')), 0);
  };
  /** Presses Tab until this has the focus. */
  async function tabTo(selector: string) {
    for (let i = 0; i < 80; i++) {
      if (await page.locator(selector).evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Nobody comes to ${selector} by Tab.`);
  }

  it('shows calls as they come', async () => {
    await page.goto(gate.url + live);
    expect(await page.locator('#none').isVisible()).toBe(true);
    await expect.poll(state).toContain('Live');
    await call('ERROR0103X');
    await row('ERROR0103X').waitFor();
    expect(await row('ERROR0103X').textContent()).toContain('103 not found');
    expect(await page.locator('#none').isVisible()).toBe(false);
    await expect.poll(inChart).toBe(1);
  });

  it('holds still while it is paused, by the keyboard, and counts what comes', async () => {
    await tabTo('#pause');
    await page.keyboard.press('Enter');
    for (const id of ['ERROR0106X', 'ERROR0108X']) await call(id);
    await expect.poll(state).toContain('Paused 2 came meanwhile');
    expect(await page.locator('#rows tr').count()).toBe(1);
    await expect.poll(inChart).toBe(3);
    await page.keyboard.press('Enter');
    await row('ERROR0108X').waitFor();
    expect(await page.locator('#rows tr').count()).toBe(3);
    expect(await page.locator('#said').textContent()).toBe('Going on.');
  });

  it('opens a call by the keyboard, goes to it, and goes on beside it', async () => {
    await tabTo('#rows tr:nth-child(2) a');
    await page.keyboard.press('Enter');
    await page.locator('#entry:focus').waitFor();
    expect(page.url()).toContain('open=2');
    expect(await page.locator('.why').textContent()).toBe('ERROR0106X is a magic identifier for 106.');
    expect(JSON.parse((await page.locator('#request-body').textContent())!)).toEqual({ pan_number: 'ERROR0106X' });
    expect(JSON.parse((await page.locator('#answer-body').textContent())!)).toMatchObject({
      internal_status_code: 106,
    });
    await call('ABCDE1234F');
    await row('ABCDE1234F').waitFor();
    await expect.poll(inChart).toBe(4);
  });

  it.skipIf(inject('parts').curl === undefined)('offers a line that a shell runs as it stands', async () => {
    const line = (await page.locator('#curl').textContent())!;
    const { stdout } = await run('sh', ['-c', line]);
    expect(JSON.parse(stdout)).toMatchObject({ internal_status_code: 106 });
  });

  it('sends it again, and opens what came of it', async () => {
    await tabTo('#again');
    await page.keyboard.press('Enter');
    await page.getByText('This is what came of sending it again.').waitFor();
    expect(await page.locator('.entry').textContent()).toContain('ERROR0106X');
    const open = Number(new URL(page.url()).searchParams.get('open'));
    expect(open).toBeGreaterThan(4);
    await page.locator(`#call-${open}[aria-current]`).waitFor();
  });

  it('makes the identifier always answer so', async () => {
    await call('AAACN0000A', { 'X-Mock-Fault': '108' });
    await tabTo('#rows tr:has-text("AAACN0000A") a');
    await page.keyboard.press('Enter');
    await page.locator('.entry', { hasText: 'AAACN0000A' }).waitFor();
    await tabTo('#always-set');
    await page.keyboard.press('Enter');
    await page.getByText('Set for all calls').waitFor();
    expect(await call('AAACN0000A')).toBe(500);
    expect(await page.locator('#undo').getAttribute('href')).toBe('/console/world?q=AAACN0000A');
  });

  it('closes it, and goes back to its row', async () => {
    const open = new URL(page.url()).searchParams.get('open');
    await page.locator('#close').focus();
    await page.keyboard.press('Enter');
    await page.locator(`#call-${open}:focus`).waitFor();
    expect(await page.locator('.entry').count()).toBe(0);
  });

  it('connects again by itself, with what was missed', async () => {
    gate.shut();
    await expect.poll(state).toContain('Reconnecting ...');
    await call('QQQPQ1111Q');
    gate.open();
    await row('QQQPQ1111Q').waitFor();
    await expect.poll(state).toContain('Live');
    expect(await page.locator('#said').textContent()).toBe('Connected again, with what was missed.');
    // The browser tells of each try that failed.
    expect(complaints.splice(0).filter((text) => !text.includes('ERR_'))).toEqual([]);
  });

  it('follows what the filters let through, which stand in the address', async () => {
    await page.locator('#by-code').selectOption('102');
    await page.waitForURL(/code=102/);
    await expect.poll(state).toContain('Live');
    await call('ABCDE1234F');
    await call('none of them');
    await expect.poll(() => page.locator('#rows tr').count()).toBe(1);
    expect(await page.locator('#rows').textContent()).toContain('102 invalid input');
    await page.goBack();
    await row('QQQPQ1111Q').waitFor();
  });

  it('keeps two hundred rows of many calls, and counts all', async () => {
    await expect.poll(state).toContain('Live');
    await expect.poll(inChart).toBeGreaterThan(8);
    const before = await inChart();
    for (let i = 0; i < 30; i++) await Promise.all(Array.from({ length: 20 }, () => call('ABCDE1234F')));
    await expect.poll(inChart, { timeout: 10_000 }).toBe(before + 600);
    expect(await page.locator('#rows tr').count()).toBeLessThanOrEqual(200);
  });

  it('clears the list', async () => {
    await page.locator('#clear').click();
    expect(await page.locator('#rows tr').count()).toBe(0);
    expect(await page.locator('#none').isVisible()).toBe(true);
  });

  it('draws anew where the colours change, and tells the figures in a table', async () => {
    const swatch = () =>
      page
        .locator('#codes-plot .swatch')
        .first()
        .evaluate((one) => getComputedStyle(one).backgroundColor);
    const light = await swatch();
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(swatch).not.toBe(light);
    await page.locator('#codes-figures summary').click();
    await expect.poll(() => page.locator('#codes-table').innerText()).toMatch(/Minute\s+101 valid/);
    expect(await page.locator('#codes-plot canvas').count()).toBe(1);
  });

  it('says what the server left out', async () => {
    await page.route('**/requests/events*', (route) =>
      route.fulfill({ contentType: 'text/event-stream', body: 'event: dropped\ndata: {"count":1234}\n\n' }),
    );
    await page.goto(gate.url + live);
    await expect.poll(state).toContain('the server left out 1,234, which the charts do not count');
    await page.unroute('**/requests/events*');
  });

  it('says why it may not follow any more', async () => {
    await page.goto(gate.url + live);
    await expect.poll(state).toContain('Live');
    await page.context().clearCookies();
    await page.route('**/requests/events*', (route) => route.fulfill({ status: 401, body: '{}' }));
    gate.shut();
    gate.open();
    await expect.poll(state, { timeout: 10_000 }).toContain('You are signed out. Open the page again.');
    await page.unroute('**/requests/events*');
  });

  it('ran without an error or a breach of the policy', () => {
    expect(complaints.filter((text) => !/ERR_|status of 401/.test(text))).toEqual([]);
  });

  it('does all but follow without scripts', async () => {
    const plain = await browser.newPage({ javaScriptEnabled: false });
    await plain.goto(server.url + live);
    expect(await plain.locator('#rows tr').count()).toBe(50);
    expect(await plain.locator('#pause').isVisible()).toBe(false);
    await plain.getByRole('link', { name: 'Older calls' }).click();
    await plain.getByRole('heading', { name: 'Older calls' }).waitFor();
    await plain.goto(server.url + live);
    await plain.getByLabel('Identifier').fill('QQQPQ1111Q');
    await plain.getByRole('button', { name: 'Filter' }).click();
    await plain.locator('#rows a').first().click();
    await plain.getByRole('button', { name: 'Send again' }).click();
    await plain.getByText('This is what came of sending it again.').waitFor();
    expect(new URL(plain.url()).searchParams.get('subject')).toBe('QQQPQ1111Q');
    await plain.close();
  });
});
