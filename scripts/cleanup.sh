#!/usr/bin/env bash
# Removes the stack, and nothing else: what carries our label, of the kinds that the manifests have.
#
#   scripts/cleanup.sh [--network mainnet|sepolia|hoodi|devnet] [--volumes] [--dry-run] [--yes]
#
#   --network   what was deployed, mainnet unless told; or the path of a kustomization of your own
#   --volumes   delete the volumes too, and with them the chain (a sync from nothing takes hours to days); those of a
#               devnet go in any case, the next one is another chain
#   --dry-run   only say what would be deleted
#   --yes       asks nothing
#
# The clients get their five minutes to close their databases. A namespace goes only when nothing is left in it.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/messages.sh"
. "$root/scripts/lib/scratch.sh"
. "$root/scripts/lib/manifests.sh"
. "$root/scripts/lib/prerequisites.sh"
. "$root/scripts/lib/workloads.sh"
. "$root/scripts/lib/removal.sh"

yes=no dry_run=no volumes=no image=''
choose_network mainnet
while [ $# -gt 0 ]; do
  case "$1" in
    --network) choose_network "${2:-}" && shift 2 ;;
    --volumes) volumes=yes && shift ;;
    --dry-run) dry_run=yes && shift ;;
    --yes | -y) yes=yes && shift ;;
    --help | -h) usage && exit ;;
    *) misused "There is no option $1." ;;
  esac
done

need_kubectl
need_cluster
render
find_ours
if [ ! -s "$ours" ]; then
  say "Nothing of ours is on $context."
  exit
fi

say "On $context this will be deleted:"
sed 's/^/  /' "$ours"
explain_volumes
[ "$dry_run" = no ] || exit 0
confirm "Delete all this?"
remove_ours
remove_empty_namespaces
say "Done."
