import type { Log } from '../../log.ts';
import { memoryStore, type StoreLimits } from '../memory/store.ts';
import type { Store } from '../store.ts';
import { readAddress } from './address.ts';
import { copyOf } from './copy.ts';
import { redisCounters } from './counters.ts';
import { redisEntries } from './entries.ts';
import { redisLimiters } from './limiter.ts';
import { createLink } from './link.ts';
import { forgetting } from './lua.ts';
import { redisSessions } from './sessions.ts';
import { redisStanding } from './standing.ts';
import { redisTickets } from './tickets.ts';

export interface RedisStoreDeps {
  limits: StoreLimits;
  /** Epoch milliseconds. */
  now(): number;
  log: Pick<Log, 'info' | 'error'>;
}

const beatMs = 1000;

const clearing = `
for _, session in ipairs(#ARGV > 0 and ARGV or redis.call('ZRANGE', 'namuna:sessions', 0, -1)) do forget(session) end
if #ARGV == 0 then forget('') end`;

/**
 * The store of all replicas that share a Redis, 6.2 or later, or a Valkey. Resolves once that is reached, or after a
 * second: what can do without it does then, and it is reached as soon as it is there.
 * @throws TypeError for a URL that leads to no Redis
 */
export async function openRedisStore(url: string, { limits, now, log }: RedisStoreDeps): Promise<Store> {
  const address = readAddress(url);
  const { database } = address;
  let roundTrips = 0;
  const link = createLink(address, log, () => roundTrips++);
  /** What counts, and keeps tickets, while Redis is out of reach. */
  const spare = memoryStore(now, limits);
  const copy = copyOf(link, database, now);
  const sessions = redisSessions(link, database, limits.sessions, now);
  const journal = redisEntries(link, database, limits.journal);
  const clear = link.script(forgetting(database) + clearing);

  async function beat(): Promise<void> {
    await copy.check(await sessions.beat());
    await journal.flush();
    link.confirm();
  }
  const beating = setInterval(() => beat().catch(link.drop), beatMs);
  const store: Store = {
    counters: redisCounters(link, limits.sessions.idleMs, now, spare.counters),
    tickets: redisTickets(link, now, spare.tickets),
    standing: redisStanding(link, copy, { database, now, log }),
    sessions,
    journal,
    limiter: redisLimiters(link),
    async clear(session) {
      await clear([], session === undefined ? [] : [session]);
      await copy.inStep();
      await spare.clear(session);
    },
    roundTrips: () => roundTrips,
    problem: () => (link.reached() ? undefined : 'the Redis store is out of reach'),
    async close() {
      clearInterval(beating);
      await link.close(beat);
    },
  };
  link.onArrival(beat);
  await link.start();
  return store;
}
