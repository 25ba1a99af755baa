import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startServer } from '../support/server.ts';

const key = 'my-secret-key-123';
const gstin = (entity: string) => `27AAACX1111A${entity}Z5`;

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'namuna-data-'));
  mkdirSync(join(dir, 'records'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** As editors and deployments do it: whole, beside, then under its name. */
function write(content: unknown): void {
  writeFileSync(join(dir, 'next'), JSON.stringify(content));
  renameSync(join(dir, 'next'), join(dir, 'records/pan-to-gst.json'));
}

/** Twenty thousand records and one that is asked for. */
function records(entity: string): Record<string, string> {
  const pans = Array.from(
    { length: 20_000 },
    (_, i) => `AA${letter(i / 26)}C${letter(i)}${String(i % 10_000).padStart(4, '0')}B`,
  );
  return { ...Object.fromEntries(pans.map((pan) => [pan, `27${pan}1Z5`])), AAACX1111A: gstin(entity) };
}

function letter(i: number): string {
  return String.fromCharCode(65 + (Math.floor(i) % 26));
}

describe('a server with DATA_DIR', () => {
  it('answers every request while its data changes, goes wrong, and is put right', async () => {
    write(records('1'));
    const server = await startServer({ env: { API_KEYS: key, DATA_DIR: dir, LOG_LEVEL: 'info' } });
    const seen = new Map<string, number>();
    let asking = true;
    const ask = async () => {
      while (asking) {
        const response = await fetch(`${server.url}/pan-to-gst`, {
          method: 'POST',
          headers: { 'X-API-Key': key, 'Content-Type': 'application/json' },
          body: '{"pan_number":"aaacx1111a"}',
        }).then(async (answer) => `${answer.status} ${((await answer.json()) as { value: string }).value}`, String);
        seen.set(response, (seen.get(response) ?? 0) + 1);
      }
    };
    const askers = Array.from({ length: 16 }, ask);
    const until = (wanted: () => unknown) => expect.poll(wanted, { timeout: 10_000, interval: 50 });
    const status = async () => ((await (await fetch(`${server.url}/readyz`)).json()) as { status: string }).status;

    await until(() => [...seen.keys()]).toEqual([`200 ${gstin('1')}`]);
    write(records('2'));
    await until(() => seen.has(`200 ${gstin('2')}`)).toBe(true);
    write({ AAACX1111A: 42 });
    await until(status).toBe('degraded');
    write(records('3'));
    await until(() => seen.has(`200 ${gstin('3')}`)).toBe(true);
    expect(await status()).toBe('ready');

    asking = false;
    await Promise.all(askers);
    expect([...seen.keys()]).toEqual(['1', '2', '3'].map((entity) => `200 ${gstin(entity)}`));
    const told = server.lines().filter((line) => line.includes('"msg":"Data not read'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('records/pan-to-gst.json line 1, $.AAxxxxxx1A: found 42; allowed: GSTIN');
    expect(await server.stop()).toMatchObject({ code: 0 });
  }, 45_000);

  it('does not start on data that is wrong, and says why in one line', async () => {
    write({ AAACX1111A: 42 });
    await expect(startServer({ env: { API_KEYS: key, DATA_DIR: dir } })).rejects.toThrow(
      /ended with 1 before it listened\.\nrecords\/pan-to-gst\.json line 1, \$\.AAACX1111A: found 42; allowed: GSTIN: [^\n]*$/,
    );
  });
});
