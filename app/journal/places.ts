import { Refusal } from '../outcomes.ts';

/** Most waits and streams of events at a time: each keeps a connection open. */
export const mostPlaces = 1000;

/** Takes a place, and returns what gives it back; @throws Refusal 503 where none is free */
export type TakePlace = () => () => void;

export function createPlaces(most = mostPlaces): TakePlace {
  let taken = 0;
  return function takePlace() {
    if (taken >= most) {
      const message = `Too many wait for the journal: ${most} waits and streams of events are allowed at a time.`;
      throw new Refusal('source_unavailable', { by: 'admin', message, headers: { 'Retry-After': '1' } });
    }
    taken++;
    let given = false;
    return () => {
      if (!given) taken--;
      given = true;
    };
  };
}
