import type { Address } from '../../../data/entities.ts';
import { stateOf } from '../../../data/states.ts';

/**
 * An address in one line, with the state's name.
 * @example oneLine(address) // '27 Inkpot Lane, Park Street, Kolkata, West Bengal, 700016'
 */
export function oneLine({ line, city, state, pincode }: Address): string {
  return [line, city, stateOf(state).name, pincode].join(', ');
}
