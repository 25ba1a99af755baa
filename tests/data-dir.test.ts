import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DataDir, openDataDir } from '../app/data-dir/data-dir.ts';
import { jsonMembers, walkJson } from '../app/data-dir/json-walk.ts';
import { DataError } from '../app/data-dir/wrong.ts';
import { AccountNumber } from '../routes/fields/bank.ts';
import { Cin } from '../routes/fields/company.ts';
import { Aadhaar } from '../routes/fields/person.ts';
import { Gstin, Pan } from '../routes/fields/tax.ts';
import { services } from '../routes/index.ts';
import { bodyOf, testApp } from './support/app.ts';

const fields = { pan: Pan, gstin: Gstin, cin: Cin, aadhaar: Aadhaar, account: AccountNumber };
const limits = { maxDelayMs: 60_000 };
const panRecords = 'records/pan-to-gst.json';

let dir: string;
let logged: string[];
/** What the timer would do, a second later. */
let tick: () => Promise<void>;
let stopped: boolean;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'namuna-data-'));
  logged = [];
  stopped = false;
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function write(name: string, content: unknown): void {
  mkdirSync(dirname(join(dir, name)), { recursive: true });
  const plain = typeof content === 'string' || content instanceof Uint8Array;
  writeFileSync(join(dir, name), plain ? content : JSON.stringify(content, null, 2));
}

function open(): Promise<DataDir> {
  return openDataDir(dir, {
    services,
    fields,
    limits,
    log: { info: (message) => logged.push(message), error: (message) => logged.push(message) },
    every(_ms, task) {
      tick = task;
      return () => {
        stopped = true;
      };
    },
  });
}

async function failure(): Promise<string> {
  const error = await open().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(DataError);
  return (error as Error).message.replaceAll(dir, 'DIR');
}

async function ask(data: DataDir, path: string, body: unknown, env: Record<string, string> = {}) {
  const app = testApp(env, { overrides: data.overrides, world: data.world, problem: data.problem });
  const response = await app.post(path, body);
  return { by: response.headers.get('x-mock-outcome'), status: response.status, body: await bodyOf(response), app };
}

const address = { line: '1 Test Road', city: 'Pune', district: 'Pune', state: '27', pincode: '411001' };
const common = { address, mobile: '9000000099', email: 'a@example.com' };
const capital = { authorised_capital: 100000, paid_up_capital: 50000, listed: false };
const company = {
  kind: 'company',
  pan: 'AAACT1234Z',
  name: 'Team Test Private Limited',
  cin: 'U62099MH2020PTC999999',
  incorporated_on: '2020-01-31',
  status: 'Active',
  ...common,
  ...capital,
};
const person = {
  kind: 'person',
  pan: 'AAAPT1234Z',
  name: 'Test Person',
  ...common,
  father_name: 'Test Father',
  born: '1990-01-01',
  gender: 'female',
  pan_status: 'valid',
  aadhaar: '1002 6110 9999',
  aadhaar_linked: true,
  din: '99009999',
};
const registration = {
  state: '27',
  status: 'Active',
  taxpayer_type: 'Regular',
  registered_on: '2020-02-01',
  address,
};

