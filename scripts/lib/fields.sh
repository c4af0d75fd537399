# shellcheck disable=SC2016,SC2034  # the $ belong to templates, and others use what is set here
# Reads fields of rendered objects with kubectl, without a cluster.

# field FILE TEMPLATE: the object is read by kubectl without a cluster
field() {
  KUBECONFIG=/dev/null kubectl annotate --local -f "$1" check=1 -o go-template="$2"
}

readonly container='{{$spec := .spec.template.spec}}{{$container := index .spec.template.spec.containers 0}}'

config_value() {
  documents ConfigMap "$1" >"$scratch/config.yaml"
  field "$scratch/config.yaml" "{{index .data \"$2\"}}"
}

config_files() {
  local key
  documents ConfigMap "$1" >"$scratch/config.yaml"
  for key in $(field "$scratch/config.yaml" '{{range $key, $value := .data}}{{$key}} {{end}}'); do
    field "$scratch/config.yaml" "{{index .data \"$key\"}}" >"$2/$key"
    chmod 0644 "$2/$key"
  done
}
