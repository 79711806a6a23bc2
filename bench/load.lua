-- Asks the addresses of a file one after the other, from a given one on. A line is an address, or an
-- address, a tab and the validator that the browser has.
local addresses, validators = {}, {}
for line in io.lines(os.getenv("BENCH_ADDRESSES")) do
  local address, validator = line:match("^([^\t]+)\t?(.*)$")
  addresses[#addresses + 1] = address
  validators[#validators + 1] = validator
end
local n = tonumber(os.getenv("BENCH_FROM"))

request = function()
  local at = n % #addresses + 1
  n = n + 1
  local headers = { ["Accept-Encoding"] = "gzip" }
  if validators[at] ~= "" then headers["If-None-Match"] = validators[at] end
  return wrk.format("GET", addresses[at], headers)
end

done = function(summary, latency, requests)
  local wrong = summary.errors.connect + summary.errors.read + summary.errors.write
    + summary.errors.status + summary.errors.timeout
  io.write(string.format("\nBENCH %d %d %d %.3f %.3f\n", summary.requests, summary.duration, wrong,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
