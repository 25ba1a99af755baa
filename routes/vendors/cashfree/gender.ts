export type Gender = 'male' | 'female' | 'transgender';

/** `Male` and `Female` are documented [D], the third follows them [I]. */
export function genderWord(gender: Gender): string {
  return gender[0]!.toUpperCase() + gender.slice(1);
}