describe('records', () => {
  it('answer instead of the world, magic and nothing, whichever way the subject is written', async () => {
    write(panRecords, {
      aaacn0000a: '29aaacn0000a1z1',
      ' ERROR0103X ': '27AAACM0000Z1Z7',
      AAACX1111A: { outcome: 106 },
      AAACX2222A: { fault: 'delay;ms=500, 503;retry-after=2' },
      AAACX3333A: { outcome: 101 },
    });
    const data = await open();
    const rows: [string, number, string, unknown][] = [
      ['AAACN0000A', 200, '101;by=record', '29AAACN0000A1Z1'],
      [' aaacn0000a', 200, '101;by=record', '29AAACN0000A1Z1'],
      ['ERROR0103X', 200, '101;by=record', '27AAACM0000Z1Z7'],
      ['AAACX1111A', 409, '106;by=record', undefined],
      ['AAACX2222A', 503, '108;by=record;delay=500', undefined],
      ['AAACX3333A', 200, '101;by=record', expect.any(String)],
      ['AAACT0001A', 404, '103;by=world', undefined],
    ];
    for (const [pan_number, status, by, value] of rows) {
      const answered = await ask(data, '/pan-to-gst', { pan_number });
      expect([pan_number, answered.status, answered.by, answered.body.value]).toEqual([pan_number, status, by, value]);
    }
  });

  it('are read from CSV with a byte order mark, CRLF, empty rows and cells in quotes', async () => {
    write(
      'records/pan-to-gst.csv',
      '\uFEFFpan_number,value,outcome,fault\r\naaacx1111a, 27AAACM0000Z1Z7 ,,\r\n,,,\r\n"AAACX2222A",,106,\r\nAAACX3333A,,,"delay;ms=500, 503"\r\n',
    );
    const { overrides } = await open();
    const found = ['AAACX1111A', 'AAACX2222A', 'AAACX3333A'].map((pan) => overrides.find('pan-to-gst', pan));
    expect(found).toEqual([{ value: '27AAACM0000Z1Z7' }, { fault: '106' }, { fault: 'delay;ms=500, 503' }]);
  });

  it('fill an object from columns: nested, numbers, booleans, lists, and the subject where the answer has it', async () => {
    const where = 'address.line,address.city,address.district,address.state,address.pincode';
    write(
      'records/ifsc.csv',
      `ifsc,bank,branch,micr,swift,contact,${where},upi,rtgs,neft,imps\nzzza0009999,TEST BANK,PUNE,411000001,,9000000099,1 Test Road,Pune,Pune,27,411001,TRUE,false,true,true\n`,
    );
    write('records/gst-search.csv', 'subject,value\nAAACX1111A,"[]"\n');
    write('records/vehicle-rc.csv', 'subject,outcome\nZZ01AB1234,103\n');
    const { overrides } = await open();
    expect(overrides.find('ifsc', 'ZZZA0009999')).toEqual({
      value: {
        ifsc: 'ZZZA0009999',
        bank: 'TEST BANK',
        branch: 'PUNE',
        micr: '411000001',
        swift: '',
        contact: '9000000099',
        address,
        upi: true,
        rtgs: false,
        neft: true,
        imps: true,
      },
    });
    expect(overrides.find('gst-search', 'AAACX1111A')).toEqual({ value: [] });
    expect(overrides.find('vehicle-rc', 'ZZ01AB1234')).toEqual({ fault: '103' });
  });

  it.each(services.map((service) => [service.name, service] as const))('can be written for %s', (_name, service) => {
    const { field, id } = service.subject(service.input.parse(service.example));
    expect(field.schema.parse(id)).toBe(id);
  });

  it('leave alone what is no data', async () => {
    write('README.md', 'ours');
    write('records/.pan-to-gst.json.swp', 'x');
    write('..2026/companies.json', 'x');
    expect((await open()).problem()).toBeUndefined();
  });
});

