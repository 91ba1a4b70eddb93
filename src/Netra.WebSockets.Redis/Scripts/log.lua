-- What every script about a user's log begins with. It is atomic: no other command runs meanwhile.
--
-- KEYS[1]  the user's root key, which is also the channel. The user's other keys, and the index of open runs, have its hash
--          tag, so they are in its slot.
-- ARGV[1]  how long an event is kept, in ms
-- ARGV[2]  how long a log without use is kept, in ms; more than twice ARGV[1]
-- ARGV[3]  an epoch that no log has had
local root = KEYS[1]
local entries, runs, ended = root .. ':log', root .. ':runs', root .. ':ended'
local tag, name = string.match(root, '^({[^}]*}):(.*)$')
local index = tag .. ':runs'
local window, life = tonumber(ARGV[1]), tonumber(ARGV[2])
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)

-- The server's replication id is new after every start of a primary and after every promotion of a replica: exactly when
-- confirmed events may be missing. A log that was written under another one begins a new epoch.
local lineage = string.sub(string.match(redis.call('INFO', 'replication'), 'master_replid:(%x+)'), 1, 15)

local epoch, head, first, bytes, oldest, latest, refreshed
local lost = 0

-- Where the log stands, in one field: a field of its own for each number costs Redis as much again.
local function state()
  return string.format('%.0f %.0f %.0f %.0f %.0f %.0f', head, first, bytes, oldest, latest, refreshed)
end

local function begin()
  redis.call('DEL', root, entries)
  epoch, head, first, bytes, oldest, latest, refreshed = ARGV[3], 0, 1, 0, 0, now, now
  redis.call('HSET', root, 'e', epoch, 'g', lineage, 's', state())
  redis.call('PEXPIRE', root, life)
end

-- Reads where the log stands, and begins it if it is unknown or may have lost its end. Returns the value of one more field.
local function open(field)
  local known = redis.call('HMGET', root, 'e', 'g', 's', field or 'e')
  if known[1] and known[2] == lineage then
    epoch = known[1]
    head, first, bytes, oldest, latest, refreshed = string.match(known[3], '^(%d+) (%d+) (%d+) (%d+) (%d+) (%d+)$')
    head, first, bytes, oldest, latest, refreshed = tonumber(head), tonumber(first), tonumber(bytes), tonumber(oldest), tonumber(latest), tonumber(refreshed)
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
  local before = first
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
  if first == before then return false end
  redis.call('XTRIM', entries, 'MINID', first)
  return true
end

-- A run's record: when its lease ends, whose it is, under which lineage that was written, and what the library knows of it.
local function record(known)
  if not known then return nil end
  local expiry, owner, writtenUnder, body = unpack(cmsgpack.unpack(known))
  return { expiry = expiry, owner = owner, lineage = writtenUnder, body = body }
end

local function keep(run, owner, lease, body)
  redis.call('HSET', runs, run, cmsgpack.pack({ now + lease, owner, lineage, body }))
end

local function enlist(run, lease)
  redis.call('ZADD', index, now + lease, name .. '\n' .. run)
  -- Whoever ends it may come a day later, when all processes were down.
  redis.call('PEXPIRE', runs, 86400000 + lease)
end
