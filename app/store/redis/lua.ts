/*
 * What lives where, all under `namuna:`
 *   standing           hash of documents by `KIND:"ID"`, each the number of its change and its JSON
 *   revision           number of the last change to them
 *   owners, until      session (hash) and end (sorted set) of each
 *   counts:KIND:"ID"   hash of what is counted with a document
 *   sessions           sorted set of all sessions that have something, by when each was used last; not the empty one
 *   documents:SESSION  set of the documents that go with it
 *   counters:SESSION   hash of its counters
 *   tickets:SESSION    sorted set of the keys of its tickets, by when they end
 *   ticket:[...]       one ticket
 *   journal            stream, with journal:last, journal:bytes and journal:writer:ID
 *   limit:NAME:WHO     points that were consumed
 *   beat               when a replica was here last
 * Keys are made within scripts, so a cluster of several shards will not do.
 */

/** Where changes to documents are told; a channel belongs to no database, so its name does. */
export function changesOf(database: number): string {
  return `namuna:${database}:changes`;
}

/** Functions of Lua, for scripts that change documents: each change is numbered, and told as it is kept. */
export function changing(database: number): string {
  return `
local function tell(what)
  local change = redis.call('INCR', 'namuna:revision') .. ' ' .. what
  redis.call('PUBLISH', '${changesOf(database)}', change)
  return change
end
local function disown(field)
  local session = redis.call('HGET', 'namuna:owners', field)
  if session then redis.call('SREM', 'namuna:documents:' .. session, field) end
  redis.call('DEL', 'namuna:counts:' .. field)
end
local function drop(field)
  if redis.call('HDEL', 'namuna:standing', field) == 0 then return 0 end
  disown(field)
  redis.call('HDEL', 'namuna:owners', field)
  redis.call('ZREM', 'namuna:until', field)
  tell(field)
  return 1
end
`;
}

/** `changing`, and a function of Lua that forgets a session. */
export function forgetting(database: number): string {
  return `${changing(database)}
local function forget(session)
  local tickets = 'namuna:tickets:' .. session
  for _, ticket in ipairs(redis.call('ZRANGE', tickets, 0, -1)) do redis.call('DEL', ticket) end
  redis.call('DEL', tickets, 'namuna:counters:' .. session)
  for _, field in ipairs(redis.call('SMEMBERS', 'namuna:documents:' .. session)) do drop(field) end
  redis.call('ZREM', 'namuna:sessions', session)
end
`;
}

/** A line of Lua that enters a session, so that what it has can be found again; `now` is in epoch milliseconds. */
export function entering(session: string, now: string): string {
  return `if ${session} ~= '' then redis.call('ZADD', 'namuna:sessions', 'NX', ${now}, ${session}) end`;
}