describe('a wrong file', () => {
  const twoLines = (row: string) => `pan_number,value\nAAACX1111A,27AAACM0000Z1Z7\n${row}\n`;
  const rows: [name: string, file: string, content: unknown, message: string][] = [
    [
      'no value',
      panRecords,
      '{\n  "AAACX1111A": 42\n}',
      'records/pan-to-gst.json line 2, $.AAACX1111A: found 42; allowed: GSTIN: two digits of the state, a PAN, then three characters',
    ],
    [
      'another shape',
      panRecords,
      '{\n  "AAACX1111A":\n "27"\n}',
      'records/pan-to-gst.json line 3, $.AAACX1111A: found "27"; allowed: GSTIN: two digits of the state, a PAN, then three characters',
    ],
    [
      'null',
      panRecords,
      { AAACX1111A: null },
      'records/pan-to-gst.json line 2, $.AAACX1111A: found null; allowed: GSTIN: two digits of the state, a PAN, then three characters',
    ],
    [
      'no subject',
      panRecords,
      { 'a b': '27AAACM0000Z1Z7' },
      'records/pan-to-gst.json line 2, $["a b"]: found "a b"; allowed: PAN: five letters, four digits, a letter',
    ],
    [
      'one subject twice',
      panRecords,
      '{\n"AAACX1111A": "27AAACM0000Z1Z7",\n"AAACX1111A": "27AAACM0000Z1Z7"}',
      'records/pan-to-gst.json line 3, $.AAACX1111A: found AAACX1111A a second time; allowed: each PAN once',
    ],
    [
      'one subject in two ways',
      panRecords,
      '{\n"AAACX1111A": "27AAACM0000Z1Z7",\n"aaacx1111a": "27AAACM0000Z1Z7"}',
      'records/pan-to-gst.json line 3, $.aaacx1111a: found AAACX1111A a second time; allowed: each PAN once',
    ],
    [
      'an unknown outcome',
      panRecords,
      { AAACX1111A: { outcome: 110 } },
      'records/pan-to-gst.json line 3, $.AAACX1111A.outcome: found 110; allowed: 101, 102, 103, 104, 105, 106, 107, 108, 109',
    ],
    [
      'an unknown fault',
      panRecords,
      { AAACX1111A: { fault: 'dely' } },
      'records/pan-to-gst.json line 3, $.AAACX1111A.fault: found "dely"; allowed: Use an outcome (101 to 109), an HTTP error ...',
    ],
    [
      'a delay that is too long',
      panRecords,
      { AAACX1111A: { fault: 'delay;ms=99999999' } },
      'records/pan-to-gst.json line 3, $.AAACX1111A.fault: found "delay;ms=99999999"; allowed: ms must be a whole number from 0 to 60000',
    ],
    [
      'no fault',
      panRecords,
      { AAACX1111A: { fault: ' ' } },
      'records/pan-to-gst.json line 3, $.AAACX1111A.fault: found " "; allowed: a fault such as delay;ms=500, 503',
    ],
    ['an array', panRecords, [], 'records/pan-to-gst.json line 1, $: found "[]"; allowed: an object'],
    ['nothing', panRecords, '', 'records/pan-to-gst.json line 1, $: found the end of the file; allowed: an object'],
    [
      'a comma too many',
      panRecords,
      '{\n  "AAACX1111A": "27AAACM0000Z1Z7",\n}',
      'records/pan-to-gst.json line 3, $: found "}"; allowed: a name in double quotes',
    ],
    [
      'no comma',
      panRecords,
      '{\n  "AAACX1111A": "27AAACM0000Z1Z7"\n  "AAACX2222A": 1}',
      'records/pan-to-gst.json line 3, $: found "\\"AAACX2222A\\": 1}"; allowed: "," or "}"',
    ],
    [
      'a quote that is missing',
      panRecords,
      '{\n  "AAACX1111A": "27AAAC\n}',
      'records/pan-to-gst.json line 2, $.AAACX1111A: found "\\"27AAAC"; allowed: a value',
    ],
    [
      'the end that is missing',
      panRecords,
      '{\n  "AAACX1111A": "27AAACM0000Z1Z7"\n',
      'records/pan-to-gst.json line 3, $: found the end of the file; allowed: "," or "}"',
    ],
    [
      'more after the end',
      panRecords,
      '{}\n{}',
      'records/pan-to-gst.json line 2, $: found "{}"; allowed: nothing more',
    ],
    [
      'no UTF-8',
      panRecords,
      new Uint8Array([0xff, 0xfe, 0x7b]),
      'records/pan-to-gst.json: found bytes that are no UTF-8; allowed: UTF-8',
    ],
    [
      'a field that is missing',
      'records/ifsc.json',
      '{\n"ZZZA0009999": {\n"ifsc": "ZZZA0009999"}}',
      'records/ifsc.json line 2, $.ZZZA0009999.bank: found nothing; allowed: a string',
    ],
    [
      'an unknown field',
      'records/pan-match.json',
      '{"AAACX1111A": {\n"pan": "AAACX1111A", "name_score": 1, "name_match": true, "date_of_birth_match": true,\n"stauts": "valid", "status": "valid"}}',
      'records/pan-match.json line 3, $.AAACX1111A.stauts: found an unknown field; allowed: pan, name_score, name_match, date_of_birth_match, status',
    ],
    [
      'an unknown service',
      'records/pan-to-gts.json',
      {},
      'records/pan-to-gts.json: found an unknown name; allowed: pan-to-gst, ...',
    ],
    [
      'an unknown name',
      'company.json',
      [],
      'company.json: found an unknown name; allowed: companies, people, with .json or .csv',
    ],
    [
      'CSV: another value',
      'records/pan-to-gst.csv',
      twoLines('AAACX2222A,42'),
      'records/pan-to-gst.csv line 3: found "42"; allowed: GSTIN: two digits of the state, a PAN, then three characters',
    ],
    [
      'CSV: no column for the subject',
      'records/pan-to-gst.csv',
      'value\n27AAACM0000Z1Z7\n',
      'records/pan-to-gst.csv line 1: found the columns value; allowed: a column subject or pan_number',
    ],
    [
      'CSV: a value and an outcome',
      'records/pan-to-gst.csv',
      'pan_number,value,outcome\nAAACX1111A,27AAACM0000Z1Z7,106\n',
      'records/pan-to-gst.csv line 2: found outcome and a value; allowed: an outcome, or a fault, or a value',
    ],
    [
      'CSV: a number that is none',
      'records/name-match.csv',
      'subject,score,match,band\nANANYA IYER,much,true,NO_MATCH\n',
      'records/name-match.csv line 2, column score: found "much"; allowed: a number',
    ],
    [
      'CSV: neither true nor false',
      'records/name-match.csv',
      'subject,score,match,band\nANANYA IYER,20,perhaps,NO_MATCH\n',
      'records/name-match.csv line 2, column match: found "perhaps"; allowed: a boolean',
    ],
    [
      'CSV: no subject',
      'records/pan-to-gst.csv',
      twoLines(',27AAACM0000Z1Z7'),
      'records/pan-to-gst.csv line 3, column pan_number: found ""; allowed: PAN: five letters, four digits, a letter',
    ],
    [
      'CSV: twice',
      'records/pan-to-gst.csv',
      twoLines('aaacx1111a,27AAACM0000Z1Z7'),
      'records/pan-to-gst.csv line 3, column pan_number: found AAACX1111A a second time; allowed: each PAN once',
    ],
    [
      'CSV: nothing said',
      'records/pan-to-gst.csv',
      twoLines('AAACX2222A,'),
      'records/pan-to-gst.csv line 3: found nothing; allowed: an outcome, or a fault, or a value',
    ],
    [
      'CSV: too many cells',
      'records/pan-to-gst.csv',
      twoLines('AAACX2222A,27AAACM0000Z1Z7,x'),
      'records/pan-to-gst.csv line 3: found 3 cells; allowed: 2, as in the first row',
    ],
    [
      'CSV: a quote that is missing',
      'records/pan-to-gst.csv',
      twoLines('AAACX2222A,"27'),
      'records/pan-to-gst.csv line 3: found Quote Not Closed: the parsing is finished with an opening quote; allowed: CSV as RFC 4180 has it',
    ],
    [
      'CSV: two things said',
      'records/pan-to-gst.csv',
      'pan_number,outcome,fault\nAAACX1111A,106,503\n',
      'records/pan-to-gst.csv line 2: found outcome and fault; allowed: an outcome, or a fault, or a value',
    ],
    [
      'CSV: an unknown outcome',
      'records/pan-to-gst.csv',
      'pan_number,outcome\nAAACX1111A,1o6\n',
      'records/pan-to-gst.csv line 2, column outcome: found "1o6"; allowed: 101, 102, 103, 104, 105, 106, 107, 108, 109',
    ],
    [
      'CSV: an unknown column',
      'records/pan-to-gst.csv',
      'pan,value\n',
      'records/pan-to-gst.csv line 1: found a column "pan"; allowed: subject, pan_number, outcome, fault, value',
    ],
    [
      'CSV: no column of subjects',
      'records/pan-to-gst.csv',
      'value;outcome\n',
      'records/pan-to-gst.csv line 1: found a column "value;outcome"; allowed: subject, pan_number, outcome, fault, value',
    ],
    [
      'CSV: a column twice',
      'records/pan-to-gst.csv',
      'subject,value,value\n',
      'records/pan-to-gst.csv line 1: found a second column "value"; allowed: each column once',
    ],
    [
      'CSV: nothing',
      'records/pan-to-gst.csv',
      '',
      'records/pan-to-gst.csv: found nothing; allowed: a first row that names the columns',
    ],
    [
      'CSV: no JSON',
      'records/gst-search.csv',
      'subject,value\nAAACX1111A,[a\n',
      'records/gst-search.csv line 2, column value: found "[a"; allowed: JSON, such as ["a", "b"]',
    ],
    [
      'a company without a name',
      'companies.json',
      [{ ...company, name: undefined }],
      'companies.json line 2, $[0].name: found nothing; allowed: text',
    ],
    [
      'a company of no kind',
      'companies.json',
      [{ ...company, kind: 'bank' }],
      'companies.json line 3, $[0].kind: found "bank"; allowed: company, llp, firm, huf, trust',
    ],
    [
      'a company with a field of another',
      'companies.json',
      [{ ...company, born: '1990-01-01' }],
      'companies.json line 21, $[0].born: found an unknown field; allowed: kind, pan, ...',
    ],
    [
      'a company in no state',
      'companies.json',
      [{ ...company, address: { ...address, state: '55' } }],
      'companies.json line 13, $[0].address.state: found "55"; allowed: two digits of a state, such as 27',
    ],
    [
      'a company with a date',
      'companies.json',
      [{ ...company, incorporated_on: '31-01-2020' }],
      'companies.json line 7, $[0].incorporated_on: found "31-01-2020"; allowed: a date such as 2018-04-01',
    ],
    [
      'companies as an object',
      'companies.json',
      {},
      'companies.json line 1, $: found {}; allowed: an array of objects',
    ],
    [
      'a director whom nobody knows',
      'companies.json',
      [{ ...company, directors: [{ pan: 'AAAPZ9999Z', designation: 'Director', appointed_on: '2020-01-31' }] }],
      'companies.json line 23, $[0].directors[0].pan: found AAAPZ9999Z; allowed: the PAN of a person that is known',
    ],
    [
      'one PAN twice',
      'companies.json',
      [company, company],
      'companies.json line 24, $[1].pan: found AAACT1234Z, which companies.json has too; allowed: each PAN once',
    ],
    [
      'CSV: a mistake after empty rows and a cell of two lines',
      'records/gst-search.csv',
      'subject,value\n\nAAACX1111A,"[\n]"\n,,\n\nAAACX2222A,[a\n',
      'records/gst-search.csv line 7, column value: found "[a"; allowed: JSON, such as ["a", "b"]',
    ],
    [
      'a person with a number',
      'people.csv',
      'kind,pan\nperson,x\n',
      'people.csv line 2, column pan: found "x"; allowed: PAN: five letters, four digits, a letter',
    ],
    [
      'people: an unknown column',
      'people.csv',
      'kind,pan,age\n',
      'people.csv line 1: found a column "age"; allowed: kind, pan, ...',
    ],
  ];

  it.each(rows)('with %s stops the start', async (_name, file, content, message) => {
    write(file, content);
    const told = await failure();
    // Where a list goes on with what others declare.
    if (message.endsWith(' ...')) expect(told.slice(0, message.length - 3)).toBe(message.slice(0, -3));
    else expect(told).toBe(message);
  });

  it('is one that says two things in two files', async () => {
    write(panRecords, { AAACX1111A: { outcome: 103 } });
    write('records/pan-to-gst.csv', 'subject,outcome\naaacx1111a,106\n');
    // In the order of their names.
    expect(await failure()).toBe(
      'records/pan-to-gst.json line 2, $.AAACX1111A: found AAACX1111A a second time; allowed: each PAN once',
    );
  });

  it.each([
    ['a file', 'companies.json'],
    ['a file of records', panRecords],
    ['the folder of records', 'records'],
  ])('is %s that links to elsewhere', async (_name, name) => {
    const outside = mkdtempSync(join(tmpdir(), 'namuna-outside-'));
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    symlinkSync(outside, join(dir, name));
    expect(await failure()).toBe(`${name}: found a link to ${outside}; allowed: what is in DATA_DIR`);
    rmSync(outside, { recursive: true });
  });

  it.each([
    [
      'a link to nothing',
      () => symlinkSync('nowhere', join(dir, 'people.json')),
      'people.json: found ENOENT; allowed: what this process may read',
    ],
    ['a folder', () => mkdirSync(join(dir, 'people.json')), 'people.json: found something else; allowed: a plain file'],
    [
      'records that are no folder',
      () => write('records', 'x'),
      'records: found ENOTDIR; allowed: what this process may read',
    ],
    [
      'no directory',
      () => rmSync(dir, { recursive: true }),
      'DATA_DIR is "DIR"; allowed: a directory that can be read.',
    ],
  ])('can be %s', async (_name, make, message) => {
    make();
    expect(await failure()).toBe(message);
  });

  it('is not one of a Kubernetes volume, whose files are links within it', async () => {
    write('..2026/pan.json', { AAACX1111A: { outcome: 106 } });
    symlinkSync('..2026', join(dir, '..data'));
    mkdirSync(join(dir, 'records'));
    symlinkSync('../..data/pan.json', join(dir, panRecords));
    expect((await open()).overrides.find('pan-to-gst', 'AAACX1111A')).toEqual({ fault: '106' });
  });
});

