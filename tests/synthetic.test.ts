import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Company, Holder, Person } from '../data/entities.ts';
import { identifiersOf, idKinds } from '../data/identifiers.ts';
import { indexOfBrand } from '../data/synthetic/brand.ts';
import { horizon, isoDate } from '../data/synthetic/days.ts';
import { surnames } from '../data/synthetic/lists.ts';
import { readers } from '../data/synthetic/numbers.ts';
import { type HolderLetter, panOf, type Serial, serialOf, universe } from '../data/synthetic/serial.ts';
import { syntheticWorld } from '../data/synthetic.ts';
import { layered, type World } from '../data/world.ts';
import { writtenWorld } from '../data/written.ts';

const written = writtenWorld();
const synthetic = syntheticWorld(written);
const world = layered(written, synthetic);
const today = isoDate(horizon);

const serial = fc.record({
  letter: fc.constantFrom<HolderLetter>('P', 'C', 'F', 'H'),
  index: fc.integer({ min: 0, max: universe - 1 }),
});
const holder = serial.map((one) => synthetic.find('pan', panOf(one))).filter((one) => one !== undefined);
const seeded = (numRuns: number) => ({ numRuns, seed: 20_261_121 });

describe('a serial', () => {
  it('is a PAN and back', () => {
    fc.assert(
      fc.property(serial, (one) => {
        expect(serialOf(panOf(one))).toEqual(one);
      }),
      seeded(500),
    );
  });

  it('is none for issued and impossible PANs', () => {
    for (const pan of ['AAAPA0001A', 'AAADA0000A', 'AAATA0000A', 'AAAPA0000', 'aaapa0000a']) {
      expect(serialOf(pan)).toBeUndefined();
    }
  });
});

