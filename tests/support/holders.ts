import companies from '../../data/companies.json' with { type: 'json' };
import type { Holder } from '../../data/entities.ts';
import people from '../../data/people.json' with { type: 'json' };
import { syntheticWorld } from '../../data/synthetic.ts';
import { writtenWorld } from '../../data/written.ts';

const written = writtenWorld();

/** Everybody who was written by hand. */
export const writtenHolders: Holder[] = [...companies, ...people].map(({ pan }) => written.find('pan', pan)!);

const synthetic = syntheticWorld(written);
const letters = [...'BDFHJLNPRTVXZ'];

/** A few dozen computed holders of each type. */
export const computedHolders: Holder[] = letters.flatMap((a, i) =>
  ['P', 'C', 'F', 'H'].flatMap((type, j) => {
    const initial = String.fromCharCode(65 + ((i * 7 + j * 5) % 26));
    const pans = [`${a}${letters[j]}Q${type}${initial}0000${a}`, `Q${a}${letters[i]}${type}${initial}0000M`];
    return pans.flatMap((pan) => synthetic.find('pan', pan) ?? []);
  }),
);
