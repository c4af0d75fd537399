#!/bin/sh
# Ready means: the newest block is fresh. eth_syncing cannot tell, it is false before the first sync.
# Settings: RPC_URL, MAX_BLOCK_AGE (seconds).
set -eu

url=${RPC_URL:-http://127.0.0.1:8545}
limit=${MAX_BLOCK_AGE:-180}

answer=$(wget -q -T 4 -O - --header 'Content-Type: application/json' \
  --post-data '{"jsonrpc":"2.0","id":1,"method":"eth_getBlockByNumber","params":["latest",false]}' \
  "$url") || {
  echo "not ready: $url does not answer"
  exit 1
}
timestamp=$(printf '%s\n' "$answer" | sed -n 's/.*"timestamp":"0x\([0-9a-f]\{1,15\}\)".*/\1/p')
[ -n "$timestamp" ] || {
  echo "not ready: $url gives no block"
  exit 1
}
age=$(($(date +%s) - 0x$timestamp))
[ "$age" -lt "$limit" ] || {
  echo "not ready: the newest block is $age s old, fresh is below $limit s"
  exit 1
}
echo "ready: the newest block is $age s old"
