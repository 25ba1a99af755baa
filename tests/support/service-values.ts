import { createDesk } from '../../app/desk.ts';
import { defaultLimits, memoryStore } from '../../app/store/memory/store.ts';
import { wholeWorld } from '../../data/whole.ts';
import { services } from '../../routes/services.ts';

/** What each service answers to its example, by its name. */
export async function valuesOf(): Promise<Map<string, unknown>> {
  const { tickets } = memoryStore(() => 0, defaultLimits);
  const desk = createDesk(tickets, '');
  const world = wholeWorld();
  const values = services.map(async ({ name, input, example, answer }) => {
    return [name, await answer(input.parse(example), world, desk)] as const;
  });
  return new Map(await Promise.all(values));
}
