import pino from 'pino';
import { readConfig } from '../../app/config.ts';
import { createLog, logOptions } from '../../app/log.ts';
import { embedding } from '../../app/metrics/emf.ts';
import type { Overrides } from '../../app/overrides.ts';
import { key, testApp } from './app.ts';

/** A PAN whose override breaks, as an exception of ours would. */
const broken = 'AAACN0000D';
const overrides: Overrides = {
  find(_service, subject) {
    if (subject === broken) throw new TypeError('a failure of a test');
    return undefined;
  },
};

/** The app, and its lines as they leave it. */
function logged(METRICS: '' | 'emf') {
  const lines: string[] = [];
  const log = createLog(pino(logOptions('info'), { write: (line: string) => lines.push(line) }), {
    batch: false,
    embed: embedding(readConfig({ METRICS })),
  });
  // A call takes as long as those of the README.
  let time = 1_790_000_000_000;
  const now = () => {
    time += 0.23;
    return time;
  };
  const app = testApp({ API_KEYS: `lending:${key}` }, { observers: [log.access], overrides, now });
  return { ...app, lines };
}

const karza = { 'x-karza-key': key, 'X-API-Key': undefined };
const cashfree = { 'x-client-id': 'any', 'x-client-secret': key, 'X-API-Key': undefined };

/** Lines of the calls that a client makes most: native and a vendor's, found and not found. */
export async function typicalLines(metrics: '' | 'emf'): Promise<string[]> {
  const { post, lines } = logged(metrics);
  await post('/pan-to-gst', { pan_number: 'ABCDE1234F' });
  await post('/gst-details', { gstin: '27AAACM0000Z1Z7' });
  await post('/pan-to-gst', { pan_number: 'ERROR0103X' });
  await post('/karza/v2/pan', { consent: 'Y', pan: 'AAACN0000A' }, karza);
  await post('/cashfree/verification/pan', { pan: 'AAACN0000A' }, cashfree);
  return lines;
}

/** Mean bytes of a typical line as CloudWatch gets it, without its line break. */
export async function bytesPerLine(metrics: '' | 'emf'): Promise<number> {
  const sizes = (await typicalLines(metrics)).map((line) => Buffer.byteLength(line.trimEnd()));
  return sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
}

/** A line of each sort that the saved queries ask for. */
export async function everyLine(metrics: '' | 'emf'): Promise<Record<string, unknown>[]> {
  const { post, lines } = logged(metrics);
  const inSession = { 'X-API-Key': `${key}~checkout-7` };
  await post('/__admin/rules', { fault: 'delay;ms=5, 503', match: { service: 'ifsc' } }, inSession);
  await post('/ifsc', { ifsc: 'ZZZA0000001' }, inSession);
  await post('/pan-to-gst', { pan_number: broken });
  return [...lines, ...(await typicalLines(metrics))].map((line) => JSON.parse(line));
}
