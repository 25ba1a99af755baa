import { z } from '@hono/zod-openapi';

/** Categories by the fourth letter of a PAN [D]. */
const categories = {
  ...{ P: 'individual', C: 'company', H: 'huf', T: 'trust', G: 'government', B: 'body_of_individuals' },
  ...{ A: 'association_of_persons', F: 'firm', L: 'local_authority', J: 'artificial_judicial_person' },
} as const;

/** What is a category's letter nowhere is a person's [I]. */
export function categoryOf(pan: string): Category {
  return new Map<string, Category>(Object.entries(categories)).get(pan.charAt(3)) ?? 'individual';
}

export const Category = z.enum(Object.values(categories));
export type Category = z.output<typeof Category>;

/** Only a person has an Aadhaar [D]. */
export function seedingOf(category: Category, linked: boolean | undefined): 'y' | 'n' | 'na' {
  if (category !== 'individual' || linked === undefined) return 'na';
  return linked ? 'y' : 'n';
}
