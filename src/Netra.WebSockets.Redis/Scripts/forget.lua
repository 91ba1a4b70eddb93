-- ARGV[4]  the epoch that is to be forgotten; empty for whichever it is
-- Returns whether the log was in that epoch.
local known = redis.call('HGET', root, 'e')
if ARGV[4] ~= '' and known ~= ARGV[4] then return 0 end
for _, run in ipairs(redis.call('HKEYS', runs)) do
  redis.call('ZREM', index, name .. '\n' .. run)
end
redis.call('DEL', runs, ended)
begin()
-- Whoever listens reads, and learns the epoch.
redis.call('SPUBLISH', root, epoch .. ' 0 ')
return known and 1 or 0
