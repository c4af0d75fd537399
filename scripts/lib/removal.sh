# Finds and removes what is ours: our label, and a kind that our manifests have.

readonly with_volumes='app.kubernetes.io/name in (geth, prysm-beacon, prometheus, alertmanager, grafana)'
readonly makers="statefulset.apps deployment.apps cronjob.batch job.batch"

# lines of namespace and kind/name, in the order of their removal
find_ours() {
  local kind namespace
  ours=$scratch/ours kept=$scratch/kept
  : >"$ours"
  : >"$kept"
  : >"$scratch/owned"
  for kind in $makers; do
    for namespace in $namespaces; do
      list "$kind" "$namespace" "$label" >>"$ours"
    done
  done
  while read -r kind namespace; do
    case " $makers namespace " in
      *" $kind "*) ;;
      *) list "$kind" "$namespace" "$label" >>"$ours" ;;
    esac
  done <<<"$(objects | cut -d' ' -f1,2 | sort -u)"
  for namespace in $namespaces; do
    # the bootstrap Jobs made these, so no manifest lists them
    list secret "$namespace" "$label" >>"$ours"
    list persistentvolumeclaim "$namespace" "$with_volumes" >>"$kept"
    list_owned_claims "$namespace" >>"$scratch/owned"
  done
  cat "$scratch/owned" >>"$ours"
  grep -vxFf "$scratch/owned" "$kept" >"$kept.unowned" || true
  mv "$kept.unowned" "$kept"
  [ "$volumes" = no ] || cat "$kept" >>"$ours"
}

# those that their StatefulSet takes with it, as in a devnet
list_owned_claims() {
  kubectl get -o go-template='{{range .items}}{{if .metadata.ownerReferences}}{{.metadata.name}}{{"\n"}}{{end}}{{end}}' \
    persistentvolumeclaim -n "$1" -l "$with_volumes" --request-timeout=20s >"$scratch/list" || stop "The volumes in $1 cannot be listed."
  sed "s#^#$1 persistentvolumeclaim/#" "$scratch/list"
}

# a kind that the cluster does not know, because an operator's CRD is gone, has no objects either
list() {
  local kind=$1 namespace=$2 selector=$3 scope=
  [ "$namespace" = - ] || scope="-n $namespace"
  # shellcheck disable=SC2086  # two words or none
  kubectl get "$kind" $scope -l "$selector" --ignore-not-found --request-timeout=20s -o name >"$scratch/list" 2>"$scratch/error" \
    || grep -q "doesn't have a resource type" "$scratch/error" || stop "$(cat "$scratch/error")"
  sed "s#^#$namespace #" "$scratch/list"
}

explain_volumes() {
  [ -s "$kept" ] && [ "$volumes" = no ] || return 0
  say "These volumes stay, for the next deployment of the same network; --volumes deletes them too:"
  sed 's/^/  /' "$kept"
}

# the pods of the makers end first: until then NetworkPolicies and quotas stay
remove_ours() {
  local are_makers=' (statefulset|deployment|cronjob|job)\.'
  grep -E "$are_makers" "$ours" >"$scratch/makers" || true
  grep -vE "$are_makers" "$ours" >"$scratch/others" || true
  remove "$scratch/makers"
  wait_for_pods_to_end
  remove "$scratch/others"
}

# one call for each namespace
remove() {
  local namespace scope listed
  for namespace in $namespaces -; do
    scope=
    [ "$namespace" = - ] || scope="-n $namespace"
    listed=$(awk -v namespace="$namespace" '$1 == namespace { print $2 }' "$1" | tr '\n' ' ')
    [ -n "$listed" ] || continue
    # shellcheck disable=SC2086  # several words, or none
    kubectl delete $scope $listed --ignore-not-found --timeout=60s || stop "Not everything could be deleted. Run this again."
  done
}

wait_for_pods_to_end() {
  local namespace
  say "waiting until the clients have closed their databases, at most 6 minutes"
  for namespace in $namespaces; do
    [ -n "$(kubectl get pods -n "$namespace" -l "$label" --request-timeout=20s -o name)" ] || continue
    kubectl wait --for=delete pod -n "$namespace" -l "$label" --timeout=360s >/dev/null \
      || stop "Some pods in $namespace do not end: kubectl get pods -n $namespace. Run this again afterwards."
  done
}

# a namespace that holds anything, ours or another's, stays
remove_empty_namespaces() {
  local namespace left
  for namespace in $namespaces; do
    [ "$(kubectl get namespace "$namespace" --ignore-not-found --request-timeout=20s \
      -o jsonpath='{.metadata.labels.app\.kubernetes\.io/part-of}')" = peer-monitor ] || continue
    if ! contents "$namespace" >"$scratch/left"; then
      say "The namespace $namespace stays, because nobody can tell what it holds."
      continue
    fi
    left=$(not_made_by_cluster "$scratch/left")
    if [ -n "$left" ]; then
      say "The namespace $namespace stays, because it holds: $(printf '%s' "$left" | tr '\n' ' ')"
    else
      kubectl delete namespace "$namespace" --ignore-not-found --timeout=120s \
        || stop "The namespace $namespace is not gone yet: kubectl get namespace $namespace -o yaml says what holds it."
    fi
  done
}

contents() {
  local kinds
  kinds=$(kubectl api-resources --namespaced --verbs=list,delete -o name) || return
  kinds=$(printf '%s\n' "$kinds" | grep -Ev '^(events|leases|endpoints|endpointslices)(\.|$)' | tr '\n' ',')
  kubectl get "${kinds%,}" -n "$1" --ignore-not-found -o name
}

not_made_by_cluster() {
  grep -Ev '^(serviceaccount/default|configmap/(kube-root-ca.crt|istio-ca-root-cert|openshift-service-ca.crt))$' "$1" || true
}
