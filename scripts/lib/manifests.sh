# Renders a network's manifests once and answers from them which objects they are.

# shellcheck disable=SC2034  # others look by it
readonly label=app.kubernetes.io/part-of=peer-monitor

# "mainnet" is k8s/overlays/mainnet; a path is a kustomization of the operator's own
choose_network() {
  case "$1" in
    */*) overlay=$1 ;;
    *) overlay=$root/k8s/overlays/$1 ;;
  esac
  [ -f "$overlay/kustomization.yaml" ] || misused "There is no network \"$1\": choose one of $(networks), or give" \
    "the path of a kustomization of your own, with a slash in it."
  # shellcheck disable=SC2034  # others say it
  network=$1
}

networks() {
  local name names=
  for name in "$root"/k8s/overlays/*/kustomization.yaml; do
    name=${name%/kustomization.yaml}
    names="$names, ${name##*/}"
  done
  printf '%s' "${names#, }"
}

# renders into the file $manifests, with --image in place of the monitor's own
render() {
  manifests=$scratch/manifests.yaml
  kubectl kustomize "$overlay" >"$manifests" || stop "The manifests in $overlay could not be rendered."
  [ -n "$image" ] || return 0
  # a rendered text needs no kustomization of its own to change one name
  sed -E "s#^( *(- )?image:) peer-monitor:.*#\\1 $image#" "$manifests" >"$manifests.image"
  grep -qF "image: $image" "$manifests.image" || stop "The manifests in $overlay have no image peer-monitor."
  mv "$manifests.image" "$manifests"
}

choose_image() {
  image=$1
  printf '%s' "$image" | grep -Eq '^[A-Za-z0-9][A-Za-z0-9._/:@-]*$' || misused "\"$image\" is not the name of an image."
}

# one line for each rendered object: kind.group namespace name, with - for no namespace
objects() {
  awk '
    function flush() { if (kind != "") print tolower(kind) group, (namespace == "" ? "-" : namespace), name }
    /^---/ { flush(); kind = group = namespace = name = ""; next }
    /^apiVersion: / { group = ""; if (split($2, part, "/") == 2) group = "." part[1] }
    /^kind: / { kind = $2 }
    /^[a-zA-Z]/ { inside = ($1 == "metadata:") }
    inside && /^  name: / { name = $2 }
    inside && /^  namespace: / { namespace = $2 }
    END { flush() }' "$manifests"
}

# prints the rendered documents whose kind is $1 and whose name begins with $2
documents() {
  awk -v kind="$1" -v prefix="$2" '
    function flush() { if (is_kind && is_named) printf "---\n%s", text }
    /^---/ { flush(); text = ""; is_kind = is_named = 0; next }
    { text = text $0 "\n" }
    $0 == "kind: " kind { is_kind = 1 }
    /^[a-zA-Z]/ { inside = ($1 == "metadata:") }
    inside && index($0, "  name: " prefix) == 1 { is_named = 1 }
    END { flush() }' "$manifests"
}
