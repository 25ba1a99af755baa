import { syntheticWorld } from './synthetic.ts';
import { layered, type World } from './world.ts';
import { writtenWorld } from './written.ts';

/** All there is: what a team adds, then what was written by hand, then everybody who is computed. */
export function wholeWorld(added?: World): World {
  const written = added ? layered(added, writtenWorld()) : writtenWorld();
  return layered(written, syntheticWorld(written));
}
