-- What wrk sends and tells: the addresses given, one after the other; then its counts as one line of JSON.
local addresses, last = {}, 0

function init(args)
  for _, address in ipairs(args) do
    if address:sub(1, 2) == "h:" then
      local name, value = address:match("^h:([^=]+)=(.*)$")
      wrk.headers[name] = value
    else
      addresses[#addresses + 1] = address
    end
  end
end

function request()
  last = last % #addresses + 1
  return wrk.format("GET", addresses[last])
end

function done(summary, latency)
  local failed = 0
  for _, count in pairs(summary.errors) do failed = failed + count end
  io.stderr:write(string.format(
    '{"requests": %d, "microseconds": %d, "bytes": %d, "failed": %d, "p50": %d, "p99": %d}\n',
    summary.requests, summary.duration, summary.bytes, failed,
    latency:percentile(50), latency:percentile(99)))
end
