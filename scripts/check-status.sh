#!/usr/bin/env bash
# Shows on one screen how the stack is: pods, sync of both clients, peers, pairing, disk, alerts.
#
#   scripts/check-status.sh
#
# It ends with 0 when all is well or the nodes merely sync, and with 1 when something is broken; the last lines say
# what. It changes nothing. It needs kubectl and curl, and the rights to list pods, to forward ports and to exec (df).
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/messages.sh"
. "$root/scripts/lib/scratch.sh"
. "$root/scripts/lib/manifests.sh"
. "$root/scripts/lib/prerequisites.sh"
. "$root/scripts/lib/workloads.sh"
. "$root/scripts/lib/forward.sh"
. "$root/scripts/lib/nodes.sh"
. "$root/scripts/lib/health.sh"

case "${1:-}" in
  '') ;;
  --help | -h) usage && exit ;;
  *) misused "There is no option $1." ;;
esac

need_kubectl
need_cluster
command -v curl >/dev/null || stop "curl was not found: install it."
look || stop "The pods of $context cannot be read."
[ -s "$scratch/workloads" ] || stop "Nothing of ours is deployed on $context: scripts/deploy-all.sh does that."

show_pods
show_nodes
show_checkpoint
show_disks
show_alerts
conclude
