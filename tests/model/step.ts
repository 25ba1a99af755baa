import fc from 'fast-check';
import { json, key, type TestApp } from '../support/app.ts';
import type { House } from './house.ts';
import { type Model, touch } from './model.ts';

export type Command = fc.AsyncCommand<Model, House>;

/** Where a step is done. */
export interface Place {
  /** The replica's number; of fewer replicas than that, some go by several. */
  at: number;
  app: TestApp;
  house: House;
}

/** Steps of a kind, each with what was drawn for it, at a replica that is drawn, too. */
export function steps<T>(
  drawn: fc.Arbitrary<T>,
  name: (given: T) => string,
  run: (model: Model, given: T, place: Place) => Promise<void>,
  check: (model: Model, given: T) => boolean = () => true,
): fc.Arbitrary<Command> {
  return fc.tuple(drawn, fc.nat(1)).map(([given, at]) => ({
    check: (model) => check(model, given),
    async run(model, house) {
      model.steps++;
      await run(model, given, { at, app: house.replicas[at % house.replicas.length]!, house });
      await house.settle(model);
    },
    toString: () => `replica ${at}: ${name(given)}`,
  }));
}

export const session = fc.constantFrom('', '', 'a', 'b', '__proto__');
export const service = fc.constantFrom('pan-to-gst', 'pan-details');

/** Which session an admin call is about, and whether the query says so: that is no use of it, as the key's would be. */
export interface About {
  session: string;
  asked: boolean;
}

export const about: fc.Arbitrary<About> = fc.record({ session, asked: fc.boolean() });

export const named = ({ session, asked }: About) => `"${session}"${asked ? ' in the query' : ''}`;

/** An admin call, which the model has as well as far as the session is used. */
export async function manage(place: Place, model: Model, method: string, path: string, about: About, body?: unknown) {
  const asked = about.asked && about.session !== '';
  const shown = about.session === '' || asked ? key : `${key}~${about.session}`;
  if (!asked) touch(model, about.session);
  return place.app.fetch(`/__admin${path}${asked ? `?session=${about.session}` : ''}`, {
    ...{ method, headers: { 'X-API-Key': shown, ...(body !== undefined && json) } },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** About all sessions. */
export const everybody: About = { session: '', asked: false };
