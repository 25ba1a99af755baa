const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

// Multiplication in the dihedral group of order ten, and the permutation that is applied once more for each place.
const dihedral = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
];
const permuted = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
];
const inverses = '0432156789';

/** Verhoeff's digit after these, as an Aadhaar number ends. Source: python-stdnum `verhoeff`; vector 234123412346. */
export function verhoeffDigit(body: string): string {
  let check = 0;
  for (let place = 1; place <= body.length; place++) {
    const digit = Number(body[body.length - place]);
    check = Number(dihedral[check]![Number(permuted[place % 8]![digit])]);
  }
  return inverses[check]!;
}

/** Luhn's digit after these, as a voter's number ends. Source: python-stdnum `in_.epic`, ISO/IEC 7812-1; vector ZZZ0000018. */
export function luhnDigit(body: string): string {
  let sum = 0;
  for (let place = 1; place <= body.length; place++) {
    const weighted = Number(body[body.length - place]) * (place % 2 === 1 ? 2 : 1);
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return String((10 - (sum % 10)) % 10);
}

/** The two digits at the end of an LEI. Source: ISO 17442 by ISO 7064 mod 97-10, python-stdnum `lei`; vector 0000TESTMOCKENTITY61. */
export function mod97Digits(body: string): string {
  let rest = 0;
  for (const character of `${body}00`) {
    const value = alphabet.indexOf(character);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return String(98 - rest).padStart(2, '0');
}
