#!/usr/bin/env bash
# Deploys Geth, Prysm, the monitor, Prometheus, Alertmanager and Grafana, and waits until they run.
#
#   scripts/deploy-all.sh [--network mainnet|sepolia|hoodi|devnet] [--image IMAGE] [--timeout 10m] [--dry-run] [--yes]
#
#   --network   the chain to follow, mainnet unless told, or devnet, which makes one; or the path of a kustomization of
#               your own
#   --image     where the cluster finds the monitor's image, for example registry.example.org/peer-monitor:0.1.0
#   --timeout   how long to wait for the pods, for example 90s, 10m or 1h
#   --dry-run   checks everything, says what would change, and changes nothing
#   --yes       asks nothing
#
# It can be run again at any time: it changes only what differs. It ends with 0 while the nodes still sync,
# which takes hours to days, with 1 when something stands in the way, and with 2 when it was called wrongly.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/messages.sh"
. "$root/scripts/lib/scratch.sh"
. "$root/scripts/lib/manifests.sh"
. "$root/scripts/lib/prerequisites.sh"
. "$root/scripts/lib/workloads.sh"
. "$root/scripts/lib/forward.sh"
. "$root/scripts/lib/nodes.sh"
. "$root/scripts/lib/images.sh"
. "$root/scripts/lib/waiting.sh"

yes=no dry_run=no image='' timeout=600
choose_network mainnet
while [ $# -gt 0 ]; do
  case "$1" in
    --network) choose_network "${2:-}" && shift 2 ;;
    --image) choose_image "${2:-}" && shift 2 ;;
    --timeout) choose_timeout "${2:-}" && shift 2 ;;
    --dry-run) dry_run=yes && shift ;;
    --yes | -y) yes=yes && shift ;;
    --help | -h) usage && exit ;;
    *) misused "There is no option $1." ;;
  esac
done

need_kubectl
need_cluster
need_storage_class
render
need_permissions
need_same_network

if [ "$dry_run" = yes ]; then
  say "On $context this would be applied for $network; nothing is changed:"
  preview
  exit
fi

confirm "Deploy $network to $context?"
apply
forget_missing_images
wait_for_pods
say
show_nodes
[ ! -s "$scratch/troubles" ] || sed 's/^/  not yet: /' "$scratch/troubles"
say
show_what_to_open
