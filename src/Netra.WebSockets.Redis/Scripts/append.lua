-- KEYS              one log for each append; a log may come more than once
-- ARGV[4], ARGV[5]  the most that is kept of a log: bytes of events, events
-- ARGV[6]…          for each append: the producer, the number of its append, the event, the step (n for none, s starts, c continues, e ends), and for
--                   a step the run, its owner, its lease in ms; for a start the body, too
-- Returns, as one text, the lineage, and a line for each append: the outcome (BackplaneAppendOutcome), a sequence, whether the log had lost its end,
-- and the epoch; or ! and why it failed.
local maxBytes, maxCount = tonumber(ARGV[4]), tonumber(ARGV[5])

local function answer(outcome, sequence)
  return outcome .. ' ' .. sequence .. ' ' .. lost .. ' ' .. epoch
end

local function append(producer, number, event, step, run, owner, lease, body)
  local former = open(producer)
  if former then
    local last, sequence = struct.unpack('>dd', former)
    if last == number then return answer(0, sequence) end
    if last > number then return answer(5, head) end
  end

  local expiry, holder, writtenUnder, knownBody
  if step ~= 'n' then
    expiry, holder, writtenUnder, knownBody = record(redis.call('HGET', runs, run))
    if step == 's' and expiry then return answer(1, head) end
    if not expiry then
      if redis.call('ZSCORE', root .. ':ended', run) then return answer(2, head) end
      if step ~= 's' then return answer(3, head) end
    elseif holder ~= owner then
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
  trim(maxBytes, maxCount)
  refresh(first == head)
  redis.call('HSET', root, 's', state(), producer, struct.pack('>ddd', number, head, now))

  if step == 'c' then
    -- A quarter more than the lease, so that a busy run's record is written now and then, and not for every event.
    if expiry < now + lease or writtenUnder ~= lineage then keep(run, owner, math.ceil(lease * 1.25), knownBody) end
  elseif step == 's' then
    keep(run, owner, math.ceil(lease * 1.25), body)
    enlist(run, lease)
  elseif step == 'e' then
    local ended = root .. ':ended'
    redis.call('HDEL', runs, run)
    redis.call('ZREM', place_in_index(run))
    redis.call('ZADD', ended, now, run)
    redis.call('ZREMRANGEBYRANK', ended, 0, -257)
    redis.call('PEXPIRE', ended, life)
  end

  -- Producers that have been silent for the window are forgotten, now and then.
  if head % 32 == 0 and redis.call('HLEN', root) > 24 then
    local all = redis.call('HGETALL', root)
    for field = 1, #all, 2 do
      if string.sub(all[field], 1, 2) == 'p:' then
        local _, _, at = struct.unpack('>ddd', all[field + 1])
        if now - at >= window then redis.call('HDEL', root, all[field]) end
      end
    end
  end

  redis.call('SPUBLISH', root, epoch .. ' ' .. head .. ' ' .. event)
  return answer(0, head)
end

local answers, at = { lineage }, 6
for place, key in ipairs(KEYS) do
  enter(key, place == 1 and ARGV[3] or ARGV[3] .. '-' .. place)
  local step = ARGV[at + 3]
  local isDone, answered = pcall(append, 'p:' .. ARGV[at], tonumber(ARGV[at + 1]), ARGV[at + 2], step, ARGV[at + 4], ARGV[at + 5], tonumber(ARGV[at + 6] or 0), ARGV[at + 7])
  if not isDone then
    -- What fails for one user is not the others' loss. What a server refuses to everybody is the script's own failure.
    local why = type(answered) == 'table' and answered.err or tostring(answered)
    if #KEYS == 1 or string.find(why, 'READONLY', 1, true) then return redis.error_reply(why) end
    answered = '!' .. string.gsub(why, '%s', ' ')
  end
  answers[place + 1] = answered
  at = at + (step == 'n' and 4 or step == 's' and 8 or 7)
end
return table.concat(answers, '\n')
