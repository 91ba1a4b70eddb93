-- ARGV[4], ARGV[5]  the most that is kept of a log: bytes of events, events
-- ARGV[6], ARGV[7]  the producer, and the number of its append
-- ARGV[8]           the event
-- ARGV[9]…          the step (starts, continues, ends), the run, its owner, its lease in ms, its body; nothing without a run
-- Returns the outcome (BackplaneAppendOutcome), the epoch, a sequence, the lineage, and whether the log had lost its end.
local producer, number, event = 'p:' .. ARGV[6], tonumber(ARGV[7]), ARGV[8]
local step, run, owner, lease, body = ARGV[9], ARGV[10], ARGV[11], tonumber(ARGV[12] or 0), ARGV[13]
local former = open(producer)

local function answer(outcome, sequence)
  return { outcome, epoch, sequence, lineage, lost }
end

if former then
  local last, sequence = string.match(former, '^(%d+):(%d+):')
  if tonumber(last) == number then return answer(0, tonumber(sequence)) end
  if tonumber(last) > number then return answer(5, head) end
end

local known
if step then
  known = record(redis.call('HGET', runs, run))
  if step == 'starts' and known then return answer(1, head) end
  if not known then
    local hasEnded = redis.call('ZSCORE', ended, run)
    if hasEnded then return answer(2, head) end
    if step ~= 'starts' then return answer(3, head) end
  elseif known.owner ~= owner then
    return answer(4, head)
  end
end

if first <= head and now - latest >= window then
  redis.call('DEL', entries)
  first, bytes = head + 1, 0
end

-- The first write is one that a server without memory refuses: then nothing has been done.
head = head + 1
redis.call('XADD', entries, head .. '-' .. now, 'e', event)
if first == head then oldest = now end
bytes, latest = bytes + #event, now
trim(tonumber(ARGV[4]), tonumber(ARGV[5]))
refresh(first == head)
redis.call('HSET', root, 's', state(), producer, number .. ':' .. head .. ':' .. now)

if step == 'ends' then
  redis.call('HDEL', runs, run)
  redis.call('ZREM', index, name .. '\n' .. run)
  redis.call('ZADD', ended, now, run)
  redis.call('ZREMRANGEBYRANK', ended, 0, -257)
  redis.call('PEXPIRE', ended, life)
elseif step then
  -- A quarter more than the lease, so that a busy run's record is written now and then, and not for every event.
  if not known or known.expiry < now + lease or known.lineage ~= lineage then keep(run, owner, math.ceil(lease * 1.25), body) end
  if step == 'starts' then enlist(run, lease) end
end

-- Producers that have been silent for the window are forgotten, now and then.
if head % 32 == 0 and redis.call('HLEN', root) > 24 then
  local all = redis.call('HGETALL', root)
  for field = 1, #all, 2 do
    if string.sub(all[field], 1, 2) == 'p:' then
      local at = string.match(all[field + 1], ':(%d+)$')
      if now - tonumber(at) >= window then redis.call('HDEL', root, all[field]) end
    end
  end
end

redis.call('SPUBLISH', root, epoch .. ' ' .. head .. ' ' .. event)
return answer(0, head)
