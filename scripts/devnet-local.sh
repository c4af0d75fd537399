#!/usr/bin/env bash
# Runs the devnet without Kubernetes: the command lines of k8s/overlays/devnet as processes on 127.0.0.1.
#
#   scripts/devnet-local.sh [--dir DIR] [--fresh] [--delay SECONDS]
#
#   --dir     where the chain is kept, for the next run; without it the chain goes with this run
#   --fresh   begin another chain, as a new devnet in a cluster would
#   --delay   seconds until the first block, those of the manifests unless told
#
# It needs kubectl, and geth, beacon-chain, validator and prysmctl on the PATH or in GETH_BIN, BEACON_CHAIN_BIN, VALIDATOR_BIN
# and PRYSMCTL_BIN. Whatever ends is started again after some seconds, as a cluster would do; Ctrl-C or SIGTERM ends all.
# Nothing is dialled but 127.0.0.1.
set -euo pipefail
umask 077

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/messages.sh"
. "$root/scripts/lib/scratch.sh"
. "$root/scripts/lib/manifests.sh"
. "$root/scripts/lib/fields.sh"
. "$root/scripts/lib/local-pods.sh"

at_end() {
  end_pods
}

image='' directory='' fresh=no delay=''
while [ $# -gt 0 ]; do
  case "$1" in
    --dir)
      [ -n "${2:-}" ] || misused "--dir needs a folder."
      directory=$2 && shift 2
      ;;
    --fresh) fresh=yes && shift ;;
    --delay)
      [[ ${2:-} =~ ^[0-9]+$ ]] || misused "--delay needs a number of seconds."
      delay=$2 && shift 2
      ;;
    --help | -h) usage && exit ;;
    *) misused "There is no option $1." ;;
  esac
done
command -v kubectl >/dev/null || stop "kubectl was not found: install it, it renders the manifests."
find_programs
directory=${directory:-$scratch/devnet}
mkdir -p "$directory"
directory=$(cd "$directory" && pwd)

choose_network devnet
render
read_sets geth prysm-beacon validator
read_files
read_settings
[ "$fresh" = no ] || rm -rf "$directory/parameters"
[ -f "$directory/parameters/genesis-time" ] || make_genesis "$directory/parameters"
[ -f "$directory/jwt.hex" ] || head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \n' >"$directory/jwt.hex"
describe_nodes >"$directory/nodes.yaml"
trap 'exit 143' TERM
trap 'exit 130' INT
start_pods
say "The chain in $directory begins in $(($(cat "$directory/parameters/genesis-time") - $(date +%s))) s." \
  "The logs are $directory/<pod>/log, the monitor watches with"
say "  java -jar peer-monitor/target/peer-monitor-*.jar --spring.config.additional-location=file:$directory/nodes.yaml"
wait
