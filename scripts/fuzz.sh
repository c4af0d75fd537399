#!/usr/bin/env bash
# Fuzzes with Jazzer what a node may send, from its bytes to the console, JSON, CSV, text and metrics.
#
#   scripts/fuzz.sh [--keep] [MINUTES]    default 10, shared by the targets
#
# --keep adds to the corpus what reached something new; every build replays the corpus (CorpusTests).
# A finding always goes there, so that the build fails until it is fixed. Needs Maven and a JDK 25.
set -euo pipefail
cd "$(dirname "$0")/.."

keep=false
if [ "${1:-}" = --keep ]; then
  keep=true
  shift
fi
minutes=${1:-10}
case $minutes in
  '' | *[!0-9]* | 0) echo "MINUTES is '$minutes': give a whole number of 1 or more." >&2 && exit 2 ;;
esac

corpus=$PWD/peer-monitor/src/test/resources/io/peermonitor/fuzz
work=$PWD/peer-monitor/target/fuzz
targets=("$corpus"/*Fuzz)

# of target $1, with option $2, folder to write to $3 and folder to read from $4
jazzer() {
  mvn -B -q -Pfuzz -pl peer-monitor toolchains:select-jdk-toolchain@install-JDK-25-if-this-fails exec:exec@fuzz \
    -Dfuzz.target="$1" -Dfuzz.option="$2" -Dfuzz.found="$3" -Dfuzz.corpus="$4" -Dfuzz.findings="$work/findings/$1" \
    </dev/null
}

mvn -B -q -Pfuzz -pl peer-monitor test-compile </dev/null
rm -rf "$work/findings"
found=0
for folder in "${targets[@]}"; do
  target=${folder##*/}
  mkdir -p "$work/$target" "$work/findings/$target"
  echo "== $target: $((minutes * 60 / ${#targets[@]})) s"
  log=$work/$target.log
  if jazzer "$target" "-max_total_time=$((minutes * 60 / ${#targets[@]}))" "$work/$target" "$folder" >"$log" 2>&1; then
    grep -E '^(stat::number_of_executed_units|Done)' "$log"
    echo "No finding; $(find "$work/$target" -type f | wc -l) inputs reached something new."
  elif [ -n "$(find "$work/findings/$target" -name 'crash-*' -o -name 'timeout-*' -o -name 'oom-*')" ]; then
    found=1
    grep -A 12 '== Java Exception' "$log" >&2 || tail -n 20 "$log" >&2
    find "$work/findings/$target" \( -name 'crash-*' -o -name 'timeout-*' -o -name 'oom-*' \) -exec cp {} "$folder/" \;
    echo "A finding: it is in $folder now. Run CorpusTests, fix it, and commit both." >&2
  else
    tail -n 20 "$log" >&2
    echo "Jazzer did not run: see above." >&2
    exit 1
  fi
  if "$keep"; then
    jazzer "$target" -merge=1 "$folder" "$work/$target" >>"$log" 2>&1
    echo "The corpus of $target has $(find "$folder" -type f | wc -l) inputs now."
  fi
done
exit "$found"
