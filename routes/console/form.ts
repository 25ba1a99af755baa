/** A field of a form; empty where it is not there, or is a file. */
export function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** What an admin call was refused for. */
export function problemOf(body: unknown): string {
  const { detail, title } = body as { detail?: string; title: string };
  return detail ?? title;
}
