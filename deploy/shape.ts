/** What a value looks like, by where it stands: `result.pan` to `string: upper-case letters and digits`; never the value. */
export type Shape = Map<string, string>;

const formats: [string, RegExp][] = [
  ['empty', /^$/],
  ['digits', /^\d+$/],
  ['date YYYY-MM-DD', /^\d{4}-\d\d-\d\d$/],
  ['date DD/MM/YYYY', /^\d\d\/\d\d\/\d{4}$/],
  ['date DD-MM-YYYY', /^\d\d-\d\d-\d{4}$/],
  ['time ISO 8601', /^\d{4}-\d\d-\d\dT\d\d:\d\d/],
  ['UUID', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i],
  ['"NA"', /^NA$/],
  ['masked', /[xX*]{4}/],
  ['decimal number', /^-?\d+\.\d+$/],
];

/** The shape of a value of JSON. Lists are told by what all their members have. */
export function shapeOf(value: unknown, at = '', shape: Shape = new Map()): Shape {
  shape.set(at || '(body)', kindOf(value));
  for (const [step, inner] of membersOf(value)) shapeOf(inner, at + (at === '' ? step.replace('.', '') : step), shape);
  return shape;
}

function membersOf(value: unknown): [string, unknown][] {
  if (Array.isArray(value)) return value.map((member) => ['[]', member]);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([name, inner]) => [`.${name}`, inner]);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'array, empty' : 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value !== 'string') return typeof value;
  const format = formats.find(([, pattern]) => pattern.test(value));
  return format ? `string: ${format[0]}` : 'string: text';
}

/** In what two shapes differ, one line each. */
export function drift(theirs: Shape, ours: Shape): string[] {
  const lines: string[] = [];
  for (const [at, kind] of theirs) {
    const own = ours.get(at);
    if (own === undefined) lines.push(`${at}: ${kind} there, missing here`);
    else if (own !== kind) lines.push(`${at}: ${kind} there, ${own} here`);
  }
  for (const [at, kind] of ours) if (!theirs.has(at)) lines.push(`${at}: missing there, ${kind} here`);
  return lines;
}
