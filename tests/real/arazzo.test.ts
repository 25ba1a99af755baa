import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { key } from '../support/app.ts';
import { type Server, startServer } from '../support/server.ts';

interface Described {
  sourceDescriptions: { name: string }[];
  workflows: { workflowId: string; steps: unknown[] }[];
}

const name = 'journeys.arazzo.yaml';
const redoclyCli = fileURLToPath(new URL('../../node_modules/@redocly/cli/bin/cli.js', import.meta.url));
const text = readFileSync(new URL(`../../examples/arazzo/${name}`, import.meta.url), 'utf8');
const { sourceDescriptions, workflows } = parse(text) as Described;
const adminKey = 'the-admin-key-9';

/** Far from any configuration of ours. */
const cwd = mkdtempSync(join(tmpdir(), 'namuna-arazzo-'));
let server: Server;
beforeAll(async () => {
  server = await startServer({ env: { API_KEYS: key, ADMIN_KEY: adminKey } });
});
afterAll(async () => {
  rmSync(cwd, { recursive: true, force: true });
  await server.stop();
});

describe('the journeys', { timeout: 30_000 }, () => {
  it('are a description that its linter takes', async () => {
    expect(await redocly(text, 'lint', name)).toMatchObject({ code: 0 });
    const told = await redocly(text.replace('operationId:', 'operation:'), 'lint', name);
    expect([told.code, told.said]).toEqual([1, expect.stringContaining('`operation`')]);
  });

  it('come to what they say, against a server', async () => {
    const { code, said } = await redocly(text, ...respect());
    const steps = workflows.reduce((sum, one) => sum + one.steps.length, 0);
    expect(said).toContain(`Workflows: ${workflows.length} passed, ${workflows.length} total`);
    expect(said).toContain(`Steps: ${steps} passed, ${steps} total`);
    expect(code).toBe(0);
  });

  it('would be found out', async () => {
    const { code, said } = await redocly(text.replace('22ABCDE1234F1Z5', '22ABCDE1234F1Z6'), ...respect());
    expect([code, said]).toEqual([1, expect.stringContaining('Workflows: 6 passed, 1 failed, 7 total')]);
  });
});

function respect(): string[] {
  const servers = sourceDescriptions.flatMap((source) => ['--server', `${source.name}=${server.url}`]);
  return ['respect', name, '--input', `key=${key}`, '--input', `admin=${adminKey}`, ...servers];
}

/** What Redocly's program says of the description, which is led to this server. */
async function redocly(described: string, ...args: string[]): Promise<{ code: number; said: string }> {
  writeFileSync(join(cwd, name), described.replaceAll('http://localhost:8000', server.url));
  // It calls home otherwise.
  const env = {
    PATH: process.env.PATH,
    NO_COLOR: '1',
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  };
  const running = promisify(execFile)(process.execPath, [redoclyCli, ...args], { env, cwd });
  const {
    code = 0,
    stdout,
    stderr,
  } = await running
    .then((told) => ({ ...told, code: 0 }))
    .catch((error: { code: number; stdout: string; stderr: string }) => error);
  return { code, said: stdout + stderr };
}
