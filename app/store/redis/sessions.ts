import { byUse } from '../by-use.ts';
import type { SessionLimits } from '../memory/sessions.ts';
import type { Sessions } from '../store.ts';
import type { Link } from './link.ts';
import { forgetting } from './lua.ts';

export interface RedisSessions extends Sessions {
  /** Sends what was gathered and clears what is over; resolves with the number of the last change to documents. */
  beat(): Promise<number>;
}

/** How long what was touched may be under way before it counts as idle, in milliseconds: two beats. */
const graceMs = 2000;

/** Most that one beat clears of a kind, since Redis does nothing else meanwhile. */
const atATime = 100;

/** Every replica does this, and it does no harm twice. */
const beating = ({ idleMs, most }: SessionLimits) => `
local now = tonumber(ARGV[1])
for i = 2, #ARGV, 2 do
  local session, at = ARGV[i], tonumber(ARGV[i + 1])
  local before = redis.call('ZSCORE', 'namuna:sessions', session)
  if before and at - before >= ${idleMs} then forget(session) end
  redis.call('ZADD', 'namuna:sessions', 'GT', at, session)
  redis.call('PEXPIRE', 'namuna:counters:' .. session, ${idleMs})
end
local idle = redis.call('ZRANGEBYSCORE', 'namuna:sessions', '-inf', now - ${idleMs + graceMs}, 'LIMIT', 0, ${atATime})
for _, session in ipairs(idle) do forget(session) end
local over = math.min(redis.call('ZCARD', 'namuna:sessions') - ${most}, ${atATime})
if over > 0 then
  for _, session in ipairs(redis.call('ZRANGE', 'namuna:sessions', 0, over - 1)) do forget(session) end
end
local ended = redis.call('ZRANGEBYSCORE', 'namuna:until', '-inf', now, 'LIMIT', 0, ${atATime})
for _, field in ipairs(ended) do drop(field) end
-- One that is full, or that only reads, answers everything but this.
redis.call('SET', 'namuna:beat', now)
return tonumber(redis.call('GET', 'namuna:revision') or 0)`;

/** Sessions of all replicas. */
export function redisSessions(link: Link, database: number, limits: SessionLimits, now: () => number): RedisSessions {
  const tend = link.script(forgetting(database) + beating(limits));
  /** When each was used last, by this replica. */
  const used = byUse<number>();
  /** What Redis is not told yet. */
  let due = new Map<string, number>();

  async function send(touched: Map<string, number>): Promise<number> {
    try {
      return (await tend([], [now(), ...[...touched].flat()])) as number;
    } catch (error) {
      for (const [session, at] of touched) if (!due.has(session)) note(session, at);
      throw error;
    }
  }
  function note(session: string, at: number): void {
    due.delete(session);
    due.set(session, at);
    if (due.size > limits.most) due.delete(due.keys().next().value!);
  }
  return {
    touch(session) {
      const at = now();
      const before = used.get(session);
      used.put(session, at);
      if (used.size() > limits.most) used.delete(used.oldest()!.key);
      if (before !== undefined && at - before < limits.idleMs) return note(session, at);
      // It may have been idle for too long, and begins anew then. What this call asks of Redis comes after this; only
      // the documents that the process holds go a moment later, when Redis says so.
      send(new Map([[session, at]])).catch(() => {});
    },
    beat() {
      const touched = due;
      due = new Map();
      return send(touched);
    },
  };
}
