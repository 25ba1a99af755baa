import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { developmentKey } from '../../app/config.ts';
import { type Server, startServer } from '../support/server.ts';

const dir = mkdtempSync(join(tmpdir(), 'namuna-rules-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function written(content: string): Record<string, string> {
  const file = join(dir, `${Math.random()}.json`);
  writeFileSync(file, content);
  return { RULES: file };
}

const headers = { 'X-API-Key': developmentKey, 'Content-Type': 'application/json' };
const body = '{"pan_number":"ABCDE1234F"}';
const ask = async ({ url }: Server) => (await fetch(`${url}/pan-to-gst`, { method: 'POST', headers, body })).status;

describe('RULES', () => {
  it('lets rules stand from the start, and again after a reset', async () => {
    const rules = [
      { fault: '104;times=1', match: { service: 'pan-to-gst', subject: 'abcde1234f' }, note: 'once' },
      { fault: '108', match: { service: 'gst-search' } },
    ];
    const server = await startServer({ env: written(JSON.stringify(rules)) });
    expect([await ask(server), await ask(server)]).toEqual([429, 200]);
    await fetch(`${server.url}/__admin/reset`, { method: 'POST', headers });
    expect([await ask(server), await ask(server)]).toEqual([429, 200]);
    const listed = await (await fetch(`${server.url}/__admin/rules`, { headers })).json();
    expect(listed).toMatchObject({ rules: [{ id: 'file-2', fault: '108', match: { service: 'gst-search' } }] });
    await server.stop();
  });

  // tests/house.test.ts has every way to write it wrong.
  it('that is written wrong ends the start in one line', async () => {
    const started = startServer({ env: written('[{"fault":"108"},{"fault":"dely"}]') });
    await expect(started).rejects.toThrow('RULES: rule 2: Unknown fault. Use an outcome');
    await expect(started).rejects.not.toThrow(/\bat .*:\d+/);
  });

  it('that cannot be read ends it likewise', async () => {
    const started = startServer({ env: { RULES: join(dir, 'nowhere.json') } });
    await expect(started).rejects.toThrow(/RULES is ".*nowhere.json"; allowed: a file that can be read\. ENOENT/);
  });
});
