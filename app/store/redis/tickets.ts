import type { Tickets } from '../store.ts';
import type { Link } from './link.ts';
import { entering } from './lua.ts';

/** Most tickets that a session may have; beyond it those that end first go first. */
const most = 5000;

const lua = `
local ticket, tickets, text, ms, session, now = KEYS[1], KEYS[2], ARGV[1], ARGV[2], ARGV[3], ARGV[4]
redis.call('SET', ticket, text, 'PX', ms)
redis.call('ZREMRANGEBYSCORE', tickets, '-inf', now)
redis.call('ZADD', tickets, tonumber(now) + tonumber(ms), ticket)
local over = redis.call('ZCARD', tickets) - ${most}
if over > 0 then
  local popped = redis.call('ZPOPMIN', tickets, over)
  for i = 1, #popped, 2 do redis.call('DEL', popped[i]) end
end
if redis.call('PTTL', tickets) < tonumber(ms) then redis.call('PEXPIRE', tickets, ms) end
${entering('session', 'now')}`;

/** Tickets of all replicas; `spare` has those that were kept while Redis was out of reach. */
export function redisTickets(link: Link, now: () => number, spare: Tickets): Tickets {
  const keep = link.script(lua);
  // As JSON, so that no two pairs make one key.
  const keyOf = (session: string, name: string) => `namuna:ticket:${JSON.stringify([session, name])}`;
  const ask = (command: string, session: string, name: string) =>
    link.ask(command, keyOf(session, name)).catch(() => null) as Promise<string | null>;
  return {
    async keep(session, name, text, ms) {
      const wholeMs = Math.max(1, Math.ceil(ms));
      const keys = [keyOf(session, name), `namuna:tickets:${session}`];
      await keep(keys, [text, wholeMs, session, now()]).catch(() => spare.keep(session, name, text, ms));
    },
    peek: async (session, name) => (await ask('GET', session, name)) ?? spare.peek(session, name),
    take: async (session, name) => (await ask('GETDEL', session, name)) ?? spare.take(session, name),
  };
}
