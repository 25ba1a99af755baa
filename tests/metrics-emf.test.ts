import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readConfig } from '../app/config.ts';
import { createLog, logOptions } from '../app/log.ts';
import { embedding } from '../app/metrics/emf.ts';
import { outcomeByCode } from '../app/outcomes.ts';
import { services } from '../routes/services.ts';
import { nativeDialect, vendors } from '../routes/vendors.ts';
import { key, testApp } from './support/app.ts';

const name = { type: 'string', minLength: 1, maxLength: 255 };

/** The format as AWS states it; a dimension is further bound to 30 keys, and what they name to texts of 1024. */
const metadata = z.fromJSONSchema({
  type: 'object',
  required: ['Timestamp', 'CloudWatchMetrics'],
  additionalProperties: false,
  properties: {
    Timestamp: { type: 'integer' },
    CloudWatchMetrics: {
      type: 'array',
      items: {
        type: 'object',
        required: ['Namespace', 'Dimensions', 'Metrics'],
        additionalProperties: false,
        properties: {
          Namespace: { ...name, pattern: '^[\\w.\\-/#:]+$' },
          Dimensions: { type: 'array', minItems: 1, items: { type: 'array', maxItems: 30, items: name } },
          Metrics: {
            type: 'array',
            maxItems: 100,
            items: {
              type: 'object',
              required: ['Name'],
              additionalProperties: false,
              properties: {
                Name: name,
                Unit: { enum: ['Seconds', 'Microseconds', 'Milliseconds', 'Bytes', 'Percent', 'Count', 'None'] },
                StorageResolution: { enum: [1, 60] },
              },
            },
          },
        },
      },
    },
  },
} as never);

interface Line extends Record<string, unknown> {
  _aws?: { Timestamp: number; CloudWatchMetrics: { Dimensions: string[][]; Metrics: { Name: string }[] }[] };
}

/** The app with its lines as texts, as they stand in the log. */
function emfApp(env: Record<string, string> = {}) {
  const texts: string[] = [];
  const config = readConfig({ METRICS: 'emf', ...env });
  const logger = pino(logOptions('info'), { write: (text: string) => texts.push(text) });
  const log = createLog(logger, { batch: false, embed: embedding(config) });
  const app = testApp({ API_KEYS: `lending:${key}`, ...env }, { observers: [log.access] });
  return { ...app, texts, lines: () => texts.map((text) => JSON.parse(text) as Line) };
}

/** Throws where CloudWatch would draw no metric from a line. */
function checkLine(line: Line): void {
  const { CloudWatchMetrics } = metadata.parse(line._aws) as NonNullable<Line['_aws']>;
  for (const { Dimensions, Metrics } of CloudWatchMetrics) {
    for (const dimension of Dimensions.flat()) expect(line[dimension], dimension).toMatch(/^[\x21-\x7e]{1,1024}$/);
    for (const { Name } of Metrics) expect(line[Name], Name).toEqual(expect.any(Number));
  }
}

const pan = { pan_number: 'ABCDE1234F' };
const dimensions = (line: Line) => line._aws?.CloudWatchMetrics.flatMap((directive) => directive.Dimensions);

