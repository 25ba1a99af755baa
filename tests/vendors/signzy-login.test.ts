import { describe, expect, it } from 'vitest';
import { issueToken } from '../../app/token.ts';
import { bodyOf, json, key, type TestApp, testApp } from '../support/app.ts';

const app = testApp();
const now = 1_790_000_000;
const patrons = '/signzy-v2/api/v2/patrons';
const patron = `${patrons}/000000000000000000000001`;

/** A token of a login that has an hour to live. */
const token = await issueToken(key, { iat: now, exp: now + 3600 });
const ofAnother = await issueToken('another', { iat: now, exp: now + 3600 });
const over = await issueToken(key, { iat: now - 20, exp: now });

const error = (status: number, message: string) => ({ error: { name: 'Error', status, message } });

function post(path: string, body: unknown, headers: Record<string, string> = {}, { fetch }: TestApp = app) {
  return fetch(path, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) });
}

const search = (headers: Record<string, string>) =>
  post(`${patron}/gstns`, { task: 'gstinSearch', essentials: { gstin: '27AAACM0000Z1Z7' } }, headers);

const login = (password: string, to: TestApp = app) =>
  post(`${patrons}/login`, { username: 'somebody', password }, {}, to);

describe('a login of version 2', () => {
  it('gives a token in exchange for the key', async () => {
    const response = await login(key);
    const said = await bodyOf(response);
    expect([response.status, Object.keys(said)]).toEqual([200, ['id', 'ttl', 'created', 'userId']]);
    expect(said).toMatchObject({ ttl: 1_209_600, created: '2026-09-21T14:13:20.000Z' });
    expect(said.userId).toMatch(/^[0-9a-f]{24}$/);
    expect((await search({ Authorization: said.id })).status).toBe(200);
  });

  it.each([
    ['a wrong key', 'wrong', 401],
    ['a key that is out of credits', 'test-no-credit', 403],
    ['a key that asks too often', 'test-throttled', 403],
  ])('refuses %s', async (_case, password, status) => expect((await login(password)).status).toBe(status));

  const faulty = (fault: string, body: object = { username: 'somebody', password: key }, to: TestApp = app) =>
    post(`${patrons}/login`, body, { 'X-Mock-Fault': fault }, to);

  it.each([
    ['103', 404, 'No records found'],
    ['503', 503, 'Service Unavailable'],
  ])('meets %s', async (fault, status, message) => {
    const response = await faulty(fault);
    expect([response.status, await bodyOf(response)]).toEqual([status, error(status, message)]);
  });

  it('meets a fault whatever was sent beside the key', async () => {
    expect((await faulty('503', { password: key })).status).toBe(503);
    expect(await bodyOf(await faulty('101', { password: key }))).toHaveProperty('ttl');
  });

  it('meets no fault for whom it does not know', async () => {
    expect((await faulty('503', { username: 'somebody', password: 'wrong' })).status).toBe(401);
  });

  it('meets the rule of its session', async () => {
    const ruled = testApp();
    await ruled.post('/__admin/rules', { fault: '504', match: { dialect: 'signzy-v2', session: 'mine' } });
    expect((await login(`${key}~mine`, ruled)).status).toBe(504);
    expect((await login(key, ruled)).status).toBe(200);
  });

  it('keeps no part of a token in the journal that a fault broke', async () => {
    const own = testApp();
    const broken = await (await faulty('malformed', undefined, own)).text();
    expect(broken).toMatch(/^\{"id":"eyJ/);
    const told = await (await own.fetch('/__admin/requests', { headers: { 'X-API-Key': key } })).text();
    expect(told).toContain('***');
    expect(told).not.toContain('eyJ');
  });

  it.each([
    ['no name', { password: key }, 'wrong element in username'],
    ['no name and a wrong key', { password: 'wrong' }, 'wrong element in username'],
    ['no key', { username: 'somebody' }, 'wrong element in password'],
    ['a number for a key', { username: 'somebody', password: 1 }, 'wrong element in password'],
  ])('with %s is told which', async (_case, body, message) => {
    const response = await post(`${patrons}/login`, body);
    expect([response.status, await bodyOf(response)]).toEqual([400, error(400, message)]);
  });

  it('is none without a body, whatever stands in the query', async () => {
    const response = await app.fetch(`${patrons}/login?username=somebody&password=${key}`, { method: 'POST' });
    expect(response.status).toBe(400);
  });
});

describe('a token of version 2', () => {
  it.each([
    ['the key itself', { Authorization: key }],
    ['one of another key', { Authorization: ofAnother }],
    ['one that is over', { Authorization: over }],
    ['one that was bent', { Authorization: `${token}x` }],
    ['one behind a word', { Authorization: `Bearer ${token}` }],
    ['none', {}],
  ])('%s is refused', async (_case, headers) => {
    const response = await search(headers as Record<string, string>);
    expect([response.status, await bodyOf(response)]).toEqual([401, error(401, 'Authorization Required')]);
  });

  it('may stand in the query', async () => {
    const path = `${patron}/banksearchs`;
    const body = { task: 'ifscCode', essentials: { ifscCode: 'ZZZA0000001' } };
    expect((await post(`${path}?access_token=${token}`, body, {})).status).toBe(200);
    expect((await post(`${path}?access_token=wrong`, body, {})).status).toBe(401);
  });
});
