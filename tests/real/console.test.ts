import { readFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { developmentKey } from '../../app/config.ts';
import { views } from '../../routes/console/views.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Server, startServer } from '../support/server.ts';

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const hostile = '"><script>document.title="run"</script><img src=x onerror="document.title=1">\u202eevil';

interface Finding {
  id: string;
  impact: string;
  nodes: { html: string }[];
}

declare const window: { axe: { run(): Promise<{ violations: Finding[] }> } };

describe.skipIf(inject('parts').chromium === undefined)('the console in a browser', { timeout: 60_000 }, () => {
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
    // Something to show: calls of each kind, a rule, an answer that was set.
    const headers = { 'X-API-Key': developmentKey, 'Content-Type': 'application/json' };
    const post = (path: string, body: unknown, more = {}) =>
      fetch(server.url + path, { method: 'POST', headers: { ...headers, ...more }, body: JSON.stringify(body) });
    await post('/pan-to-gst', { pan_number: 'AAACN0000A' });
    await post('/pan-to-gst', { pan_number: hostile });
    await post('/pan-details', { pan_number: 'AAAPI0000A', client_ref: '<b>ref</b>' }, { 'X-Mock-Fault': '108' });
    await post('/pan-to-gst', { pan_number: 'AAACN0000A', filler: 'x'.repeat(90_000) });
    await post('/__admin/rules', { fault: '503;p=0.5', match: { service: 'lei' }, note: hostile });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** What went wrong in a page, and what it asked of others. */
  function watch(page: Page) {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('request', (request) => {
      const { url } = server;
      if (!request.url().startsWith(`${url}/`) && !request.url().startsWith('data:')) complaints.push(request.url());
    });
    return complaints;
  }

  const looks = [
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
    ['dark', 360],
    ['light', 1600],
  ] as const;
  const pages = [
    ...views.map(({ path }) => path),
    '/console/world?pan=AAACM0000Z',
    '/?vendor=karza',
    '/console/live?open=2',
  ];
  describe.each(looks)('in %s at %i pixels', (colorScheme, width) => {
    let context: BrowserContext;
    beforeAll(async () => {
      context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
    });
    afterAll(() => context?.close());

    it.each(pages)('%s is accessible, fits, asks nobody else, and complains of nothing', async (path) => {
      const page = await context.newPage();
      const complaints = watch(page);
      await page.goto(server.url + path);
      const [scroll, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const);
      expect(scroll).toBeLessThanOrEqual(inner);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run());
      const serious = violations.filter(({ impact }) => ['serious', 'critical'].includes(impact));
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.close();
    });
  });

  it.each<[string, Record<string, string>, number]>([
    ['this machine', {}, 200],
    ['this machine by its name', { Host: 'localhost:8000' }, 200],
    ['a name that somebody leads here', { Host: 'evil.example' }, 401],
    ['behind a proxy on this machine', { 'X-Forwarded-For': '203.0.113.9' }, 401],
  ])('in development without an admin key it is open or not to %s', async (_case, headers, status) => {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      get(server.url, { headers, agent: false }, resolve).on('error', reject);
    });
    response.resume();
    expect([response.statusCode, response.headers['set-cookie'] !== undefined]).toEqual([status, status === 200]);
  });

  it.each(views.map(({ path }) => path))('%s shows hostile text and never runs it', async (path) => {
    const page = await browser.newPage();
    const query = new URLSearchParams(
      ['q', 'meet', 'session', 'note', 'fault', 'subject', 'pan'].map((n) => [n, hostile]),
    );
    await page.goto(`${server.url}${path}?${query}`);
    expect(await page.title()).toMatch(/ · Namuna$/);
    expect(await page.locator('main img').count()).toBe(0);
    await page.close();
  });

  it('is small at first view', async () => {
    const page = await browser.newPage();
    let bytes = 0;
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await page.goto(server.url);
    expect(bytes).toBeGreaterThan(5000);
    expect(bytes).toBeLessThan(60_000);
    await page.close();
  });
});
