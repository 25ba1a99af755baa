import type { z } from '@hono/zod-openapi';
import { readRecord } from '../../app/data-dir/one-record.ts';
import { fieldOf } from '../../app/data-dir/override.ts';
import { DataError, shown } from '../../app/data-dir/wrong.ts';
import type { Limits } from '../../app/faults/kind.ts';
import { Refusal } from '../../app/outcomes.ts';
import type { Service } from '../../app/service.ts';
import type { SetRecord } from '../../app/set-records.ts';
import type { Which } from './record-operations.ts';

/** What a record may be about, and the bounds of its fault. */
export interface Recordable {
  services: readonly Service[];
  limits: Limits;
}

/** The service and the subject in its normal form; @throws Refusal 404 for no service, 400 for none of its subjects */
export function readWhich(which: z.infer<typeof Which>, services: readonly Service[]) {
  const service = findService(which.service, services, 'not_found');
  const { name, schema, example } = fieldOf(service);
  const parsed = schema.safeParse(which.subject);
  if (parsed.success) return { service, subject: parsed.data };
  throw wrong(`subject: found ${shown(which.subject)}; allowed: ${name} such as ${example}.`);
}

/** @throws Refusal, which lists the services that there are */
export function findService(name: string, services: readonly Service[], outcome: 'not_found' | 'bad_request') {
  const service = services.find((one) => one.name === name);
  if (service) return service;
  const names = services.map((one) => one.name).join(', ');
  throw new Refusal(outcome, { by: 'admin', message: `No service ${shown(name)}; allowed: ${names}.` });
}

/** What a text says of a subject; @throws Refusal 400, which says where, what was found, what is allowed */
export function readSaid(
  text: string,
  service: Service,
  limits: Limits,
): Promise<Pick<SetRecord, 'given' | 'override'>> {
  return readRecord('body', text, service, limits).catch((error) => {
    throw error instanceof DataError ? wrong(`${error.message}.`) : error;
  });
}

function wrong(message: string): Refusal {
  return new Refusal('bad_request', { by: 'validation', message });
}
