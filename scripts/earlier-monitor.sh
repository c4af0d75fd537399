#!/usr/bin/env bash
# Starts what scripts/benchmark.sh built in another checkout of this project, as the other monitor of the benchmark:
# before beside after, in the same minutes.
#
#   git worktree add ../before COMMIT && (cd ../before && scripts/benchmark.sh --quick --sizes 1x50)
#   scripts/benchmark.sh --against "scripts/earlier-monitor.sh ../before" --against-metrics /actuator/prometheus
#
# A relative folder is seen from the root of this checkout. Needs NODE_URLS, PORT and INTERVAL_SECONDS, which the benchmark gives, and a JDK 25 as JAVA_HOME.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/lib/messages.sh
. scripts/lib/image-layout.sh

[ $# = 1 ] || misused "Give the folder of the other checkout."
[ -f "$1/peer-monitor/target/benchmark/peer-monitor.aot" ] || stop "Nothing is built in $1 yet: run scripts/benchmark.sh --quick --sizes 1x50 there."
[ -n "${NODE_URLS:-}" ] || misused "This is started by scripts/benchmark.sh --against."
need_jdk_25

# by its whole path, as it was when the AOT cache was made
use_image "$(cd "$1/peer-monitor/target/benchmark" && pwd)"
settings=("--server.port=$PORT" "--peer-monitor.polling.interval=$(awk "BEGIN { print int($INTERVAL_SECONDS * 1000 + 0.5) }")ms"
  --peer-monitor.limits.max-peers=20000 --peer-monitor.limits.max-response-size=32MB)
IFS=, read -r -a urls <<<"$NODE_URLS"
for number in "${!urls[@]}"; do
  settings+=("--peer-monitor.nodes.node-$number.url=${urls[number]}")
done
exec "$java" "@$app/jvm.options" "${cached[@]}" -jar "$app/peer-monitor.jar" "${settings[@]}"
