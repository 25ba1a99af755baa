import type { Service } from './service.ts';

/** The service's example with the magic identifier that always meets this fault; undefined where there is none. */
export function magicInput(service: Service, fault: string): Record<string, unknown> | undefined {
  const subject = service.subject(service.input.parse(service.example));
  const magic = subject.field.magic(fault);
  if (magic === undefined) return undefined;
  const fields = Object.entries(service.example).map(([name, value]) => [name, value === subject.id ? magic : value]);
  return Object.fromEntries(fields);
}
