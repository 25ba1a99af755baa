// `npm run bench:console`: what the console's first view weighs over the wire, and how soon it can be used.
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build } from './build.mjs';
import { endChild, startChild } from './child.mjs';
import { pinServer } from './pinning.mjs';
import { freePort } from './port.mjs';
import { createScratch } from './scratch.mjs';

const rounds = 7;
const aims = { kB: 60, ms: 300 };

const scratch = createScratch();
build(scratch);
const port = await freePort();
const env = { PATH: process.env.PATH, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'error' };
const server = startChild(pinServer([process.execPath, join(scratch, 'dist/main.cjs')]), { env, stdio: 'ignore' });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
try {
  await ready();
  const seen = [];
  for (let i = 0; i < rounds; i++) seen.push(await view());
  const median = (name) => seen.map((one) => one[name]).sort((a, b) => a - b)[Math.floor(rounds / 2)];
  console.log(`first view: ${(median('bytes') / 1000).toFixed(1)} kB over the wire (aim ${aims.kB})`);
  console.log(
    `usable after ${median('ms').toFixed(0)} ms (aim ${aims.ms}); the very first, which loads it, ${seen[0].ms.toFixed(0)} ms`,
  );
} finally {
  await browser.close();
  await endChild(server);
}

/** A browser that has seen nothing before; usable when the document's scripts have run. */
async function view() {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto(`http://127.0.0.1:${port}/`);
  const ms = await page.evaluate(() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd);
  await context.close();
  return { bytes, ms };
}

async function ready() {
  for (let tries = 0; tries < 400; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('The server did not come to listen.');
}
