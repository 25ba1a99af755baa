import { describe, expect, it } from 'vitest';
import type { Dialect, Phrase } from '../app/dialect.ts';
import { requestFor } from '../app/request-for.ts';
import { dialects } from '../routes/index.ts';
import { services } from '../routes/services.ts';
import { bodyOf, key, type TestApp, testApp } from './support/app.ts';

/** Phrases on a path that stands for several services, by name. */
const paths = dialects.flatMap((dialect) =>
  dialect.phrases.flatMap((phrase) =>
    phrase.service.part ? [[`${dialect.name} ${phrase.path}`, dialect, phrase] as const] : [],
  ),
);

const admin = { 'X-API-Key': key, 'Content-Type': 'application/json' };

async function ask(app: TestApp, dialect: Dialect, phrase: Phrase, input = phrase.service.example) {
  const { path, method, headers, body } = requestFor(dialect, phrase, phrase.example(input));
  const carried = await dialect.keys[0]!.carry(key);
  return app.fetch(path, { method, headers: { ...headers, ...carried }, ...(body !== undefined && { body }) });
}

/** The service behind the path that its example asks, and whom about. */
function asked({ service }: Phrase) {
  const input = service.input.parse(service.example);
  return { name: service.part!(input).service.name, id: service.subject(input).id };
}

const outcomeOf = (response: Response) => response.headers.get('x-mock-outcome');

describe.each(paths)('%s', (_name, dialect, phrase) => {
  const { name, id } = asked(phrase);

  it('is known by the native service that is asked', async () => {
    expect(services.map((service) => service.name)).toContain(name);
    const app = testApp();
    await ask(app, dialect, phrase);
    expect(app.lines.at(-1)).toMatchObject({ service: name });
  });

  it('meets a rule for that service, and none for another', async () => {
    const app = testApp();
    const rule = (service: string, fault: string) => app.post('/__admin/rules', { fault, match: { service } });
    expect((await rule('lei', '108')).status).toBe(201);
    expect(outcomeOf(await ask(app, dialect, phrase))).toBe('101;by=world');
    expect((await rule(name, '109')).status).toBe(201);
    expect(outcomeOf(await ask(app, dialect, phrase))).toMatch(/^109;by=rule;/);
  });

  it('meets a record of that service', async () => {
    const app = testApp();
    const put = { method: 'PUT', headers: admin, body: '{"outcome":106}' };
    expect((await app.fetch(`/__admin/records/${name}/${id}`, put)).status).toBe(201);
    expect(outcomeOf(await ask(app, dialect, phrase))).toBe('106;by=record');
  });
});

describe('the value of a record', () => {
  const paid = { method: 'PUT', headers: admin };

  it('is told in the words of a path for several', async () => {
    const app = testApp();
    const decentro = dialects.find(({ name }) => name === 'decentro')!;
    const validate = decentro.phrases.find(({ service }) => service.part)!;
    const native = await bodyOf(await app.post('/pan-details', { pan_number: 'AAACN0000A' }));
    const body = JSON.stringify({ ...native.value, name: 'ZZYZX TRADERS' });
    await app.fetch('/__admin/records/pan-details/AAACX1111A', { ...paid, body });
    const response = await ask(app, decentro, validate, { document_type: 'PAN', id_number: 'AAACX1111A' });
    expect(outcomeOf(response)).toBe('101;by=record');
    expect(await response.text()).toContain('ZZYZX TRADERS');
  });

  it('waits where it is polled for', async () => {
    const app = testApp();
    const idfy = dialects.find(({ name }) => name === 'idfy')!;
    const polling = idfy.phrases.find(({ service }) => service.name === 'idfy-pan-details')!;
    const native = await bodyOf(await app.post('/pan-details', { pan_number: 'AAACN0000A' }));
    const body = JSON.stringify({ ...native.value, name: 'ZZYZX TRADERS' });
    await app.fetch('/__admin/records/pan-details/AAACX1111A', { ...paid, body });
    const started = await ask(app, idfy, polling, { ...polling.service.example, pan_number: 'AAACX1111A' });
    expect([started.status, outcomeOf(started)]).toEqual([202, '101;by=record']);
    const { request_id } = await bodyOf(started);
    const headers = await idfy.keys[0]!.carry(key);
    const poll = async () => (await app.fetch(`/idfy/v3/tasks?request_id=${request_id}`, { headers })).text();
    await poll();
    expect(await poll()).toContain('ZZYZX TRADERS');
  });
});

describe('a forced success', () => {
  it('is of the kind that was asked', async () => {
    const decentro = dialects.find(({ name }) => name === 'decentro')!;
    const validate = decentro.phrases.find(({ service }) => service.part)!;
    const asked = validate.example({ document_type: 'GSTIN', id_number: '27AAACX1111A1Z5' });
    const { path, headers, body } = requestFor(decentro, validate, asked);
    const carried = { ...(await decentro.keys[0]!.carry(key)), 'X-Mock-Fault': '101' };
    const response = await testApp().fetch(path, { method: 'POST', headers: { ...headers, ...carried }, body: body! });
    expect(outcomeOf(response)).toBe('101;by=header');
    expect(await bodyOf(response)).toMatchObject({ responseKey: 'success_gstin' });
  });
});
