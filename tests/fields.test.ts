import { describe, expect, it } from 'vitest';
import type { Field } from '../app/field.ts';
import { outcomeByCode } from '../app/outcomes.ts';
import { luhnDigit, mod97Digits, verhoeffDigit } from '../data/check-digits.ts';
import { type IdKind, identifiersOf, idKinds } from '../data/identifiers.ts';
import { wholeWorld } from '../data/whole.ts';
import { AccountNumber, Ifsc } from '../routes/fields/bank.ts';
import { Fssai, Udyam } from '../routes/fields/business.ts';
import { Cin, CompanyId, Din, Lei, Llpin } from '../routes/fields/company.ts';
import { CompanyName, Name } from '../routes/fields/name.ts';
import { Aadhaar, PassportNumber, Uan, VoterId } from '../routes/fields/person.ts';
import { LicenceNumber, VehicleNumber } from '../routes/fields/road.ts';
import { Gstin, Iec, Pan, Tan } from '../routes/fields/tax.ts';
import { Ticket } from '../routes/fields/ticket.ts';
import { writtenHolders } from './support/holders.ts';

// Field, as people write it, as it is stored, as a log shows it, the magic of outcome 103.
const rows: [Field, string, string, string, string][] = [
  [Pan, ' aaacn0000a ', 'AAACN0000A', 'AAAxx0000x', 'ERROR0103X'],
  [Gstin, '27aaacm0000z1z7', '27AAACM0000Z1Z7', '27AAAxx0000x1Z7', '27ERROR0103X1ZT'],
  [Tan, 'mumm00000a', 'MUMM00000A', 'MUMMxxxxxA', 'ZZZZ00103Z'],
  [Iec, 'aaacm0000z', 'AAACM0000Z', 'AAAxx0000x', 'ERROR0103X'],
  [Cin, 'u62099mh2016ptc000000', 'U62099MH2016PTC000000', 'U62099xxxxxxxxxxxxx00', 'U00000ZZ0000PTC000103'],
  [Llpin, 'zza0000', 'ZZA-0000', 'ZZAxxxx0', 'ZZZ-0103'],
  [CompanyId, 'zza-0000', 'ZZA-0000', 'ZZAxxxx0', 'U00000ZZ0000PTC000103'],
  [Din, ' 99000002 ', '99000002', '99xxxx02', '99990103'],
  [Lei, '0000mockworkspvtlt64', '0000MOCKWORKSPVTLT64', '0000xxxxxxxxxxxxxx64', '0000ZZZZZZZZZZ010310'],
  [Aadhaar, '1002 6110-2744', '100261102744', 'xxxxxxxx2744', '099999901031'],
  [VoterId, 'zzz 0070227', 'ZZZ0070227', 'ZZZxxxxx27', 'ZZQ0001032'],
  [PassportNumber, 'z0000011', 'Z0000011', 'Zxxxxx11', 'Q0000103'],
  [Uan, '0000 1000 2013', '000010002013', 'xxxxxxxx2013', '009900000103'],
  [Ifsc, 'zzza0000001', 'ZZZA0000001', 'ZZZAxxxx001', 'ZZZZ0000103'],
  [AccountNumber, '0000 1000 000012', '00001000000012', 'xxxxxxxxxx0012', '99990000000103'],
  [Udyam, 'udyam-zz-00-0000002', 'UDYAM-ZZ-00-0000002', 'UDYAM-ZZ-00xxxxxx02', 'UDYAM-ZZ-99-0000103'],
  [Fssai, '00000000 000011', '00000000000011', '0000xxxxxxxx11', '09999999990103'],
  [LicenceNumber, 'ZZ-01 2011/0000042', 'ZZ0120110000042', 'ZZ01xxxxxxxxx42', 'ZZ0000000000103'],
  [VehicleNumber, 'zz-01 ab 1234', 'ZZ01AB1234', 'ZZ01xxxx34', 'ZZ00ZZ0103'],
  [CompanyName, ' mockworks ', 'MOCKWORKS', 'MOCxxxxxx', 'MAGIC 0103'],
  [Name, ' k s ramanathan', 'K S RAMANATHAN', 'Kxxxxxxxxxxxxx', 'MAGIC 0103'],
  [Ticket, ' SPECIMEN-TICKET ', 'SPECIMEN-TICKET', 'SPECxxxxxxxxxxx', 'MAGIC-TICKET-0103'],
];

const named = rows.map((row) => [row[0].name, ...row] as const);
const words = [...outcomeByCode.keys()].map(String);
const faults = [...words, '400', '503', '504', 'reset', 'timeout', 'delay;ms=2000', 'delay;ms=9999'];

