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
import type { Dialect } from '../../app/dialect.ts';
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
/** Of each dialect its own document, as text and read. */
const documents = new Map<string, { text: string; document: Loose }>();

const get = (headers = {}, from = server, prefix = '') => {
  const ask = () => fetch(`${from.url}${prefix}/openapi.json`, { headers });
  // A linter may hold this process for longer than the server keeps a connection, which is then found dead.
  return ask().catch(ask);
};
const of = (dialect: Dialect) => documents.get(dialect.name)!;
const native = dialects.at(-1)!;

beforeAll(async () => {
  server = await startServer();
  for (const { name, prefix } of dialects) {
    const text = await (await get({}, server, prefix)).text();
    documents.set(name, { text, document: JSON.parse(text) });
  }
});
afterAll(async () => {
  rmSync(cwd, { recursive: true, force: true });
  await server.stop();
});

describe.each(Object.entries({ redocly, spectral }))('%s', (_name, lint) => {
  it.each(dialects.map((dialect) => [dialect.name, dialect] as const))('finds nothing wrong in %s', async (_, one) => {
    expect(await lint(of(one).text)).toEqual([]);
  });

  it('does look', async () => {
    const { text } = of(native);
    expect(await lint(text.replace('"description":"This server"', '"descriptoin":1'))).not.toEqual([]);
    expect(await lint(text.replaceAll('"operationId":"', '"operationId":"same","x-id":"'))).not.toEqual([]);
  });
});

const phrases = dialects.flatMap((dialect) =>
  dialect.phrases.map((phrase) => [`${phrase.method} ${dialect.prefix}${phrase.path}`, dialect, phrase] as const),
);

describe.each(phrases)('%s', (_path, dialect, phrase) => {
  const operation = () => of(dialect).document.paths[dialect.prefix + phrase.path][phrase.method];

  it('has an example for every outcome that its identifiers have', () => {
    const met = [...outcomeByCode].filter(([code]) => code === 101 || magicInput(phrase.service, String(code)));
    if (phrase.carries === 'query') expect(operation().requestBody).toBeUndefined();
    else {
      const [content] = Object.values<Loose>(operation().requestBody.content);
      expect(Object.keys(content.examples)).toEqual(met.map(([, name]) => name));
    }
  });

  it('shows an answer for each of the nine outcomes', () => {
    const shown = Object.values<Loose>(operation().responses).flatMap(({ content }) =>
      Object.values<Loose>(content).flatMap(({ examples }) => Object.keys(examples)),
    );
    expect(shown).toEqual(expect.arrayContaining([...outcomeByCode.values()]));
  });

  it('tells of its key and of the ways to force a fault', () => {
    expect(operation().security).toEqual(securityOf(dialect));
    const { document } = of(dialect);
    for (const { schemes } of dialect.keys) expect(document.components.securitySchemes).toMatchObject(schemes);
    const parameters = operation().parameters.map((parameter: Loose) => `${parameter.in} ${parameter.name}`);
    expect(parameters).toEqual(expect.arrayContaining(['header X-Mock-Fault', 'query mock_fault']));
  });
});

it('demands every body that it describes', () => {
  const { document } = of(native);
  const operations = Object.values<Loose>(document.paths).flatMap((path) => Object.values<Loose>(path));
  const spoken = operations.filter(({ tags }) => !tags.includes('Admin'));
  expect(spoken).toHaveLength(native.phrases.length);
  expect(operations.length).toBeGreaterThan(spoken.length);
  for (const { requestBody, operationId } of operations) {
    if (requestBody) expect(requestBody.required, operationId).toBe(true);
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
