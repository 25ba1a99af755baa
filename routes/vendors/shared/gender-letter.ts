/** A gender as one letter. */
export function genderLetter(gender: 'male' | 'female' | 'transgender'): 'M' | 'F' | 'T' {
  return ({ male: 'M', female: 'F', transgender: 'T' } as const)[gender];
}
