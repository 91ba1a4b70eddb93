-- ARGV[4], ARGV[5], ARGV[6]  a process, how many connections it has of the user, and how long they count, in ms
-- Returns the epoch, the head, the lineage, whether the log had lost its end, how many connections all processes have.
enter(KEYS[1], ARGV[3])
open()
if refresh(false) then save() end
local present = root .. ':present'
local count, lease = tonumber(ARGV[5]), tonumber(ARGV[6])
if count > 0 then
  redis.call('HSET', present, ARGV[4], now + lease .. ':' .. count)
  redis.call('PEXPIRE', present, 2 * lease)
else
  redis.call('HDEL', present, ARGV[4])
end

local total = 0
local all = redis.call('HGETALL', present)
for field = 1, #all, 2 do
  local expiry, connections = string.match(all[field + 1], '^(%d+):(%d+)$')
  if tonumber(expiry) > now then
    total = total + tonumber(connections)
  else
    redis.call('HDEL', present, all[field])
  end
end
return { epoch, head, lineage, lost, total }