describe('companies and people', () => {
  it('join the world, their GSTINs computed and their identifiers in normal form', async () => {
    const directors = [{ pan: 'aaapt1234z', designation: 'Director', appointed_on: '2020-01-31' }];
    write('companies.json', [{ ...company, pan: 'aaact1234z', directors, registrations: [registration] }]);
    write('people.json', [person]);
    const data = await open();
    const gst = await ask(data, '/pan-to-gst', { pan_number: 'AAACT1234Z' });
    expect([gst.by, gst.body.value]).toEqual(['101;by=world', '27AAACT1234Z1ZM']);
    const board = await ask(data, '/cin-to-director', { cin: company.cin });
    expect(board.body.value).toMatchObject([{ din: person.din, name: 'TEST PERSON', pan: person.pan }]);
    expect(data.world.find('aadhaar', '100261109999')?.pan).toBe(person.pan);
    expect(data.world.seatsOf(person.pan).map(({ company }) => company.name)).toEqual(['TEAM TEST PRIVATE LIMITED']);
    expect(data.world.search('team test', 5)).toHaveLength(1);
    expect(data.world.branch('ZZZA0000001')?.bank).toBe('SPECIMEN BANK LIMITED');
  });

  it('are read from CSV, lists as JSON in a cell', async () => {
    const names = 'kind,pan,name,cin,incorporated_on,status,authorised_capital,paid_up_capital,listed,mobile,email';
    const where = 'address.line,address.city,address.district,address.state,address.pincode';
    const row =
      'llp,AAACT1234Z,Team Test,,2020-01-31,Active,100000,50000,FALSE,9000000099,a@example.com,1 Test Road,Pune,Pune,27,411001';
    const list = JSON.stringify([registration]).replaceAll('"', '""');
    write('companies.csv', `${names},${where},registrations\n${row},"${list}"\n`);
    const { world } = await open();
    expect(world.find('gstin', '27AAACT1234Z1ZM')).toMatchObject({
      kind: 'llp',
      paid_up_capital: 50000,
      listed: false,
      address,
    });
    expect(world.find('pan', 'AAACT1234Z')).not.toHaveProperty('cin');
  });

  it('take the place of who had their PAN, who is not found by anything else either', async () => {
    const before = (await open()).world.find('pan', 'AAACN0000A')!;
    write('companies.json', [{ ...company, pan: 'AAACN0000A' }]);
    const { world } = await open();
    expect(before).toMatchObject({
      kind: 'company',
      cin: 'U17029WB2018PTC000000',
      directors: [{ pan: 'AAAPM0000D' }, {}],
    });
    expect(world.find('pan', 'AAACN0000A')?.name).toBe('TEAM TEST PRIVATE LIMITED');
    expect(world.find('cin', 'U17029WB2018PTC000000')).toBeUndefined();
    expect(world.seatsOf('AAAPM0000D').map((seat) => seat.company.pan)).not.toContain('AAACN0000A');
    expect(world.search('NAMUNA INK', 5)).toEqual([]);
  });
});