describe('a line of a call, with METRICS=emf', () => {
  it('is what it was, and metrics too', async () => {
    const app = emfApp();
    const response = await app.post('/pan-to-gst', pan, { 'X-Mock-Fault': 'delay;ms=1, 108' });
    expect(app.texts).toHaveLength(1);
    expect(app.texts[0]).toMatch(/^\{.*\}\n$/);
    expect(app.lines()[0]).toEqual({
      level: 'info',
      time: '2026-09-21T14:13:20.000Z',
      id: response.headers.get('x-request-id'),
      method: 'POST',
      path: '/pan-to-gst',
      service: 'pan-to-gst',
      dialect: 'native',
      subject: 'ABCxx1234x',
      outcome: '108',
      status: 500,
      ms: 0,
      key: 'lending',
      by: 'header',
      fault: 'delay;ms=1, 108',
      Calls: 1,
      LatencyMs: 0,
      Faults: 2,
      _aws: {
        Timestamp: 1_790_000_000_000,
        CloudWatchMetrics: [
          {
            Namespace: 'Namuna',
            Dimensions: [
              ['dialect', 'service'],
              ['dialect', 'service', 'outcome'],
            ],
            Metrics: [
              { Name: 'Calls', Unit: 'Count' },
              { Name: 'LatencyMs', Unit: 'Milliseconds' },
              { Name: 'Faults', Unit: 'Count' },
            ],
          },
        ],
      },
    });
  });

  it.each([
    ...[...outcomeByCode.keys()].map((code) => [`outcome ${code}`, '/pan-to-gst', pan, { 'X-Mock-Fault': `${code}` }]),
    ['a stranger', '/pan-to-gst', pan, { 'X-API-Key': 'not-a-key' }],
    ['a body that is none', '/pan-to-gst', '{', {}],
    ['a vendor', '/karza/v2/pan', { pan: 'ABCDE1234F', consent: 'Y' }, { 'x-karza-key': key }],
    ['a vendor and a fault', '/karza/v2/pan', {}, { 'x-karza-key': key, 'X-Mock-Fault': 'malformed, 503' }],
  ] as [string, string, unknown, Record<string, string>][])('is valid: %s', async (_name, path, body, headers) => {
    const app = emfApp();
    await app.post(path, body, headers);
    const [line] = app.lines();
    checkLine(line!);
  });

  it.each([
    ['none', '', 0],
    ['one', '108', 1],
    ['two', 'delay;ms=1, 108', 2],
    ['one that asks for none', 'none', 0],
    ['one that is refused', 'dely', 0],
    ['one that chance passes over', '108;p=0', 0],
  ])('counts the faults that acted: %s', async (_name, text, count) => {
    const app = emfApp();
    await app.post('/pan-to-gst', pan, { 'X-Mock-Fault': text || undefined });
    expect(app.lines()[0]?.Faults).toBe(count);
  });

  it('is metrics of dialect, service and outcome, never of a key, a subject or a request id', async () => {
    const app = emfApp();
    for (let i = 0; i < 50; i++) {
      const headers = { 'X-API-Key': `${key}~s-${i}`, 'X-Request-Id': `id-${i}` };
      await app.post(`/pan-to-gst?a=${i}`, { pan_number: `AAAPA${1000 + i}A` }, headers);
    }
    const lines = app.lines();
    expect(lines).toHaveLength(50);
    for (const line of lines) {
      checkLine(line);
      expect(new Set(dimensions(line)!.flat())).toEqual(new Set(['dialect', 'service', 'outcome']));
      expect(services.map((service) => service.name)).toContain(line.service);
      expect([nativeDialect, ...vendors].map((dialect) => dialect.name)).toContain(line.dialect);
      expect([...outcomeByCode.keys()].map(String)).toContain(line.outcome);
    }
    expect(new Set(lines.map((line) => JSON.stringify(dimensions(line)))).size).toBe(1);
  });

  it('grows by less than 400 bytes', async () => {
    const [off, on] = [emfApp({ METRICS: '' }), emfApp()];
    for (const app of [off, on]) await app.post('/pan-to-gst', pan, { 'X-Request-Id': 'the-same' });
    const [without, grown] = [off, on].map(({ texts }) => Buffer.byteLength(texts[0]!)) as [number, number];
    expect(without).toBeLessThan(300);
    expect(grown - without).toBeLessThan(400);
  });
});

describe('no metrics are drawn from a call that met no service', () => {
  it.each(['/nowhere', '/karza/nowhere', '/__admin/rules', '/openapi.json', '/metrics'])('%s', async (path) => {
    const app = emfApp();
    await app.fetch(path, { headers: { 'X-API-Key': key } });
    expect(app.lines()).toHaveLength(1);
    expect(app.lines()[0]).not.toHaveProperty('_aws');
    expect(app.lines()[0]).not.toHaveProperty('Calls');
  });
});

it.each(['error', 'silent'])('METRICS=emf is refused where LOG_LEVEL=%s would not write its lines', (LOG_LEVEL) => {
  expect(() => embedding(readConfig({ METRICS: 'emf', LOG_LEVEL }))).toThrow(
    `METRICS is "emf" and LOG_LEVEL is "${LOG_LEVEL}"`,
  );
});
