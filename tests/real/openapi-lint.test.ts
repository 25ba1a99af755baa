import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import core from '@stoplight/spectral-core';
import parsers from '@stoplight/spectral-parsers';
import rulesets from '@stoplight/spectral-rulesets';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { magicInput } from '../../app/magic-input.ts';
import { securityOf } from '../../app/openapi.ts';
import { outcomeByCode } from '../../app/outcomes.ts';
import { dialects } from '../../routes/index.ts';
import type { bodyOf } from '../support/app.ts';
import { type Server, startServer } from '../support/server.ts';

type Loose = Awaited<ReturnType<typeof bodyOf>>;

/** Far from any configuration of ours. */
const cwd = mkdtempSync(join(tmpdir(), 'namuna-openapi-'));
const redoclyCli = fileURLToPath(new URL('../../node_modules/@redocly/cli/bin/cli.js', import.meta.url));
let server: Server;
let text: string;
let document: Loose;

const get = (headers = {}, from = server) => fetch(`${from.url}/openapi.json`, { headers });

beforeAll(async () => {
  server = await startServer();
  text = await (await get()).text();
  document = JSON.parse(text);
});
afterAll(async () => {
  rmSync(cwd, { recursive: true, force: true });
  await server.stop();
});

describe.each(Object.entries({ redocly, spectral }))('%s', (_name, lint) => {
  it('finds nothing wrong', async () => {
    expect(await lint(text)).toEqual([]);
  });

  it('does look', async () => {
    expect(await lint(text.replace('"description":"This server"', '"descriptoin":1'))).not.toEqual([]);
    expect(await lint(text.replaceAll('"operationId":"', '"operationId":"same","x-id":"'))).not.toEqual([]);
  });
});

const phrases = dialects.flatMap((dialect) =>
  dialect.phrases.map((phrase) => [dialect.prefix + phrase.path, dialect, phrase] as const),
);

describe.each(phrases)('%s', (path, dialect, phrase) => {
  const operation = () => document.paths[path][phrase.method];

  it('has an example for every outcome that its identifiers have', () => {
    const met = [...outcomeByCode].filter(([code]) => code === 101 || magicInput(phrase.service, String(code)));
    const { examples } = operation().requestBody.content['application/json'];
    expect(Object.keys(examples)).toEqual(met.map(([, name]) => name));
  });

  it('shows an answer for each of the nine outcomes', () => {
    const shown = Object.values<Loose>(operation().responses).flatMap((response) => {
      const { content } = response.$ref ? document.components.responses[response.$ref.split('/').at(-1)!] : response;
      return Object.keys(content['application/json'].examples);
    });
    expect(shown).toEqual(expect.arrayContaining([...outcomeByCode.values()]));
  });

  it('tells of its key and of the ways to force a fault', () => {
    expect(operation().security).toEqual(securityOf(dialect));
    for (const { schemes } of dialect.keys) expect(document.components.securitySchemes).toMatchObject(schemes);
    const parameters = operation().parameters.map((parameter: Loose) => `${parameter.in} ${parameter.name}`);
    expect(parameters).toEqual(expect.arrayContaining(['header X-Mock-Fault', 'query mock_fault']));
  });
});

it('demands every body that it describes', () => {
  const operations = Object.values<Loose>(document.paths).flatMap((path) => Object.values<Loose>(path));
  const spoken = operations.filter(({ tags }) => !tags.includes('Admin'));
  expect(spoken).toHaveLength(phrases.length);
  expect(operations.length).toBeGreaterThan(spoken.length);
  for (const { requestBody, operationId } of operations) {
    if (requestBody) expect(requestBody.required, operationId).toBe(operationId !== 'reset');
  }
});

describe('the ETag', () => {
  it('spares a client what it has', async () => {
    const etag = (await get()).headers.get('etag');
    // A proxy that compresses makes the tag a weak one.
    for (const known of [etag, `W/${etag}`, `"another", ${etag}`]) {
      const response = await get({ 'If-None-Match': known });
      expect([response.status, await response.text(), response.headers.get('etag')]).toEqual([304, '', etag]);
    }
    expect((await get({ 'If-None-Match': '"another"' })).status).toBe(200);
  });

  it('is the same on every replica', async () => {
    const replica = await startServer({
      env: { ENVIRONMENT: 'production', API_KEYS: 'a-key-of-production', ADMIN_KEY: 'an-admin-key' },
    });
    const tags = [await get(), await get({}, replica)].map((response) => response.headers.get('etag'));
    await replica.stop();
    expect(tags[1]).toBe(tags[0]);
  });
});

/** With the rules that it recommends, as `redocly lint` has them. */
async function redocly(source: string): Promise<string[]> {
  const file = join(cwd, 'openapi.json');
  writeFileSync(file, source);
  // It calls home otherwise.
  const env = { PATH: process.env.PATH, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const linting = promisify(execFile)(process.execPath, [redoclyCli, 'lint', file, '--format=json'], { env, cwd });
  const { stdout } = await linting.catch((error: { stdout: string }) => error);
  return JSON.parse(stdout).problems.map(({ ruleId, message }: Loose) => `${ruleId}: ${message}`);
}

/** With the rules of its set for OpenAPI. */
async function spectral(source: string): Promise<string[]> {
  const linter = new core.Spectral();
  linter.setRuleset(rulesets.oas as never);
  const problems = await linter.run(new core.Document(source, parsers.Json));
  return problems.map(({ code, message, path }) => `${code}: ${message} (${path.join('.')})`);
}
