-- KEYS[1]  an index of open runs: members <user's name>\n<run>, scored by when the lease ended as of the start or the last look
-- ARGV[1]  how many to return at most
-- Returns pairs: the run's body, and whether the record was written under another lineage.
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local lineage = string.sub(string.match(redis.call('INFO', 'replication'), 'master_replid:(%x+)'), 1, 15)
local tag = string.match(KEYS[1], '^{[^}]*}')
local found = {}
for _, member in ipairs(redis.call('ZRANGE', KEYS[1], '-inf', now, 'BYSCORE', 'LIMIT', 0, ARGV[1])) do
  local name, run = string.match(member, '^([^\n]*)\n(.*)$')
  local known = redis.call('HGET', tag .. ':' .. name .. ':runs', run)
  if not known then
    redis.call('ZREM', KEYS[1], member)
  else
    local expiry, owner, writtenUnder, body = unpack(cmsgpack.unpack(known))
    if expiry > now then
      redis.call('ZADD', KEYS[1], expiry, member)
    else
      found[#found + 1] = body
      found[#found + 1] = writtenUnder == lineage and 0 or 1
    end
  end
end
return found
