import { readFileSync } from 'node:fs';
import type { LambdaEvent } from 'hono/aws-lambda';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const key = 'lambda-secret-key';

interface Result {
  statusCode: number;
  headers?: Record<string, string>;
  multiValueHeaders?: Record<string, string[]>;
  body: string;
  isBase64Encoded: boolean;
}

/** What a new instance of the function loads. */
async function load(env: Record<string, string> = {}): Promise<(event: LambdaEvent) => Promise<Result>> {
  vi.unstubAllEnvs();
  for (const [name, value] of Object.entries({ API_KEYS: key, LOG_LEVEL: 'silent', ...env })) vi.stubEnv(name, value);
  vi.resetModules();
  const { handler } = await import('../deploy/lambda.ts');
  return (event) => handler(event) as Promise<unknown> as Promise<Result>;
}

/** An event as AWS documents it, by its file's name. */
function recorded(name: string, more: object = {}): LambdaEvent {
  return { ...JSON.parse(readFileSync(`tests/fixtures/lambda/${name}.json`, 'utf8')), ...more };
}

const headerOf = ({ headers, multiValueHeaders }: Result, name: string) =>
  headers?.[name] ?? multiValueHeaders?.[name]?.join();

let handler: Awaited<ReturnType<typeof load>>;
beforeAll(async () => {
  handler = await load();
});
afterAll(() => vi.unstubAllEnvs());

describe('on Lambda', () => {
  it.each(['http-api', 'function-url', 'load-balancer'])('a recorded call by %s is answered', async (name) => {
    const result = await handler(recorded(name));
    expect([result.statusCode, result.isBase64Encoded]).toEqual([200, false]);
    expect(JSON.parse(result.body)).toEqual({
      status: 'success',
      internal_status_code: 101,
      value: '22ABCDE1234F1Z5',
    });
    expect(headerOf(result, 'content-type')).toBe('application/json');
    expect(headerOf(result, 'x-client-ref')).toBe('loan-4711');
  });

  // Of a query's several values each is heard: the second of these faults decides.
  it.each(['http-api-stage', 'load-balancer-multi-value', 'rest-api'])(
    'a recorded call by %s is answered, with every value of its query',
    async (name) => {
      const result = await handler(recorded(name));
      expect([result.statusCode, headerOf(result, 'x-mock-outcome')]).toEqual([409, '106;by=query']);
      expect(result.multiValueHeaders === undefined).toBe(name === 'http-api-stage');
    },
  );

  it.each([
    ['/prod', '/openapi.json', 302],
    ['/prod/health', undefined, 200],
    ['/prod/karza/openapi.json', undefined, 200],
    // Not the stage.
    ['/production/health', undefined, 404],
  ])('%s on the stage prod', async (rawPath, location, status) => {
    const event = recorded('http-api-stage', { rawPath, rawQueryString: '', body: undefined }) as unknown as {
      requestContext: { http: { method: string } };
    };
    event.requestContext.http.method = 'GET';
    const result = await handler(event as unknown as LambdaEvent);
    expect([result.statusCode, headerOf(result, 'location')]).toEqual([status, location]);
  });

  it('a body in base64 is what it says, to the byte', async () => {
    const sent = Buffer.from('{"pan_number":"ABCDE1234F","client_ref":"\u{1f98a}"}');
    const event = recorded('function-url', { body: sent.toString('base64') });
    const { statusCode, body } = await handler(event);
    expect([statusCode, JSON.parse(body).detail.fields[0].field]).toEqual([400, 'client_ref']);
  });

  it('a stranger is refused, and a fault of the connection too', async () => {
    const event = recorded('http-api') as unknown as { headers: Record<string, string> };
    const ask = async (headers: Record<string, string>) =>
      handler({ ...event, headers: { ...event.headers, ...headers } } as unknown as LambdaEvent);
    expect((await ask({ 'x-api-key': 'somebody-elses' })).statusCode).toBe(401);
    const { statusCode, body } = await ask({ 'x-mock-fault': 'reset' });
    expect([statusCode, JSON.parse(body).internal_status_code]).toEqual([501, 107]);
    const dripped = await ask({ 'x-mock-fault': 'drip;ms=20;chunks=2' });
    expect([dripped.statusCode, JSON.parse(dripped.body).internal_status_code]).toEqual([200, 101]);
  });

  it.each([
    ['REDIS_URL', 'redis://localhost:6379'],
    ['PORT', '8000'],
  ])('%s ends the start in words', async (name, value) => {
    await expect(load({ [name]: value })).rejects.toThrow(`${name} cannot be met on this runtime`);
  });
});
