/** The most of a body that a page shows. */
const most = 100_000;

/** JSON with its lines broken, anything else as it is; cut where a page could not show it. */
export function pretty(text: string): string {
  const cut = text.length > most;
  return cut ? `${text.slice(0, most)}\n(and ${text.length - most} characters more)` : indented(text);
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
