import type { Log } from '../../log.ts';
import type { Standing } from '../store.ts';
import { fieldOf } from './change.ts';
import type { Copy } from './copy.ts';
import type { Link } from './link.ts';
import { changing, entering } from './lua.ts';

const putting = `
local field, doc, session, till, now = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
disown(field)
redis.call('HSET', 'namuna:standing', field, tell(doc))
redis.call('HSET', 'namuna:owners', field, session)
redis.call('SADD', 'namuna:documents:' .. session, field)
if till == '' then redis.call('ZREM', 'namuna:until', field) else redis.call('ZADD', 'namuna:until', till, field) end
${entering('session', 'now')}`;

const counting = `
if redis.call('HEXISTS', 'namuna:standing', ARGV[1]) == 0 then return -1 end
return redis.call('HINCRBY', KEYS[1], ARGV[2], 1) - 1`;

interface StandingDeps {
  database: number;
  now(): number;
  log: Pick<Log, 'error'>;
}

/** Documents of all replicas, looked up in the copy that each holds. */
export function redisStanding(link: Link, { held, inStep }: Copy, { database, now, log }: StandingDeps): Standing {
  const put = link.script(changing(database) + putting);
  const drop = link.script(`${changing(database)} return drop(ARGV[1])`);
  const count = link.script(counting);
  const countsOf = (field: string) => `namuna:counts:${field}`;
  return {
    all: held.all,
    get: held.get,
    watch(changed) {
      held.watch((kind, id, doc) => {
        // A replica of another version may have put it: what one cannot take must not keep the others from it.
        try {
          changed(kind, id, doc);
        } catch (error) {
          log.error('a document that stands was not understood', error, { kind });
        }
      });
    },
    async put(doc) {
      await put([], [fieldOf(doc), JSON.stringify(doc), doc.session, doc.until ?? '', now()]);
      await inStep();
    },
    async remove(kind, id) {
      const dropped = await drop([], [fieldOf({ kind, id })]);
      await inStep();
      return dropped === 1;
    },
    async count(doc, name) {
      // Counted along here, so that an outage goes on from what this replica knows.
      const along = held.count(doc, name);
      try {
        const field = fieldOf(doc);
        const before = (await count([countsOf(field)], [field, name])) as number;
        return before < 0 ? Number.POSITIVE_INFINITY : before;
      } catch {
        return along;
      }
    },
    async counted(doc, name) {
      return link.ask('HGET', countsOf(fieldOf(doc)), name).then(Number, () => held.counted(doc, name));
    },
  };
}
