const width = 120;

/** A body for a reader, of which no other looks the same: JSON is laid out where that loses no byte. */
export function bodyText(body: string, path: string): string {
  if (body === '') return '(no body)';
  const value = compactJson(withoutPath(body, path));
  return value === undefined ? body.replace(/^/gm, '| ') : fitted(value, '', 0);
}

/** The value of a body that JSON.stringify writes byte for byte; undefined of any other. */
function compactJson(body: string): unknown {
  try {
    const value: unknown = JSON.parse(body);
    return JSON.stringify(value) === body ? value : undefined;
  } catch {
    return undefined;
  }
}

/** JSON whose parts each stand on one line as far as they fit there; `used` is what stands on the line already. */
function fitted(value: unknown, indent: string, used: number): string {
  const line = oneLine(value);
  if (indent.length + used + line.length < width || typeof value !== 'object' || value === null) return line;
  const list = Array.isArray(value);
  const parts = Object.entries(value).map(([name, part]) => {
    const start = list ? '' : `${JSON.stringify(name)}: `;
    return `${indent}  ${start}${fitted(part, `${indent}  `, start.length)}`;
  });
  return [list ? '[' : '{', parts.join(',\n'), `${indent}${list ? ']' : '}'}`].join('\n');
}

function oneLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  const members = Object.entries(value).map(([name, part]) => `${JSON.stringify(name)}: ${oneLine(part)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** A text that tells the path which was asked, or its end, tells so: else no two doors would answer alike. */
function withoutPath(text: string, path: string): string {
  const parts = path.split('/').slice(1);
  return parts.reduce((told, _part, past) => {
    const end = JSON.stringify(`/${parts.slice(past).join('/')}`);
    return told.replaceAll(end, past === 0 ? '"<path>"' : `"<path past ${past}>"`);
  }, text);
}
