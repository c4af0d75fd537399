# What a real API server says to our manifests. Each check says why it fails, and returns 1.

complain() {
  printf '  %s\n' "$*" >&2
  return 1
}

# the definitions that components need, as stand-ins that take any content
define_foreign_kinds() {
  local version kind group plural
  awk '/^apiVersion: / { version = $2 } /^kind: / && version ~ /\.(com|io)\// && version !~ /\.k8s\.io\// { print version, $2 }' \
    "$manifests" | sort -u | while read -r version kind; do
    group=${version%/*}
    plural=$(printf '%ss' "$kind" | tr '[:upper:]' '[:lower:]')
    kubectl apply -f - >/dev/null <<DEFINITION
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: $plural.$group}
spec:
  group: $group
  scope: Namespaced
  names: {kind: $kind, plural: $plural}
  versions:
    - name: ${version#*/}
      served: true
      storage: true
      schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
DEFINITION
    kubectl wait --for=condition=Established "crd/$plural.$group" --timeout=20s >/dev/null
  done
}

namespaces_are_restricted() {
  local namespace mode
  documents Namespace '' | kubectl apply --server-side -f - >/dev/null
  for namespace in $namespaces; do
    for mode in enforce audit warn; do
      [ "$(kubectl get namespace "$namespace" -o jsonpath="{.metadata.labels.pod-security\\.kubernetes\\.io/$mode}")" = restricted ] \
        || complain "The namespace $namespace does not $mode restricted." || return
    done
  done
}

# a warning is what the server would only tell: deprecated fields, Pod Security, duplicate keys
# shellcheck disable=SC2120  # its arguments come by way of check
applies_without_warning() {
  kubectl apply --server-side "$@" -f "$manifests" >"$scratch/applied" 2>"$scratch/warnings" \
    || complain "$(cat "$scratch/warnings")" || return
  [ ! -s "$scratch/warnings" ] || complain "$(cat "$scratch/warnings")"
}

# StatefulSets, Deployments and Jobs, and a Job of each CronJob
makers_have_pods() {
  local kind namespace name
  objects | awk '$1 == "cronjob.batch" { print $2, $3 }' | while read -r namespace name; do
    kubectl create job -n "$namespace" --from="cronjob/$name" "$name-check" >/dev/null
  done
  await 60 "every StatefulSet, Deployment and Job has its pods" no_pod_is_missing && return
  missing_pods >&2
  kubectl get events -A --field-selector type=Warning -o custom-columns=:.involvedObject.name,:.message >&2
  return 1
}

no_pod_is_missing() {
  [ -z "$(missing_pods)" ]
}

missing_pods() {
  kubectl get statefulsets,deployments -A -o go-template='{{range .items}}{{if ne (printf "%v" .spec.replicas) (printf "%v" .status.replicas)
}}{{.metadata.name}}{{"\n"}}{{end}}{{end}}'
  kubectl get jobs -A -o go-template='{{range .items}}{{if not .status.active}}{{if not .status.succeeded}}{{.metadata.name}}{{"\n"}}{{end}}{{end}}{{end}}'
}

pods_there() {
  kubectl get pods -A -o name | wc -l | tr -d ' '
}

second_apply_changes_nothing() {
  await 60 "the controllers have settled" versions_rest
  versions >"$scratch/before"
  # shellcheck disable=SC2119
  applies_without_warning || return
  versions >"$scratch/after"
  diff "$scratch/before" "$scratch/after" >&2 || complain "A second apply changed these."
}

versions() {
  kubectl get -f "$manifests" -o go-template='{{range .items}}{{.kind}} {{.metadata.name}} {{.metadata.resourceVersion}}{{"\n"}}{{end}}'
}

versions_rest() {
  versions >"$scratch/one"
  sleep 2
  versions >"$scratch/two"
  cmp -s "$scratch/one" "$scratch/two"
}

# the same pod is admitted without a hostPort and refused with one
host_port_is_refused() {
  local pod=$scratch/pod.yaml
  kubectl get pod -n ethereum "$1" -o yaml | sed -e '/^status:/,$d' -e '/^  uid:/d' -e '/resourceVersion:/d' \
    -e '/^  ownerReferences:/,/^  [a-z]*:/{/^  ownerReferences:/d;/^  - /d;/^    /d;}' -e 's/^  name: .*/  name: copy/' >"$pod"
  kubectl create --dry-run=server -f "$pod" >/dev/null 2>"$scratch/error" || complain "$(cat "$scratch/error")" || return
  awk '{ print } /- containerPort:/ && !done { sub(/- containerPort/, "  hostPort"); print; done = 1 }' "$pod" >"$pod.port"
  if kubectl create --dry-run=server -f "$pod.port" >/dev/null 2>"$scratch/error"; then
    complain "A pod with a hostPort was admitted." || return
  fi
  grep -q 'violates PodSecurity.*hostPort' "$scratch/error" || complain "$(cat "$scratch/error")"
}

nothing_of_ours_is_left() {
  local kinds
  kinds=$(kubectl api-resources --verbs=list -o name | grep -v '^events' | tr '\n' ',')
  await 60 "nothing of ours is left" none_with_our_label "${kinds%,}" \
    || complain "$(kubectl get "${kinds%,}" -A -l "$label" -o name 2>/dev/null)" || return
  await 60 "the namespaces are gone" no_namespace || complain "A namespace is left."
}

none_with_our_label() {
  [ -z "$(kubectl get "$1" -A -l "$label" --ignore-not-found -o name)" ]
}

no_namespace() {
  # shellcheck disable=SC2086  # several words
  [ -z "$(kubectl get namespace $namespaces --ignore-not-found -o name)" ]
}
