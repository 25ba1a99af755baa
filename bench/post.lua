-- Arguments after `--`: method, body, then headers as `Name: value`. wrk's own figures lack p99.9 and are not for machines.
function init(args)
  wrk.method = args[1]
  wrk.body = args[2]
  for i = 3, #args do
    local name, value = args[i]:match("^([^:]+): (.*)$")
    wrk.headers[name] = value
  end
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\nRESULT {"requests":%d,"microseconds":%d,"p50":%d,"p99":%d,"p999":%d,"e_status":%d,"e_socket":%d,"e_timeout":%d}\n',
    summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), latency:percentile(99.9),
    errors.status, errors.connect + errors.read + errors.write, errors.timeout))
end
