#!/bin/sh
# What each line expects stands beside it; the script ends with 1 at the first that comes otherwise.
set -eu

url=${NAMUNA_URL:-http://localhost:8000}
key=${NAMUNA_KEY:-my-secret-key-123}
session=$key~example-curl

# expect STATUS PATH BODY CURL-OPTIONS...
expect() {
  wanted=$1 path=$2 body=$3
  shift 3
  got=$(curl -s -o /dev/null -w '%{http_code}' "$url$path" -H 'Content-Type: application/json' -d "$body" "$@")
  echo "$got $path $body"
  [ "$got" = "$wanted" ] || { echo "expected $wanted" >&2; exit 1; }
}

# Anew, and for this session only.
expect 200 /__admin/reset '{}' -H "X-API-Key: $session"

expect 200 /pan-to-gst '{"pan_number":"ABCDE1234F"}' -H "X-API-Key: $key"

# A failure by a header, and by an identifier that is magic.
expect 500 /pan-to-gst '{"pan_number":"ABCDE1234F"}' -H "X-API-Key: $key" -H 'X-Mock-Fault: 108'
expect 404 /pan-to-gst '{"pan_number":"ERROR0103X"}' -H "X-API-Key: $key"

# A rule for the next call of this session; other callers do not see it.
expect 201 /__admin/rules '{"fault":"503;times=1","match":{"service":"pan-to-gst"}}' -H "X-API-Key: $session"
expect 200 /pan-to-gst '{"pan_number":"ABCDE1234F"}' -H "X-API-Key: $key"
expect 503 /pan-to-gst '{"pan_number":"ABCDE1234F"}' -H "X-API-Key: $session"
expect 200 /pan-to-gst '{"pan_number":"ABCDE1234F"}' -H "X-API-Key: $session"

# A vendor: https://api.karza.in/v2/pan becomes this.
expect 200 /karza/v2/pan '{"consent":"Y","pan":"AAACM0000Z"}' -H "x-karza-key: $key"
