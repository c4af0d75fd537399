#!/usr/bin/env bash
# Measures the service as it is shipped (the layout, JVM options and AOT cache of the image) against a fleet of load
# nodes on loopback, and prints one table in Markdown: CPU, lag, latencies, memory, start.
#
#   scripts/benchmark.sh [--sizes 1x50,3x50] [--runs N] [--warm N] [--seconds N] [--churn SHARE] [--transport http|ws] [--quick]
#                        [--against COMMAND [--against-metrics PATH]] [--jvm-options FILE] [--as-built]
#   scripts/benchmark.sh --core
#
#   --sizes       nodes x peers; default 1x50,3x50,50x50,200x50,1x1000,1x10000
#   --runs        of each size, default 3: the table has their median and how far they lie apart
#   --seconds     how long CPU and lag are measured, default 40; a run of one size takes about two minutes
#   --warm        how long the service runs before it is measured, default 20: after 60 fewer methods are interpreted
#   --churn       which share of the peers is another at the next poll, default 0.01
#   --transport   of the polls, default http; changes are always pushed over WebSocket
#   --quick       a few seconds for each size: shows that it works, and measures nothing
#   --against     measures another monitor in turn and gives the ratios. Any command: it finds NODE_URLS (with commas),
#                 PORT and INTERVAL_SECONDS in its environment, polls admin_peers and serves its metrics at
#                 --against-metrics, default /metrics
#   --jvm-options in place of those of the image; only its heap and compiler may differ, and the AOT cache is made anew
#   --as-built    takes what the last run of this script built
#   --core        measures parsing, fold and exposition alone, by JMH; takes three minutes
#
# Needs Maven, Linux and a JDK 25 as JAVA_HOME. Everything shares the machine: give it two idle cores and nothing else.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/lib/messages.sh
. scripts/lib/scratch.sh
. scripts/lib/image-layout.sh

sizes=1x50,3x50,50x50,200x50,1x1000,1x10000
words=()
jvm_options=
as_built=no
core=no

value_of() { # OPTION PATTERN MEANING VALUE
  [[ ${4:-} =~ ^$2$ ]] || misused "$1 needs $3, not \"${4:-}\"."
}

readonly whole='[1-9][0-9]{0,5}'
readonly size=${whole}x$whole
while [ $# -gt 0 ]; do
  case "$1" in
    --sizes)
      value_of "$1" "$size(,$size)*" "nodes x peers such as 3x50,1x1000" "${2:-}"
      sizes=$2
      shift
      ;;
    --runs)
      value_of "$1" "$whole" "a number of runs" "${2:-}"
      words+=("runs=$2")
      shift
      ;;
    --seconds)
      value_of "$1" "$whole" "a number of seconds" "${2:-}"
      words+=("seconds=$2")
      shift
      ;;
    --warm)
      value_of "$1" "$whole" "a number of seconds" "${2:-}"
      words+=("warm=$2")
      shift
      ;;
    --churn)
      value_of "$1" '0(\.[0-9]+)?|1' "a share from 0 to 1" "${2:-}"
      words+=("churn=$2")
      shift
      ;;
    --transport)
      value_of "$1" 'http|ws' "http or ws" "${2:-}"
      words+=("transport=$2")
      shift
      ;;
    --against)
      value_of "$1" '.+' "the command line of another monitor" "${2:-}"
      words+=("against=$2")
      shift
      ;;
    --against-metrics)
      value_of "$1" '/.*' "a path such as /metrics" "${2:-}"
      words+=("against-metrics=$2")
      shift
      ;;
    --jvm-options)
      [ -f "${2:-}" ] || misused "$1 needs a file of JVM options, and \"${2:-}\" is none."
      jvm_options=$2
      shift
      ;;
    --quick) words+=(runs=1 warm=1 seconds=3 reading=1 events=2) ;;
    --as-built) as_built=yes ;;
    --core) core=yes ;;
    --help | -h) usage && exit ;;
    *) misused "There is no option $1." ;;
  esac
  shift
done

measure_core() {
  local classpath=$scratch/classpath
  mvn -B -q -pl peer-monitor test-compile dependency:build-classpath "-Dmdep.outputFile=$classpath" </dev/null
  "$java" -cp "peer-monitor/target/classes:peer-monitor/target/test-classes:$(cat "$classpath")" \
    org.openjdk.jmh.Main CoreBenchmark -prof gc
}

need_jdk_25
if [ "$core" = yes ]; then
  measure_core
  exit
fi
classes=$PWD/peer-monitor/target/test-classes
target=$PWD/peer-monitor/target/benchmark
if [ "$as_built" = no ]; then
  lay_out_image "$target"
else
  use_image "$target"
  [ -f "$app/peer-monitor.aot" ] || stop "Nothing is built yet: leave out --as-built."
fi
if [ -n "$jvm_options" ]; then
  cp "$jvm_options" "$app/jvm.options"
  rehearse 10 "-XX:AOTCacheOutput=$app/peer-monitor.aot" -Dpeer-monitor.polling.interval=1s >/dev/null
fi
say "$(date -u +%Y-%m-%d), $(git rev-parse --short HEAD 2>/dev/null || echo 'no commit'): scripts/benchmark.sh --sizes $sizes ${words[*]-}"
"$java" -cp "$classes" peer-monitor/src/benchmark/Start.java io.peermonitor.benchmark.Benchmark "sizes=$sizes" ${words[@]+"${words[@]}"} \
  -- "$java" "@$app/jvm.options" "${cached[@]}" -jar "$app/peer-monitor.jar"
