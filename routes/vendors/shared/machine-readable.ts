/** What the two lines at the foot of a passport's page are made of. */
export interface Page {
  number: string;
  surname: string;
  given: string;
  /** ISO dates. */
  born: string;
  expires: string;
  sex: 'M' | 'F' | 'T';
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const weights = [7, 3, 1];

const filled = (text: string, length: number) =>
  text
    .replace(/[^A-Z0-9]/g, '<')
    .padEnd(length, '<')
    .slice(0, length);

/** Source: ICAO Doc 9303 part 3, 4.9; vector D23145890734 ends in 9. */
export function checkDigit(text: string): string {
  const values = [...text].map((character, at) => Math.max(alphabet.indexOf(character), 0) * weights[at % 3]!);
  return String(values.reduce((sum, value) => sum + value, 0) % 10);
}

const checked = (text: string) => text + checkDigit(text);
const shortDate = (iso: string) => iso.replaceAll('-', '').slice(2);

/** The lines of an Indian passport, 44 characters each. Source: ICAO Doc 9303 part 4, 4.2.2. */
export function machineReadable({ number, surname, given, born, expires, sex }: Page): [string, string] {
  const first = filled(`P<IND${[surname, given].filter(Boolean).join('<<')}`, 44);
  const [document, birth, expiry] = [checked(filled(number, 9)), checked(shortDate(born)), checked(shortDate(expires))];
  const personal = checked(filled('', 14));
  const composite = checkDigit(document + birth + expiry + personal);
  return [first, `${document}IND${birth}${sex === 'T' ? '<' : sex}${expiry}${personal}${composite}`];
}
