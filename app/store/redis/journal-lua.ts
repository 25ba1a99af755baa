import type { JournalLimits } from '../memory/entries.ts';

/** Where entries are told as they come; a channel belongs to no database, so its name does. */
export function entriesOf(database: number): string {
  return `namuna:${database}:entries`;
}

/**
 * Numbers a batch, keeps it and the bounds, and tells whoever listens: `7 [{...},{...}]`, the number that of the first.
 * ARGV: who writes, the number of the batch, the entries. A batch that has come already does not come again.
 */
export const appending = (database: number, { size, bytes }: JournalLimits) => `
local writer, batch, before = 'namuna:journal:writer:' .. ARGV[1], tonumber(ARGV[2]), 2
if tonumber(redis.call('GET', writer) or 0) >= batch then return end
redis.call('SET', writer, batch, 'EX', 3600)
local first = redis.call('INCRBY', 'namuna:journal:last', #ARGV - before) - (#ARGV - before) + 1
local bytes = 0
for i = before + 1, #ARGV do
  redis.call('XADD', 'namuna:journal', (first + i - before - 1) .. '-0', 'entry', ARGV[i])
  bytes = bytes + #ARGV[i]
end
bytes = bytes + tonumber(redis.call('GET', 'namuna:journal:bytes') or 0)
local count = redis.call('XLEN', 'namuna:journal')
local dropped
while count > ${size} or bytes > ${bytes} do
  local some = count > ${size} and math.min(100, count - ${size}) or 10
  local oldest = redis.call('XRANGE', 'namuna:journal', dropped and '(' .. dropped or '-', '+', 'COUNT', some)
  if #oldest == 0 then count, bytes = 0, 0 end
  for _, entry in ipairs(oldest) do
    if count <= ${size} and bytes <= ${bytes} then break end
    dropped, count, bytes = entry[1], count - 1, bytes - #entry[2][2]
  end
end
if dropped then redis.call('XTRIM', 'namuna:journal', 'MINID', (string.match(dropped, '%d+') + 1) .. '-0') end
redis.call('SET', 'namuna:journal:bytes', bytes)
-- To make one text of all is the dearest part.
if redis.call('PUBSUB', 'NUMSUB', '${entriesOf(database)}')[2] > 0 then
  redis.call('PUBLISH', '${entriesOf(database)}', first .. ' [' .. table.concat(ARGV, ',', before + 1) .. ']')
end`;

/** Removes the entries of these numbers and returns how many there were. */
export const removing = `
local removed, bytes = 0, 0
for _, number in ipairs(ARGV) do
  local found = redis.call('XRANGE', 'namuna:journal', number .. '-0', number .. '-0')
  if #found > 0 then
    redis.call('XDEL', 'namuna:journal', found[1][1])
    removed = removed + 1
    bytes = bytes + #found[1][2][2]
  end
end
redis.call('DECRBY', 'namuna:journal:bytes', bytes)
return removed`;
