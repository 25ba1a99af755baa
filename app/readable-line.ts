const colours = { red: 31, green: 32, yellow: 33, grey: 90 } as const;

/** A JSON log line as a person at a terminal wants it: `13:14:15.123 POST /pan-to-gst 200 101 by world, 0.4 ms`. */
export function readableLine(json: string): string {
  const { time, level, msg, err, method, path, status, outcome, by, ms, subject, id, ...rest } = JSON.parse(json);
  const clock = paint('grey', String(time).slice(11, 23));
  const extra = Object.entries(rest).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const trouble = err ? `\n${err.stack ?? err.message}` : '';
  if (method === undefined)
    return `${clock} ${level === 'error' ? paint('red', msg) : msg} ${extra.join(' ')}${trouble}\n`;
  const colour = status < 400 ? 'green' : status < 500 ? 'yellow' : 'red';
  const told = [
    `${method} ${plain(path)} ${paint(colour, status)}`,
    outcome && `${outcome} by ${by}`,
    subject && plain(subject),
    `${ms} ms`,
    paint('grey', id),
  ];
  return `${clock} ${told.filter(Boolean).join('  ')}${trouble}\n`;
}

/** Callers write these: none of their signs may end the line or speak to the terminal. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '\ufffd');
}

function paint(colour: keyof typeof colours, text: unknown): string {
  return `\u001b[${colours[colour]}m${text}\u001b[0m`;
}