describe('a change', () => {
  const first = { AAACX1111A: { outcome: 103 } };
  const found = (data: DataDir) => data.overrides.find('pan-to-gst', 'AAACX1111A');

  it('is read, and what has not changed is not', async () => {
    write(panRecords, first);
    write('records/gst-search.json', { AAACX1111A: [] });
    const data = await open();
    const before = data.overrides.find('gst-search', 'AAACX1111A');
    await data.recheck();
    expect(logged).toEqual(['data read']);
    write(panRecords, { AAACX1111A: { outcome: 106 } });
    write('people.json', [person]);
    await data.recheck();
    expect(found(data)).toEqual({ fault: '106' });
    expect(data.overrides.find('gst-search', 'AAACX1111A')).toBe(before);
    expect(data.world.find('pan', person.pan)?.name).toBe('TEST PERSON');
    expect(logged).toEqual(['data read', 'data read again']);
    rmSync(join(dir, 'records'), { recursive: true });
    await data.recheck();
    expect(found(data)).toBeUndefined();
  });

  it('that is nested without end ends the start in one line', async () => {
    write(panRecords, `{"AAACX1111A":${'['.repeat(200_000)}${']'.repeat(200_000)}}`);
    await expect(open()).rejects.toThrow(/^records\/pan-to-gst\.json.*allowed/);
  });

  it('that is wrong leaves the last good data, is logged once, is told, and can be put right', async () => {
    write(panRecords, first);
    const data = await open();
    write(panRecords, '{');
    await data.recheck();
    await data.recheck();
    const message = `${panRecords} line 1, $: found the end of the file; allowed: a name in double quotes`;
    expect(logged.slice(1)).toEqual([`Data not read, what was read before still answers. ${message}`]);
    const { by, app } = await ask(data, '/pan-to-gst', { pan_number: 'AAACX1111A' });
    const ready = await app.fetch('/readyz');
    const problem = `${panRecords} line 1 is wrong; what was read before still answers`;
    expect([by, ready.status, await ready.json()]).toEqual(['103;by=record', 200, { status: 'degraded', problem }]);
    write(panRecords, { AAACX1111A: 42 });
    await data.recheck();
    expect(logged).toHaveLength(3);
    // Nobody's identifier stands in a log.
    expect(logged[2]).toContain('$.AAxxxxxx1A: found 42');
    write(panRecords, { AAACX1111A: { outcome: 106 } });
    await data.recheck();
    expect([found(data), data.problem()]).toEqual([{ fault: '106' }, undefined]);
  });

  it('to all of it at once is no reason to stop', async () => {
    write(panRecords, first);
    const data = await open();
    renameSync(dir, `${dir}-away`);
    await data.recheck();
    expect([found(data), data.problem()]).toEqual([
      { fault: '103' },
      'DATA_DIR is wrong; what was read before still answers',
    ]);
    renameSync(`${dir}-away`, dir);
    await data.recheck();
    expect(data.problem()).toBeUndefined();
  });

  it('is read by itself once it has rested', async () => {
    write(panRecords, first);
    const data = await open();
    write(panRecords, '{');
    await tick();
    write(panRecords, { AAACX1111A: { outcome: 106 } });
    await tick();
    expect(found(data)).toEqual({ fault: '103' });
    await tick();
    expect([found(data), logged]).toEqual([{ fault: '106' }, ['data read', 'data read again']]);
    data.close();
    expect(stopped).toBe(true);
  });
});

describe('the walk through JSON', () => {
  const tell = (read: () => unknown) => {
    try {
      return [read()];
    } catch {
      return 'no JSON';
    }
  };
  const walked = (text: string) => tell(() => walkJson(text, () => {}) ?? JSON.parse(text));

  it('takes what JSON.parse takes', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.string({ maxLength: 2 }), (json, at, junk) => {
        const cut = at % (json.length + 1);
        for (const text of [
          json,
          json.slice(0, cut) + junk + json.slice(cut),
          json.slice(0, cut) + json.slice(cut + 1),
        ]) {
          expect([text, walked(text)]).toEqual([text, tell(() => JSON.parse(text))]);
        }
      }),
    );
  });

  it('gives the members of an object as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(2), (object, space) => {
        const text = JSON.stringify(object, null, space);
        expect(Object.fromEntries(jsonMembers(text))).toEqual(JSON.parse(text));
      }),
    );
  });
});
