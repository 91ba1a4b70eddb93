-- ARGV[4]  the epoch that is to be forgotten; empty for whichever it is
-- ARGV[5]  why the user is put out; missing if the user is not
-- Returns whether the log was in that epoch.
enter(KEYS[1], ARGV[3])
local known = redis.call('HGET', root, 'e')
if ARGV[4] ~= '' and known ~= ARGV[4] then return 0 end
for _, run in ipairs(redis.call('HKEYS', runs)) do
  redis.call('ZREM', place_in_index(run))
end
redis.call('DEL', runs, root .. ':ended')
begin()
if ARGV[5] then redis.call('HSET', root, 'd', ARGV[5]) end
-- Whoever listens reads, and learns the epoch.
redis.call('SPUBLISH', root, epoch .. ' 0 ')
return known and 1 or 0
