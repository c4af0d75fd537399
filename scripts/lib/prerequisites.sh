# What has to be there before anything is changed. Each failure is one sentence that says what to do.

readonly least_minor=30

need_kubectl() {
  command -v kubectl >/dev/null || stop "kubectl was not found: install kubectl 1.$least_minor or newer."
  local kustomize
  kustomize=$(kubectl version --client 2>/dev/null | sed -n 's/^Kustomize Version: v\([0-9]*\).*/\1/p')
  [ "${kustomize:-0}" -ge 5 ] || stop "This kubectl is too old to render the manifests: install kubectl 1.$least_minor or newer."
}

need_cluster() {
  local answer minor
  context=$(kubectl config current-context 2>/dev/null) || context="the cluster this pod runs in"
  answer=$(kubectl version --request-timeout=15s 2>&1) || stop "No cluster answers at $context:" \
    "$(printf '%s\n' "$answer" | tail -n 1) Start it, or choose another with kubectl config use-context."
  minor=$(printf '%s\n' "$answer" | sed -n 's/^Server Version: v1\.\([0-9]*\).*/\1/p')
  [ "${minor:-0}" -ge "$least_minor" ] || stop "$context runs Kubernetes 1.${minor:-?}: the manifests need 1.$least_minor" \
    "or newer, because they limit the bootstrap Jobs by a ValidatingAdmissionPolicy."
}

need_storage_class() {
  local classes
  classes=$(kubectl get storageclass -o jsonpath='{range .items[*]}{.metadata.name}={.metadata.annotations.storageclass\.kubernetes\.io/is-default-class}{"\n"}{end}') \
    || stop "The storage classes of $context could not be read."
  printf '%s\n' "$classes" | grep -q '=true$' || stop "$context has no default StorageClass, so no volume would be made:" \
    "mark one with kubectl annotate storageclass <name> storageclass.kubernetes.io/is-default-class=true." \
    "There is: $(printf '%s' "${classes:-none}" | sed 's/=.*//' | tr '\n' ' ')"
}

# asks for each kind that is rendered, in its namespace; an administrator is asked once
need_permissions() {
  local kind namespace verb missing=
  kubectl auth can-i '*' '*' --all-namespaces >/dev/null 2>&1 && return
  while read -r kind namespace; do
    for verb in create patch; do
      if ! may "$verb" "$kind" "$namespace"; then
        missing="$missing $verb $kind${namespace:+ in $namespace},"
      fi
    done
  done <<<"$(objects | cut -d' ' -f1,2 | sed 's/ -$//' | sort -u)"
  [ -z "$missing" ] || stop "You may not do this on $context:${missing%,}. Ask an administrator of the cluster for these rights."
}

may() {
  if [ -z "$3" ]; then
    kubectl auth can-i "$1" "$2" >/dev/null 2>&1
  else
    kubectl auth can-i "$1" "$2" -n "$3" >/dev/null 2>&1
  fi
}

# a chain cannot be changed under the data of another, and what holds the data cannot be changed either
need_same_network() {
  local wanted there
  wanted=$(documents StatefulSet prysm-beacon | network_flag)
  there=$(kubectl get statefulset prysm-beacon -n ethereum --ignore-not-found --request-timeout=20s \
    -o jsonpath='{range .spec.template.spec.containers[*].args[*]}{"- "}{@}{"\n"}{end}' 2>/dev/null | network_flag) || there=
  [ -z "$there" ] || [ -z "$wanted" ] || [ "$there" = "$wanted" ] || stop "$context already follows $there: remove it first, with its" \
    "volumes, by scripts/cleanup.sh --network $there --volumes, or use another cluster for $network."
}

network_flag() {
  sed -n -E -e 's/^ *- --(mainnet|sepolia|hoodi)$/\1/p' -e 's/^ *- --chain-config-file=.*/devnet/p' | head -n 1
}
