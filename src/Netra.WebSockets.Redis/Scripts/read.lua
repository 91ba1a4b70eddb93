-- ARGV[4], ARGV[5]  the most that is kept of a log: bytes of events, events
-- ARGV[6], ARGV[7]  the epoch and sequence behind which to read; empty and 0 from the oldest event on
-- ARGV[8]           about how many bytes to return
-- Returns the epoch, the head, the lineage, whether the log had lost its end, the sequence of the first event, why the user was put out
-- (empty if the epoch did not begin with that), the events.
enter(KEYS[1], ARGV[3])
local disconnected = open('d')
local isTrimmed = trim(tonumber(ARGV[4]), tonumber(ARGV[5]))
if refresh(false) or isTrimmed then save() end

local after, most, used = 0, tonumber(ARGV[8]), 0
if ARGV[6] == epoch and tonumber(ARGV[7]) <= head then after = tonumber(ARGV[7]) end
local found = { epoch, head, lineage, lost, 0, disconnected or '' }
local from = math.max(after + 1, first)
local isFull = false
while from <= head and not isFull do
  local part = redis.call('XRANGE', entries, from .. '-0', '+', 'COUNT', 32)
  if #part == 0 then break end
  for _, entry in ipairs(part) do
    local event = entry[2][2]
    if used > 0 and used + #event > most then
      isFull = true
      break
    end
    from = place(entry)
    if used == 0 then found[5] = from end
    used = used + #event
    found[#found + 1] = event
    from = from + 1
  end
end
return found
