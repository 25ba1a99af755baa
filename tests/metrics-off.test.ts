import { describe, expect, it, vi } from 'vitest';
import { readConfig } from '../app/config.ts';
import { openHouse } from '../app/house.ts';
import { embedding } from '../app/metrics/emf.ts';
import { tracesWanted } from '../app/metrics/traces-wanted.ts';

vi.mock('prom-client', () => {
  throw new Error('prom-client was loaded');
});

const log = { info() {}, error() {} };
const open = (env: Record<string, string>) =>
  openHouse(readConfig(env), { services: [], dialects: [], fields: {}, log, now: Date.now });

describe('metrics that are not asked for', () => {
  it('load no package, and are nowhere', async () => {
    for (const METRICS of ['', 'emf']) {
      const house = await open({ METRICS });
      expect(house.metrics).toBeUndefined();
      await house.close();
    }
    await expect(open({ METRICS: 'prometheus' })).rejects.toThrow('mocking a module');
  });

  it('leave the lines of the log alone', () => {
    expect(embedding(readConfig({}))).toBeUndefined();
    expect(embedding(readConfig({ METRICS: 'prometheus' }))).toBeUndefined();
  });
});

describe('METRICS', () => {
  it.each([
    ['prometheus', ['prometheus']],
    ['emf', ['emf']],
    ['prometheus,emf', ['prometheus', 'emf']],
    [' emf , prometheus ,', ['emf', 'prometheus']],
    ['', []],
  ])('=%s', (METRICS, read) => {
    expect(readConfig({ METRICS }).METRICS).toEqual(read);
  });

  it.each([
    ['statsd', 'METRICS is "statsd"; allowed: one of prometheus, emf.'],
    ['prometheus,Emf', 'METRICS is "prometheus,Emf"; allowed: one of prometheus, emf.'],
  ])('=%s is refused', (METRICS, message) => {
    expect(() => readConfig({ METRICS })).toThrow(message);
  });
});

describe('traces', () => {
  const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318' };
  it.each([
    ['nothing', {}, false],
    ['an endpoint', endpoint, true],
    ['an endpoint of traces', { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://collector.example/v1/traces' }, true],
    ['an empty endpoint', { OTEL_EXPORTER_OTLP_ENDPOINT: '' }, false],
    ['a name alone', { OTEL_SERVICE_NAME: 'namuna' }, false],
    ['the SDK is disabled', { ...endpoint, OTEL_SDK_DISABLED: 'true' }, false],
    ['the SDK is disabled in capitals', { ...endpoint, OTEL_SDK_DISABLED: 'TRUE' }, false],
    ['the SDK is not disabled', { ...endpoint, OTEL_SDK_DISABLED: 'false' }, true],
    ['traces go nowhere', { ...endpoint, OTEL_TRACES_EXPORTER: 'none' }, false],
    ['traces by the protocol', { ...endpoint, OTEL_TRACES_EXPORTER: 'otlp' }, true],
    ['protobuf, in place of which JSON is taken', { ...endpoint, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf' }, true],
  ])('%s', (_name, env, wanted) => {
    expect(tracesWanted(env as Record<string, string>)).toBe(wanted);
  });

  it.each([
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'localhost:4318', 'allowed: a URL such as http://localhost:4318'],
    ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'secret@collector', 'TRACES_ENDPOINT is a value that is not shown'],
    ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc', 'OTEL_EXPORTER_OTLP_PROTOCOL is "grpc"; allowed: http/json'],
    ['OTEL_EXPORTER_OTLP_TRACES_PROTOCOL', 'grpc', 'OTEL_EXPORTER_OTLP_TRACES_PROTOCOL is "grpc"'],
  ])('%s=%s is refused', (name, value, message) => {
    expect(() => tracesWanted({ ...endpoint, [name]: value })).toThrow(message);
  });
});
