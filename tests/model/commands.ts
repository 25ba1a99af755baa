import fc from 'fast-check';
import { expect } from 'vitest';
import { bodyOf } from '../support/app.ts';
import { bursts, calls, strangers } from './calls.ts';
import { forget, idle, type Model, reset } from './model.ts';
import { drops, puts } from './records.ts';
import { creates, lists, removes, removesAll } from './rules.ts';
import { about, type Command, manage, named, steps } from './step.ts';

const resets = steps(
  about,
  (own) => `reset ${named(own)}`,
  async (model, own, place) => {
    expect((await manage(place, model, 'POST', '/reset', own)).status).toBe(200);
    reset(model, own.session);
  },
);

const looks = steps(
  about,
  (own) => `journal of ${named(own)}`,
  async (model, own, place) => {
    const { count } = await bodyOf(await manage(place, model, 'GET', '/requests/count', own));
    expect(count).toBe(model.journal.filter((session) => own.session === '' || session === own.session).length);
  },
);

const ms = fc.constantFrom(1, 500, 1000, 59_999, 299_999, 300_000);

const waits = steps(
  ms,
  (ms) => `wait ${ms} ms`,
  async (model, ms) => {
    model.now += ms;
  },
);

/** A beat may be as late as this before a session counts as idle, in milliseconds. */
const graceMs = 2000;

/**
 * Replicas tell each other of sessions beat by beat: so time passes between two of them, and stops nowhere where some
 * session may be idle or not. What is idle ends with a beat, or as soon as somebody uses it.
 */
const waitsWithBeats = steps(
  fc.record({ ms, touched: fc.boolean() }),
  ({ ms, touched }) => `wait ${ms} ms, until ${touched ? 'it is used' : 'a beat'}`,
  async (model, { ms, touched }, place) => {
    const { at, house } = place;
    await house.beat();
    model.now += ms;
    while (idle(model).some((name) => idleFor(model, name) < model.idleMs + graceMs)) model.now += graceMs;
    if (!touched) await house.beat(at);
    for (const session of idle(model)) {
      if (touched) await manage(place, model, 'GET', '/requests/count', { session, asked: false });
      else forget(model, session);
    }
  },
);
const idleFor = ({ now, sessions }: Model, session: string) => now - sessions.get(session)!;

const upsets = steps(
  fc.constantFrom('replace' as const, 'cut' as const),
  (upset) => (upset === 'cut' ? 'all are cut off for a moment' : 'it ends, and another takes its place'),
  async (_model, upset, { at, house }) => house[upset](at),
);

/** Everything that one can do, the commonest most often. */
const common: fc.Arbitrary<Command>[] = [
  ...[calls, calls, calls, calls, calls, calls, bursts, bursts, creates, creates, creates, puts, puts],
  ...[lists, removes, removesAll, drops, resets, looks, strangers],
];
export const alone = [...common, waits, waits];
export const shared = [...common, bursts, waitsWithBeats, waitsWithBeats, upsets];
