-- KEYS[1]  an index of open runs: members <user's name>\n<run>, scored by when the lease ended as of the start or the last look
-- ARGV[1]  how many to return at most
-- Returns the bodies of the runs whose lease has expired.
--
-- A record that was written under another lineage may be of a run whose end was lost: to end it a second time would be wrong. Its owner
-- has one lease from now to renew it; after that it is forgotten. The gap has been announced.
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local lineage = string.sub(string.match(redis.call('INFO', 'replication'), 'master_replid:(%x+)'), 1, 15)
local tag = string.match(KEYS[1], '^{[^}]*}')
local found = {}
for _, member in ipairs(redis.call('ZRANGE', KEYS[1], '-inf', now, 'BYSCORE', 'LIMIT', 0, ARGV[1])) do
  local name, run = string.match(member, '^([^\n]*)\n(.*)$')
  local runs = tag .. ':' .. name .. ':runs'
  local known = redis.call('HGET', runs, run)
  if not known then
    redis.call('ZREM', KEYS[1], member)
  else
    local expiry, owner, writtenUnder, body, isDoubtful = unpack(cmsgpack.unpack(known))
    if expiry > now then
      redis.call('ZADD', KEYS[1], expiry, member)
    elseif writtenUnder ~= lineage then
      expiry = now + cjson.decode(body).lease_ms
      redis.call('HSET', runs, run, cmsgpack.pack({ expiry, owner, lineage, body, true }))
      redis.call('ZADD', KEYS[1], expiry, member)
    elseif isDoubtful then
      redis.call('HDEL', runs, run)
      redis.call('ZREM', KEYS[1], member)
    else
      found[#found + 1] = body
    end
  end
end
return found
