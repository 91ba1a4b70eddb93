-- ARGV[4]   whether a run that is neither open nor ended is recorded as open: 1 or 0; not after the user was put out
-- ARGV[5]…  for each run: the run, who claims it, the lease in ms, the body
-- Returns which of them the claimer holds now, as places in the list from 0 on.
enter(KEYS[1], ARGV[3])
local disconnected = open('d')
local adopts = ARGV[4] == '1' and not disconnected
if refresh(false) then save() end
local held = {}
for at = 5, #ARGV, 4 do
  local run, owner, lease, body = ARGV[at], ARGV[at + 1], tonumber(ARGV[at + 2]), ARGV[at + 3]
  local expiry, holder = record(redis.call('HGET', runs, run))
  local isHeld
  if expiry then
    isHeld = holder == owner or expiry <= now
  else
    isHeld = adopts and not redis.call('ZSCORE', root .. ':ended', run)
  end
  if isHeld then
    keep(run, owner, lease, body)
    enlist(run, lease)
    held[#held + 1] = (at - 5) / 4
  end
end
return held
