#!/usr/bin/env bash
# Proves the manifests on a real kube-apiserver with its controllers: admitted, made, stable, removable.
#
#   scripts/check-on-apiserver.sh [KUSTOMIZATION…]      default: k8s, every overlay, every combination of k8s/tests
#
# It starts etcd, kube-apiserver and kube-controller-manager on loopback, with an empty etcd for each kustomization, and
# ends them. The binaries are those in KUBERNETES_BIN; where there are none, it builds KUBERNETES_VERSION (1.33.13) once
# with Go into ~/.cache. Needs kubectl, etcd (Debian's etcd-server), openssl and curl. There is no kubelet: pods are admitted and
# made, and do not run; scripts/check-in-podman.sh runs them.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/messages.sh"
. "$root/scripts/lib/scratch.sh"
. "$root/scripts/lib/manifests.sh"
. "$root/scripts/lib/workloads.sh"
. "$root/scripts/lib/api-server.sh"
. "$root/scripts/lib/admission.sh"
. "$root/scripts/lib/bootstrap.sh"
. "$root/scripts/lib/pretend-kubelet.sh"
. "$root/scripts/lib/operations.sh"

at_end() {
  end_kubelet
  end_cluster
}

# check NAME COMMAND…: a column of the table
check() {
  local name=$1
  shift
  if "$@"; then
    row="$row  $name"
  else
    row="$row  $name: FAILED"
    failed=$((failed + 1))
  fi
}

prove() {
  local from=$SECONDS made
  choose_network "$1"
  render
  row=
  start_cluster
  define_foreign_kinds
  check restricted namespaces_are_restricted
  check dry-run applies_without_warning --dry-run=server
  kubectl delete namespace ethereum monitoring --wait=true >/dev/null
  check apply applies_without_warning
  check pods makers_have_pods
  made=$(pods_there)
  check stable second_apply_changes_nothing
  prove_bootstrap
  check host-port host_port_is_refused "$(kubectl get pods -n ethereum -l app.kubernetes.io/name=peer-monitor -o name | sed -n '1s,.*/,,p')"
  check keeps-volumes removal_keeps_volumes
  check removed removal_leaves_nothing
  end_cluster
  printf '%-48s %3s objects %2s pods %3s s %s\n' "${1#"$root"/}" "$(objects | wc -l | tr -d ' ')" "$made" $((SECONDS - from)) "$row"
}

# deploy-all.sh, check-status.sh, rotate-jwt.sh and cleanup.sh as an operator calls them, once
prove_scripts() {
  local from=$SECONDS
  choose_network "$root/k8s"
  render
  row=
  start_cluster
  check deploy-all,check-status,rotate-jwt,cleanup scripts_operate
  end_cluster
  printf '%-60s %3s s %s\n' "the operator's scripts" $((SECONDS - from)) "$row"
}

# counts all, because a grep that ends at the first leaves awk with a broken pipe
has_job() {
  [ "$(objects | grep -c "^job.batch $1 $2-")" != 0 ]
}

# a kustomization that brings its own secret has no such Job
prove_bootstrap() {
  if has_job ethereum jwt-bootstrap; then
    check jwt account_makes_only jwt-bootstrap- jwt-bootstrap ethereum jwt-secret
  fi
  if has_job ethereum devnet-genesis; then
    check genesis account_makes_only_genesis
  fi
  if has_job monitoring grafana-admin-bootstrap; then
    check password account_makes_only grafana-admin-bootstrap- grafana-admin-bootstrap monitoring grafana-admin
  fi
}

# but for those that a StatefulSet owns, as in a devnet
removal_keeps_volumes() {
  local volumes
  volumes=$(kubectl get persistentvolumeclaims -A -o go-template='{{range .items}}{{if not .metadata.ownerReferences
}}persistentvolumeclaim/{{.metadata.name}}{{"\n"}}{{end}}{{end}}' | sort)
  "$root/scripts/cleanup.sh" --network "$overlay" --yes >"$scratch/cleanup" 2>&1 || complain "$(cat "$scratch/cleanup")" || return
  await 30 "the volumes that go are gone" volumes_are "$volumes" || complain "These volumes were to stay: $volumes"
}

volumes_are() {
  [ "$(kubectl get persistentvolumeclaims -A -o name | sort)" = "$1" ]
}

removal_leaves_nothing() {
  "$root/scripts/cleanup.sh" --network "$overlay" --volumes --yes >"$scratch/cleanup" 2>&1 || complain "$(cat "$scratch/cleanup")" || return
  nothing_of_ours_is_left
}

image='' failed=0
case "${1:-}" in
  --help | -h) usage && exit ;;
esac
need_binaries
if [ $# = 0 ]; then
  prove_scripts
  set -- "$root"/k8s "$root"/k8s/overlays/* "$root"/k8s/tests/*
fi
for kustomization in "$@"; do
  prove "$kustomization"
done
[ "$failed" = 0 ] || stop "$failed checks failed."
say "All checks passed in $SECONDS s."
