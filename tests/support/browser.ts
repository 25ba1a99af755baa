import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

// A container's root has no sandbox; the rest keeps the browser itself off the network.
const flags =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** A real Chromium. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: inject('parts').chromium!, args: flags.split(' ') });
}