describe('a day', () => {
  it('is the date that the platform says, from 1900 to 2100', () => {
    for (let day = -25_567; day < 47_482; day += 3) {
      expect(isoDate(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
    }
  });
});

describe('a computed holder', () => {
  it('is found by every identifier that hangs on it, over every kind', () => {
    const met = new Set<string>();
    const property = fc.property(holder, (one) => {
      for (const kind of idKinds) {
        for (const id of identifiersOf(one, kind)) {
          met.add(kind);
          expect(world.find(kind, id)?.pan, `${kind} ${id}`).toBe(one.pan);
        }
      }
    });
    fc.assert(property, seeded(1500));
    expect(met).toEqual(new Set(idKinds));
  });

  it('has a name that starts as its PAN says', () => {
    const property = fc.property(holder, ({ kind, name, pan }) => {
      const words = name.split(' ');
      expect(kind === 'person' ? words.at(-1)![0] : name[0]).toBe(pan[4]);
    });
    fc.assert(property, seeded(500));
    expect(surnames.map((list) => list.length).filter((length) => length < 4)).toEqual([]);
  });

  it('has dates that could be, and addresses in the states that it says', () => {
    fc.assert(fc.property(holder, expectPlausible), seeded(1000));
  });

  it('is nobody where the written world has somebody, or a magic identifier', () => {
    for (const pan of ['AAACN0000A', 'AAAPM0000Z', 'ZZZPZ0000B', 'ZZZCZ0000I']) {
      expect(synthetic.find('pan', pan)).toBeUndefined();
    }
    expect(synthetic.find('pan', 'ZZZPZ0000A')?.kind).toBe('person');
  });

  it('is not found by an identifier that only looks like its own', () => {
    const one = synthetic.find('pan', 'QWEPA0000K') as Person;
    const wrong = one.aadhaar.slice(0, -1) + ((Number(one.aadhaar.at(-1)) + 1) % 10);
    expect(readers.aadhaar(wrong)).toBeDefined();
    expect(synthetic.find('aadhaar', wrong)).toBeUndefined();
  });
});

function expectPlausible(one: Holder) {
  expect(one.address.pincode).toMatch(/^[1-9]\d{5}$/);
  for (const { gstin, state, address, registered_on, cancelled_on, status } of one.registrations) {
    expect([gstin.slice(0, 2), address.state]).toEqual([state, state]);
    expect(registered_on >= '2017-07-01' && registered_on <= today).toBe(true);
    expect(cancelled_on !== undefined).toBe(status === 'Cancelled');
    if (cancelled_on) expect(cancelled_on > registered_on && cancelled_on <= today).toBe(true);
  }
  for (const { ifsc } of one.accounts) expect(world.branch(ifsc)?.address.state).toBe(one.address.state);
  if (one.kind === 'person') expectPlausiblePerson(one);
  else expectPlausibleBoard(one);
}

function expectPlausiblePerson(person: Person) {
  const grown = `${Number(person.born.slice(0, 4)) + 18}`;
  for (const { joined_on, left_on, employer } of person.employments) {
    expect(joined_on > grown && joined_on <= (left_on ?? today)).toBe(true);
    const company = world.find('pan', employer) as Company;
    expect(joined_on >= company.incorporated_on).toBe(true);
  }
  for (const { company, appointed_on } of world.seatsOf(person.pan)) {
    const seat = company.directors.find(({ pan }) => pan === person.pan);
    expect(seat?.appointed_on, `${person.pan} in ${company.pan}`).toBe(appointed_on);
  }
  if (person.licence) expect(person.licence.issued_on > grown).toBe(true);
}

function expectPlausibleBoard(company: Company) {
  expect(company.incorporated_on <= today).toBe(true);
  expect(company.directors.length).toBeGreaterThan(0);
  expect(new Set(company.directors.map(({ pan }) => pan)).size).toBe(company.directors.length);
  for (const { pan, appointed_on } of company.directors) {
    const person = world.find('pan', pan) as Person;
    expect(appointed_on >= company.incorporated_on && appointed_on <= today).toBe(true);
    expect(appointed_on > `${Number(person.born.slice(0, 4)) + 18}`).toBe(true);
    const seats = world.seatsOf(pan).filter((seat) => seat.company.pan === company.pan);
    expect(seats.map((seat) => seat.appointed_on)).toEqual([appointed_on]);
    if (company.cin ?? company.llpin) expect(person.din).toBeDefined();
  }
}

describe('a walk', () => {
  it('of ten thousand steps meets no contradiction and no dead end', () => {
    const next = walker(written, world);
    let at: Holder = world.find('pan', 'AAAPA0000A')!;
    for (let step = 0; step < 10_000; step++) at = next(at, step);
    expect(at.pan).toMatch(/0000/);
  }, 60_000);
});

/** From a holder to another over an identifier, a board, an employment or a branch; each must lead back. */
function walker(_written: World, all: World) {
  let state = 7;
  const below = (n: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % n;
  };
  return function next(at: Holder, step: number): Holder {
    const kind = idKinds[below(idKinds.length)]!;
    const [id] = identifiersOf(at, kind);
    const same = id === undefined ? at : all.find(kind, id)!;
    expect(same?.pan, `${step}: ${at.pan} by ${kind} ${id}`).toBe(at.pan);
    const others =
      same.kind === 'person'
        ? [
            ...all.seatsOf(same.pan).map(({ company }) => company.pan),
            ...same.employments.map(({ employer }) => employer),
          ]
        : same.directors.map(({ pan }) => pan);
    if (others.length > 0) return all.find('pan', others[below(others.length)]!)!;
    return all.find('pan', panOf(randomSerial(below)))!;
  };
}

function randomSerial(below: (n: number) => number): Serial {
  return { letter: 'P', index: 26 * below(universe / 26) + below(26) };
}

describe('a name', () => {
  it('leads to its company, and a part of it to many', () => {
    const company = synthetic.find('pan', 'KWECR0000K') as Company;
    const brand = company.name.split(' ')[0]!;
    expect(indexOfBrand(brand)).toBe(serialOf(company.pan)!.index);
    expect(world.search(company.name, 26).map(({ pan }) => pan)).toEqual([company.pan]);
    expect(world.search(brand.toLowerCase(), 26).map(({ pan }) => pan)).toContain(company.pan);
    expect(world.search(brand.slice(0, 4), 26)).toHaveLength(26);
    expect(world.search('QZXW', 26)).toEqual([]);
  });
});
