import type { Service } from '../../../app/service.ts';
import type { Person } from '../../../data/entities.ts';

/** The vendor's test number [D]; the holder is made of the examples of its fields, as far as a service asks. */
const number = '655675523712';
const holder = {
  kind: 'person',
  ...{ name: 'John Doe', born: '2000-01-01', gender: 'male', father_name: 'Jane Doe', mobile: '9999999999' },
  address: { line: '1234 ABC street, Pritam Pura', city: 'Ajnod', district: 'Indore', state: '23', pincode: '453551' },
} as Person;

/** One of the two steps, in a world that knows the test number too. */
export function withTestAadhaar(native: Service): Service {
  return {
    ...native,
    answer(input, world, desk) {
      const find: typeof world.find = (kind, id) =>
        kind === 'aadhaar' && id === number ? holder : world.find(kind, id);
      return native.answer(input, { ...world, find }, desk);
    },
  };
}
