#!/usr/bin/env bash
# Replaces the secret that Geth and Prysm share, and restarts both.
#
#   scripts/rotate-jwt.sh [--network mainnet|sepolia|hoodi|devnet] [--timeout 10m] [--yes]
#
#   --network   what is deployed, mainnet unless told; or the path of a kustomization of your own
#   --timeout   how long to wait until Prysm reaches its Geth again
#   --yes       asks nothing
#
# Both clients stop before the old Secret goes: a node's kubelet keeps an immutable Secret for as long as any pod there
# uses its name, so clients restarted one after the other would be given the old one again. The new secret is made in
# the cluster and is never seen here. Where something fails half-way, the clients are started again and the last line
# says what to do; running this again is always safe.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/messages.sh"
. "$root/scripts/lib/scratch.sh"
. "$root/scripts/lib/manifests.sh"
. "$root/scripts/lib/prerequisites.sh"
. "$root/scripts/lib/workloads.sh"
. "$root/scripts/lib/forward.sh"
. "$root/scripts/lib/waiting.sh"
. "$root/scripts/lib/rotation.sh"

yes=no image='' timeout=600
choose_network mainnet
while [ $# -gt 0 ]; do
  case "$1" in
    --network) choose_network "${2:-}" && shift 2 ;;
    --timeout) choose_timeout "${2:-}" && shift 2 ;;
    --yes | -y) yes=yes && shift ;;
    --help | -h) usage && exit ;;
    *) misused "There is no option $1." ;;
  esac
done

need_kubectl
need_cluster
command -v curl >/dev/null || stop "curl was not found: install it."
render
find_job
need_no_difference

confirm "Stop Geth and Prysm on $context, and start them with a new JWT?"
stop_clients
delete_secret
make_secret
start_clients
wait_for_pairs
say "Every Prysm reaches its Geth with the new JWT."
