import { describe, expect, it } from 'vitest';
import { services } from '../routes/index.ts';
import { bodyOf, key, testApp } from './support/app.ts';

const app = testApp();
const { services: listed } = await bodyOf(await app.fetch('/__admin/catalog', { headers: { 'X-API-Key': key } }));

interface Reach {
  by: string;
  request: { method: string; path: string; headers: Record<string, string>; body: unknown };
  curl: string;
}
interface Listed {
  name: string;
  title: string;
  path: string;
  fields: { name: string; required: boolean }[];
  outcomes: { code: number; name: string; http: number; reach: Reach[] }[];
}

const reaches = (listed as Listed[]).flatMap(({ name, outcomes }) =>
  outcomes.flatMap(({ code, http, reach }) =>
    reach.map((way) => [`${name} ${code} by ${way.by}`, way, http, code] as const),
  ),
);

describe('the catalogue', () => {
  it('lists every service with its path and fields', () => {
    expect(listed.map(({ name, path, title }: Listed) => ({ name, path, title }))).toEqual(
      services.map(({ name, path, title }) => ({ name, path, title })),
    );
    for (const { name, fields } of listed as Listed[]) {
      const { input } = services.find((service) => service.name === name)!;
      for (const field of Object.keys(input.shape)) expect(fields.map((one) => one.name)).toContain(field);
    }
    expect(listed[0].fields[0]).toMatchObject({ name: 'pan_number', required: true, type: 'string' });
  });

  it.each(reaches)('%s', async (_name, { request }, http, code) => {
    const { method, path, headers, body } = request;
    const response = await app.fetch(path, { method, headers, body: JSON.stringify(body) });
    expect([response.status, (await bodyOf(response)).internal_status_code]).toEqual([http, code]);
  });

  it('reaches every outcome of every service in three ways', () => {
    expect(reaches).toHaveLength(services.length * 9 * 3);
  });

  it('quotes its lines for a shell', () => {
    for (const [, { curl, request }] of reaches) {
      expect(curl).toContain(`-d '${JSON.stringify(request.body).replaceAll("'", "'\\''")}'`);
      expect(curl.startsWith("curl -s -X POST 'http://localhost/")).toBe(true);
    }
  });

  it('wants a key', async () => {
    expect((await app.fetch('/__admin/catalog')).status).toBe(401);
  });
});
