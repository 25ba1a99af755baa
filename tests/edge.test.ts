import { describe, expect, it } from 'vitest';
import edge from '../app/edge.ts';

const bindings = { API_KEYS: 'edge-secret-key', ENVIRONMENT: 'production', LOG_LEVEL: 'silent' };
const post = (headers: Record<string, string>) =>
  edge.fetch(
    new Request('https://namuna.example/pan-to-gst', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: '{"pan_number":"ABCDE1234F"}',
    }),
    bindings,
  );

describe('at the edge', () => {
  it('answers with the settings that the runtime hands over', async () => {
    expect((await post({})).status).toBe(401);
    const response = await post({ 'X-API-Key': 'edge-secret-key' });
    expect(await response.json()).toEqual({ status: 'success', internal_status_code: 101, value: '22ABCDE1234F1Z5' });
  });

  it('fails on demand, and has its document', async () => {
    expect((await post({ 'X-API-Key': 'edge-secret-key', 'X-Mock-Fault': '503' })).status).toBe(503);
    const document = await edge.fetch(new Request('https://namuna.example/openapi.json'), bindings);
    expect(((await document.json()) as { openapi: string }).openapi).toBe('3.1.0');
  });
});