describe('check digits', () => {
  it.each([
    ['Verhoeff', verhoeffDigit, '23412341234', '6'],
    ['Verhoeff over an Aadhaar number of the data', verhoeffDigit, '10026110137', '5'],
    ['Luhn', luhnDigit, '000001', '8'],
    ['Luhn over a voter of the data', luhnDigit, '007022', '7'],
    ['ISO 7064 mod 97-10', mod97Digits, '0000TESTMOCKENTITY', '61'],
    ['ISO 7064 mod 97-10, two digits', mod97Digits, '0000NAMUNAINKPAPER', '08'],
  ])('%s', (_name, digits, body, check) => {
    expect(digits(body)).toBe(check);
  });
});

describe.each(named)('%s', (_name, field, written, stored, shown, notFound) => {
  it('is tidied', () => {
    expect(field.schema.parse(written)).toBe(stored);
    expect(field.schema.parse(stored)).toBe(stored);
  });

  it('is masked', () => {
    expect(field.mask(stored)).toBe(shown);
  });

  it('has a magic one for each fault, of its own shape', () => {
    expect(field.magic('103')).toBe(notFound);
    for (const fault of faults) {
      const magic = field.magic(fault)!;
      expect(field.schema.parse(magic), fault).toBe(magic);
      expect(field.fault(magic)).toBe(fault);
    }
  });

  it('has none for what no word says', () => {
    expect(field.magic('delay;ms=5')).toBeUndefined();
    expect(field.magic('none')).toBeUndefined();
  });

  it.each(['', ' ', 'nonsense!', 5, null, undefined])('refuses %j', (value) => {
    if (value === 'nonsense!' && (field === Name || field === CompanyName)) return; // Nothing is no name.
    expect(field.schema.safeParse(value).success).toBe(false);
  });

  it('has an example that is no magic', () => {
    expect(field.schema.parse(field.example)).toBe(field.example);
    expect(field.fault(field.example)).toBeUndefined();
  });
});

describe('values that vendors document', () => {
  const documented: [string, Field, string][] = [
    ['Setu, an IFSC without a 0', Ifsc, 'DCBA6543210'],
    ['Setu, an account of ten digits', AccountNumber, '0987654321'],
    ['Cashfree, an account of eighteen', AccountNumber, '026291800001191'],
    ['Cashfree, an Aadhaar number with a wrong check digit', Aadhaar, '655675523712'],
    ['Cashfree, a voter whose check digit is wrong', VoterId, 'UAI4574761'],
    ['Setu, a PAN of no holder type', Pan, 'ABCDE1234A'],
    ['Setu, a GSTIN of a tax collector', Gstin, '27AAICB3918J1CT'],
    ['Sandbox, an LLPIN without its hyphen', CompanyId, 'AAA0001'],
    ['a vehicle of the BH series', VehicleNumber, '22BH1234AA'],
    ['an old licence', LicenceNumber, 'MH02-20080022135'],
  ];
  it.each(documented)('%s', (_name, field, value) => {
    expect(field.schema.safeParse(value).success).toBe(true);
    expect(field.fault(field.schema.parse(value))).toBeUndefined();
  });
});

describe('the world', () => {
  const byKind: Record<IdKind, Field | undefined> = {
    pan: Pan,
    gstin: Gstin,
    cin: Cin,
    llpin: Llpin,
    din: Din,
    aadhaar: Aadhaar,
    voter_id: VoterId,
    passport: PassportNumber,
    passport_file: undefined,
    licence: LicenceNumber,
    uan: Uan,
    tan: Tan,
    fssai: Fssai,
    udyam: Udyam,
    iec: Iec,
    lei: Lei,
    account: AccountNumber,
    vehicle: VehicleNumber,
  };

  it('has no identifier that reads as magic, and every one in its field’s shape', () => {
    for (const holder of writtenHolders) {
      for (const kind of idKinds) {
        for (const id of identifiersOf(holder, kind)) {
          const field = byKind[kind];
          expect(field?.fault(id), `${kind} ${id}`).toBeUndefined();
          if (field) expect(field.schema.parse(id)).toBe(id);
        }
      }
    }
  });

  it('has nobody under a magic identifier', () => {
    const world = wholeWorld();
    for (const kind of idKinds) {
      for (const fault of faults) {
        const magic = byKind[kind]?.magic(fault);
        if (magic !== undefined) expect(world.find(kind, magic), `${kind} ${magic}`).toBeUndefined();
      }
    }
    for (const fault of faults) expect(world.branch(Ifsc.magic(fault)!)).toBeUndefined();
  });
});
