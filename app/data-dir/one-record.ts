import type { Limits } from '../faults/kind.ts';
import type { Override } from '../overrides.ts';
import type { Service } from '../service.ts';
import { jsonSource, parseJson } from './json-source.ts';
import { toOverride } from './override.ts';
import { shallow } from './shallow.ts';
import { Wrong } from './wrong.ts';

/** Reads what a text says of one subject, as a file of records would have it; @throws DataError, which calls it `name` */
export function readRecord(
  name: string,
  text: string,
  service: Service,
  limits: Limits,
): Promise<{ given: unknown; override: Override }> {
  const source = jsonSource(name, text);
  return shallow(name, () => {
    try {
      const given = parseJson(text);
      return { given, override: toOverride(service, given, [], limits) };
    } catch (error) {
      throw error instanceof Wrong ? source.explain(error) : error;
    }
  });
}
