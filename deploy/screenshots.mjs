// `npm run screenshots`: takes the pictures of the console that README.md shows, of a house with some traffic in it.
// Needs Chromium: CHROMIUM_PATH, or one on PATH.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const to = join(root, 'deploy/screenshots');
const key = 'my-secret-key-123';

const pictures = [
  { name: 'try', path: '/?vendor=karza&endpoint=POST+%2Fv2%2Fpan', act: press },
  { name: 'break', path: '/console/break' },
  { name: 'live', path: '/console/live', act: settle },
  { name: 'world', path: '/console/world?pan=AAACM0000Z' },
  { name: 'setup', path: '/console/setup' },
];

const server = spawn(process.execPath, [join(root, 'dist/main.js')], {
  env: { PATH: process.env.PATH, PORT: '0', HOST: '127.0.0.1' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
try {
  mkdirSync(to, { recursive: true });
  const origin = `http://127.0.0.1:${await listening()}`;
  await traffic(origin);
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, colorScheme: 'light' });
  for (const { name, path, act } of pictures) {
    await page.goto(origin + path);
    await act?.(page, origin);
    await page.screenshot({ path: join(to, `${name}.png`) });
    console.log(`deploy/screenshots/${name}.png`);
  }
} finally {
  await browser.close();
  server.kill();
}

async function listening() {
  for await (const line of createInterface({ input: server.stdout })) {
    const { port } = JSON.parse(line);
    if (port !== undefined) {
      server.stdout.resume();
      return port;
    }
  }
  await once(server, 'exit');
  throw new Error('The server ended. Build it first: npm run build');
}

/** Calls of several services and vendors with several outcomes, and a rule or two that stand. */
async function traffic(origin) {
  const post = (path, body, headers = {}) =>
    fetch(origin + path, {
      method: 'POST',
      headers: { 'X-API-Key': key, 'x-karza-key': key, 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  await post('/__admin/rules', {
    fault: '108;times=3',
    match: { service: 'pan-to-gst' },
    ttl_s: 600,
    note: 'the register is down',
  });
  await post('/__admin/rules', { fault: 'delay;median=300;sigma=0.4', match: { dialect: 'karza' }, ttl_s: 3600 });
  const pans = ['AAACN0000A', 'AAACM0000Z', 'AAAPI0000A', 'AAACK0000B', 'ERROR0103X', 'ERROR0108X'];
  for (let i = 0; i < 60; i++) {
    const pan_number = pans[i % pans.length];
    await post(i % 3 ? '/pan-to-gst' : '/pan-details', { pan_number });
    if (i % 6 === 0)
      await post('/karza/v2/pan', { pan: pan_number, consent: 'Y' }, { 'X-Mock-Fault': i % 12 ? '104' : 'none' });
  }
}

async function press(page) {
  await page.getByRole('button', { name: /103/ }).click();
  await page.locator('.answer .status').waitFor();
}

/** Until what comes over the stream and the charts stand. */
async function settle(page, origin) {
  await page.locator('canvas, svg').first().waitFor();
  await traffic(origin);
  await page.waitForTimeout(1500);
}

function findChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const all = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return process.env.CHROMIUM_PATH || all.find(runs);
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
