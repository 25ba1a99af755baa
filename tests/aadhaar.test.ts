import { describe, expect, it } from 'vitest';
import { createDesk, ticketMs } from '../app/desk.ts';
import { memoryStore } from '../app/store/memory/store.ts';
import { wholeWorld } from '../data/whole.ts';
import { bodyOf, testApp } from './support/app.ts';

const consent = 'Y';
const world = wholeWorld();
const written = 'AAAPI0000A';
const computed = 'QWEPA0000K';

async function otpFor(app: ReturnType<typeof testApp>, pan: string): Promise<string> {
  const person = world.find('pan', pan) as { aadhaar: string };
  const response = await app.post('/aadhaar/otp', { aadhaar_number: person.aadhaar, consent });
  return (await bodyOf(response)).value.ticket;
}

describe('Aadhaar in two steps', () => {
  it.each([written, computed])('tells who %s is, once', async (pan) => {
    const app = testApp();
    const ticket = await otpFor(app, pan);
    const { value } = await bodyOf(await app.post('/aadhaar/verify', { ticket, otp: '111000', consent }));
    const person = world.find('pan', pan) as { name: string; born: string; aadhaar: string };
    expect(value).toMatchObject({ name: person.name, date_of_birth: person.born });
    expect(value.masked_aadhaar).toBe(`xxxxxxxx${person.aadhaar.slice(-4)}`);
    expect((await app.post('/aadhaar/verify', { ticket, otp: '111000', consent })).status).toBe(404);
  });

  it('lets a wrong OTP be tried again', async () => {
    const app = testApp();
    const ticket = await otpFor(app, written);
    const statuses = [];
    for (const otp of ['000000', '12', '111000']) {
      statuses.push((await app.post('/aadhaar/verify', { ticket, otp, consent })).status);
    }
    expect(statuses).toEqual([400, 400, 200]);
  });

  it('uses a ticket for exactly one of many who come at once', async () => {
    const app = testApp();
    const ticket = await otpFor(app, written);
    const tries = Array.from({ length: 50 }, () => app.post('/aadhaar/verify', { ticket, otp: '111000', consent }));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  });

  it('refuses without consent, and an unknown number or ticket', async () => {
    const { post } = testApp();
    const rows = [
      ['/aadhaar/otp', { aadhaar_number: '100261102744' }, 403],
      ['/aadhaar/otp', { aadhaar_number: '100000000004', consent }, 404],
      ['/aadhaar/otp', { aadhaar_number: '12', consent }, 400],
      ['/aadhaar/verify', { ticket: 'nobody-s-ticket', otp: '111000', consent }, 404],
      ['/aadhaar/verify', { ticket: 'SPECIMEN-TICKET', otp: '111000' }, 403],
    ] as const;
    for (const [path, body, status] of rows) expect((await post(path, body)).status).toBe(status);
  });
});

describe('a ticket', () => {
  it('expires', async () => {
    let time = 0;
    const desk = createDesk(memoryStore(() => time).tickets, '');
    const ticket = await desk.issue('held');
    time = ticketMs - 1;
    expect(await desk.read(ticket)).toBe('held');
    time = ticketMs;
    expect(await desk.read(ticket)).toBeUndefined();
    expect(await desk.redeem(ticket)).toBeUndefined();
  });
});
