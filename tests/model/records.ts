import fc from 'fast-check';
import { expect } from 'vitest';
import { faults } from './faults.ts';
import { recordOf, textOf, touch } from './model.ts';
import { type About, about, manage, named, service, steps } from './step.ts';

const which = fc.record({ service, subject: fc.constantFrom('ABCDE1234F', 'AAACX1111A', 'ERROR0104X'), own: about });
const values: Record<string, unknown> = {
  'pan-to-gst': '27AAACX1111A1Z5',
  'pan-details': {
    ...{ pan: 'AAACX1111A', name: 'ASHA RAO', holder_type: 'individual' },
    ...{ status: 'valid', aadhaar_linked: true },
  },
};

interface Which {
  service: string;
  subject: string;
  own: About;
}

const pathOf = ({ service, subject }: Which) => `/records/${service}/${subject}`;
const placeOf = ({ service, subject, own: { session } }: Which) => ({ service, subject, session });

export const puts = steps(
  fc.record({ which, faults: fc.option(faults, { nil: undefined, freq: 2 }) }),
  ({ which, faults }) => `record ${pathOf(which)} of ${named(which.own)}: ${faults ? textOf(faults) : 'a value'}`,
  async (model, { which, faults }, place) => {
    const given = faults ? { fault: textOf(faults) } : values[which.service];
    const { status } = await manage(place, model, 'PUT', pathOf(which), which.own, given);
    touch(model, which.own.session);
    const before = recordOf(model, placeOf(which));
    expect(status).toBe(before ? 200 : 201);
    const after = { ...placeOf(which), ...(faults && { faults }) };
    model.records = [...model.records.filter((one) => one !== before), after];
  },
);

export const drops = steps(
  which,
  (which) => `remove record ${pathOf(which)} of ${named(which.own)}`,
  async (model, which, place) => {
    const { status } = await manage(place, model, 'DELETE', pathOf(which), which.own);
    const before = recordOf(model, placeOf(which));
    expect(status).toBe(before ? 204 : 404);
    model.records = model.records.filter((one) => one !== before);
  },
);
