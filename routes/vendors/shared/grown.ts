import { andThen } from '../../../app/and-then.ts';
import type { Service } from '../../../app/service.ts';
import type { World } from '../../../data/world.ts';

/**
 * A native service that tells a vendor more. It keeps its name, so that rules and records of the native one hold for it;
 * what a record answers lacks all that was added.
 */
export function grown<Value>(base: Service, grow: (value: Value, world: World) => unknown): Service {
  return {
    ...base,
    answer: (input, world, desk) =>
      andThen(base.answer(input, world, desk), (value) => value && grow(value as Value, world)),
  };
}
