import { now } from './now.ts';

/** Scripts that Redis runs as one step each. */

/**
 * Stores a job. KEYS: job, all, open, over, of the member; and under way: all, of the member, in the place. ARGV: id,
 * owner, record, requestedAt, overAt or '', '1' where it is under way, limits of member, place and all or '', lease or
 * '' for an update. Answers '', or why it was not stored. A repeated call, after a lost answer, gets the same answer.
 */
export const write = `${now}
local job, all, open, over, person = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local id, owner, record, isNew = ARGV[1], ARGV[2], ARGV[3], ARGV[10] ~= ''
local holder = redis.call('HGET', job, 'owner')
if isNew and redis.call('EXISTS', job) == 1 then
  return holder == owner and redis.call('HGET', job, 'record') == record and '' or 'exists'
end
if not isNew and holder ~= owner then return 'lost' end
local isUnderWay = ARGV[6] == '1'
if isUnderWay then
  for index, limited in ipairs({ { 'member', 7 }, { 'place', 8 }, { 'all', 6 } }) do
    local limit, key = tonumber(ARGV[6 + index]), KEYS[limited[2]]
    if limit and redis.call('SCARD', key) - redis.call('SISMEMBER', key, id) >= limit then return limited[1] end
  end
end
redis.call('HSET', job, 'record', record)
if isNew then
  redis.call('HSET', job, 'owner', owner, 'until', now + ARGV[10])
  redis.call('ZADD', all, ARGV[4], id)
end
local former = redis.call('HGET', job, 'person')
if former ~= person then
  if former then redis.call('ZREM', former, id) end
  redis.call('HSET', job, 'person', person)
  redis.call('ZADD', person, ARGV[4], id)
end
if ARGV[5] == '' then
  redis.call('ZADD', open, ARGV[4], id)
  redis.call('ZREM', over, id)
else
  redis.call('ZREM', open, id)
  redis.call('ZADD', over, ARGV[5], id)
end
for index = 6, 8 do redis.call(isUnderWay and 'SADD' or 'SREM', KEYS[index], id) end
return ''`;

/**
 * Takes a lease. KEYS: job. ARGV: owner, lease, a holder that is certainly gone or ''. Answers { 'taken', record }, {
 * 'held', holder } or nothing.
 */
export const claim = `${now}
local record, holder, till = unpack(redis.call('HMGET', KEYS[1], 'record', 'owner', 'until'))
if not record then return {} end
local left = tonumber(till) - now
local isOver = left <= 0 or left > 2 * ARGV[2] -- no lease is that long: the clock was set back
local isFree = not holder or holder == ARGV[1] or holder == ARGV[3] or isOver
if not isFree then return { 'held', holder } end
redis.call('HSET', KEYS[1], 'owner', ARGV[1], 'until', now + ARGV[2])
return { 'taken', record }`;

/**
 * Unfinished jobs, the oldest first. KEYS: open, under way. ARGV: what job keys begin with, lease, '1' for those for
 * which a requester waits, a text that the record holds or ''. Answers ids, each followed by its living holder or ''.
 */
export const unfinished = `${now}
local function isWanted(id) -- most records need not be read, which takes longest where many jobs wait
  local isPressing = ARGV[3] == '' or redis.call('SISMEMBER', KEYS[2], id) == 1
  if isPressing and ARGV[4] == '' then return true end
  local record = redis.call('HGET', ARGV[1] .. id, 'record')
  isPressing = isPressing or string.find(record, '"notify"', 1, true) or string.find(record, '"tell"', 1, true)
  return isPressing and (ARGV[4] == '' or string.find(record, ARGV[4], 1, true))
end
local found = {}
for _, id in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  local holder, till = unpack(redis.call('HMGET', ARGV[1] .. id, 'owner', 'until'))
  if till and isWanted(id) then
    local left = tonumber(till) - now
    local isHeld = holder and left > 0 and left <= 2 * ARGV[2]
    table.insert(found, id)
    table.insert(found, isHeld and holder or '')
  end
end
return found`;

/**
 * Renews leases. KEYS: jobs. ARGV: owner, lease. Answers the numbers, from 1, of the jobs that the owner does not hold.
 */
export const renew = `${now}
local lost = {}
for index, job in ipairs(KEYS) do
  if redis.call('HGET', job, 'owner') == ARGV[1] then
    redis.call('HSET', job, 'until', now + ARGV[2])
  else
    table.insert(lost, index)
  end
end
return lost`;

/**
 * Deletes a job that is not under way. KEYS: job, all, open, over, commands, under way. ARGV: id, owner or ''. Answers 0
 * where the owner does not hold it.
 */
export const remove = `
local owner, person = unpack(redis.call('HMGET', KEYS[1], 'owner', 'person'))
if ARGV[2] ~= '' and owner ~= ARGV[2] then return 0 end
redis.call('DEL', KEYS[1])
for index = 2, 4 do redis.call('ZREM', KEYS[index], ARGV[1]) end
redis.call('HDEL', KEYS[5], ARGV[1])
redis.call('SREM', KEYS[6], ARGV[1])
if person then redis.call('ZREM', person, ARGV[1]) end
return 1`;

/** Gives a lease back. KEYS: job. ARGV: owner. */
export const release = `
if redis.call('HGET', KEYS[1], 'owner') == ARGV[1] then redis.call('HDEL', KEYS[1], 'owner') end`;

/** Stores a command, or clears it. KEYS: job, commands. ARGV: id, command or ''. */
export const setCommand = `
if ARGV[2] == '' or redis.call('EXISTS', KEYS[1]) == 0 then
  redis.call('HDEL', KEYS[2], ARGV[1])
else
  redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
end`;
