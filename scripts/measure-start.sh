#!/usr/bin/env bash
# Measures how fast the service starts and how much memory it takes, in the layout and with the JVM
# options and the AOT cache of the image (see the Dockerfile), against three nodes of 50 peers.
#
#   scripts/measure-start.sh [RUNS]      default 5; takes about 2 minutes
#
# Needs Maven and a JDK 25 as JAVA_HOME. Nodes and reader share the machine with the service, so give
# it two idle cores: the CPU time tells whether it had them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/lib/messages.sh
. scripts/lib/scratch.sh
. scripts/lib/image-layout.sh

runs=${1:-5}

median() { # of column $1 of the runs
    sort -n -k "$1,$1" "$app/runs" | awk -v column="$1" \
        '{ value[NR] = $column } END { print (value[int((NR + 1) / 2)] + value[int(NR / 2) + 1]) / 2 }'
}

need_jdk_25
lay_out_image "$PWD/peer-monitor/target/measure-start"

echo "Java $("$java" -version 2>&1 | sed -n '2s/.*build \(.*\))/\1/p'), $(nproc) cores," \
    "$(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1), load before: $(cut -d' ' -f1 /proc/loadavg)"
for ((run = 1; run <= runs; run++)); do
    rehearse 1 "${cached[@]}" | tee -a "$app/runs" |
        awk -v run="$run" '{ print "run " run ": first good poll after " $1 " ms, " $2 " ms of CPU; in the metrics after " $3 " ms" }'
done
echo "median of $runs: first good poll after $(median 1) ms, $(median 2) ms of CPU; in the metrics after $(median 3) ms"
rehearse 60 "${cached[@]}" |
    awk '{ printf "after 60 s: %.0f MiB resident; SIGTERM ended it in %d ms\n", $4 / 1024, $5 }'
