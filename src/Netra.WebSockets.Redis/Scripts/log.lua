-- What every script about users' logs begins with. It is atomic: no other command runs meanwhile.
--
-- KEYS     the users' root keys, which are also the channels. A user's other keys, and the index of open runs, have its hash tag, so they
--          are in its slot.
-- ARGV[1]  how long an event is kept, in ms
-- ARGV[2]  how long a log without use is kept, in ms; more than twice ARGV[1]
-- ARGV[3]  an epoch that no log has had
local window, life = tonumber(ARGV[1]), tonumber(ARGV[2])
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)

-- The server's replication id is new after every start of a primary and after every promotion of a replica: exactly when
-- confirmed events may be missing. A log that was written under another one begins a new epoch.
local replication = redis.call('INFO', 'replication')
local _, before = string.find(replication, 'master_replid:', 1, true)
local lineage = string.sub(replication, before + 1, before + 15)

local root, entries, runs, unused
local epoch, head, first, bytes, oldest, latest, refreshed, lost

-- What follows is about this log. The second argument is an epoch that no log has had.
local function enter(key, fresh)
  root, entries, runs, unused, lost = key, key .. ':log', key .. ':runs', fresh, 0
end

-- The index of the open runs of the bucket, and what stands in it for a run of this user.
local function place_in_index(run)
  local tag, name = string.match(root, '^({[^}]*}):(.*)$')
  return tag .. ':runs', name .. '\n' .. run
end

-- Where the log stands, in one field of six numbers: a field of its own for each would cost Redis as much again, and so would text.
local function state()
  return struct.pack('>dddddd', head, first, bytes, oldest, latest, refreshed)
end

local function begin()
  redis.call('DEL', root, entries)
  epoch, head, first, bytes, oldest, latest, refreshed = unused, 0, 1, 0, 0, now, now
  redis.call('HSET', root, 'e', epoch, 'g', lineage, 's', state())
  redis.call('PEXPIRE', root, life)
end

-- Reads where the log stands, and begins it if it is unknown or may have lost its end. Returns the value of one more field.
local function open(field)
  local known = redis.call('HMGET', root, 'e', 'g', 's', field or 'e')
  if known[1] and known[2] == lineage then
    epoch = known[1]
    head, first, bytes, oldest, latest, refreshed = struct.unpack('>dddddd', known[3])
    return known[4]
  end
  if known[1] then lost = 1 end
  begin()
  return false
end

-- Keeps the log alive. Seldom a write: a log that is only read costs no replication. Returns whether the state has to be written.
local function refresh(isNew)
  local isDue = now - refreshed > life / 8
  if isDue then
    redis.call('PEXPIRE', root, life)
    refreshed = now
  end
  if isDue or isNew then redis.call('PEXPIRE', entries, window + math.ceil(life / 8)) end
  return isDue
end

local function save()
  redis.call('HSET', root, 's', state())
end

-- A stream's id is <sequence>-<time in ms>.
local function place(entry)
  local sequence, at = string.match(entry[1], '^(%d+)-(%d+)$')
  return tonumber(sequence), tonumber(at)
end

local function isOver(maxBytes, maxCount)
  return first <= head and (bytes > maxBytes or head - first + 1 > maxCount or oldest + window <= now)
end

-- Drops events from the front that are too old or too many. Returns whether there were any.
local function trim(maxBytes, maxCount)
  if not isOver(maxBytes, maxCount) then return false end
  while isOver(maxBytes, maxCount) do
    local part = redis.call('XRANGE', entries, first .. '-0', '+', 'COUNT', 8)
    if #part == 0 then first = head + 1 end
    for _, entry in ipairs(part) do
      first, oldest = place(entry)
      if not isOver(maxBytes, maxCount) then break end
      bytes = bytes - #entry[2][2]
      first = first + 1
    end
  end
  if first > head then bytes, oldest = 0, 0 end
  redis.call('XTRIM', entries, 'MINID', first)
  return true
end

-- A run's record: when its lease ends, whose it is, under which lineage that was written, and what the library knows of it.
local function record(known)
  if not known then return nil end
  return unpack(cmsgpack.unpack(known))
end

local function keep(run, owner, lease, body)
  redis.call('HSET', runs, run, cmsgpack.pack({ now + lease, owner, lineage, body }))
end

local function enlist(run, lease)
  local index, member = place_in_index(run)
  redis.call('ZADD', index, now + lease, member)
  -- Whoever ends it may come a day later, when all processes were down.
  redis.call('PEXPIRE', runs, 86400000 + lease)
end
