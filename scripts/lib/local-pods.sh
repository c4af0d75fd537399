# Runs the containers of rendered StatefulSets as processes on 127.0.0.1: the same words, with folders in place of
# volumes, ports of this machine in place of the cluster's names, and the few flags that keep a process on loopback.

# seconds until what ended is started again
readonly restart_after=${RESTART_AFTER:-10}
readonly programs="geth beacon-chain validator prysmctl"

# from the PATH, or from where GETH_BIN and the like say; remembers what flags each knows
find_programs() {
  local name variable found
  declare -gA program_of=()
  for name in $programs; do
    variable=$(printf '%s_BIN' "$name" | tr 'a-z-' 'A-Z_')
    found=${!variable:-$(command -v "$name" || true)}
    [ -n "$found" ] || stop "$name was not found: put it on the PATH, or set $variable. How Prysm's programs are built" \
      "is in k8s/overlays/devnet/README.md."
    [ -x "$found" ] || stop "$found, which $variable names, cannot be run."
    program_of[$name]=$found
    "$found" --help >"$scratch/$name.help" 2>&1 || true
  done
}

# the name of what an image starts
program_in_image() {
  local name
  for name in $programs; do
    case "$1" in
      */"$name":*) echo "$name" && return ;;
    esac
  done
  [[ $1 == ethereum/client-go:* ]] || stop "There is no program here for the image $1."
  echo geth
}

# describes each container of these StatefulSets in a file of its own, in the order in which they start
read_sets() {
  local set
  sets=("$@")
  for set in "$@"; do
    mkdir -p "$scratch/$set"
    documents StatefulSet "$set" >"$scratch/$set.yaml"
    [ -s "$scratch/$set.yaml" ] || stop "The manifests in $overlay have no StatefulSet $set."
    replicas[$set]=$(field "$scratch/$set.yaml" '{{.spec.replicas}}')
    field "$scratch/$set.yaml" "$volumes_template" | grep . >"$scratch/$set/volumes"
    field "$scratch/$set.yaml" "$containers_template" | grep . \
      | awk -v folder="$scratch/$set" '/^image\|/ { file = folder "/container-" ++count } { print >file }'
  done
}
declare -A replicas=()

# shellcheck disable=SC2016  # the $ belong to the templates
readonly volumes_template='{{range .spec.template.spec.volumes}}{{.name}}|{{if .configMap}}configmap|{{.configMap.name}}{{else if .secret
}}secret|{{.secret.secretName}}{{else}}empty|{{end}}{{"\n"}}{{end}}'
# shellcheck disable=SC2016
readonly one_container='image|{{.image}}{{"\n"}}{{range .command}}command|{{.}}{{"\n"}}{{end}}{{range .args}}arg|{{.}}{{"\n"}}{{end
}}{{range .env}}env|{{.name}}|{{if not .valueFrom}}literal|{{.value}}{{else if .valueFrom.fieldRef}}field|{{.valueFrom.fieldRef.fieldPath
}}{{else}}configmap|{{.valueFrom.configMapKeyRef.name}}/{{.valueFrom.configMapKeyRef.key}}{{end}}{{"\n"}}{{end
}}{{range .ports}}port|{{.containerPort}}{{"\n"}}{{end}}{{range .volumeMounts}}mount|{{.mountPath}}|{{.name}}{{"\n"}}{{end}}'
readonly containers_template="{{range .spec.template.spec.initContainers}}$one_container{{end}}{{range .spec.template.spec.containers}}$one_container{{end}}"

# local_port PORT ORDINAL: the port of this machine that stands for a pod's, never one that Linux gives to others
local_port() {
  echo $(($1 + ($1 < 20000 ? 10000 : -10000) + 10 * $2))
}

# names and ports of the cluster in a text, as addresses of this machine
translate_addresses() {
  local text=${1//0.0.0.0/127.0.0.1}
  while [[ $text =~ /dns4/[a-z-]+-([0-9]+)\.[a-z-]+-headless/tcp/([0-9]+) ]]; do
    text=${text//"${BASH_REMATCH[0]}"//ip4/127.0.0.1/tcp/$(local_port "${BASH_REMATCH[2]}" "${BASH_REMATCH[1]}")}
  done
  while [[ $text =~ [a-z-]+-([0-9]+)\.[a-z-]+-headless:([0-9]+) ]]; do
    text=${text//"${BASH_REMATCH[0]}"/127.0.0.1:$(local_port "${BASH_REMATCH[2]}" "${BASH_REMATCH[1]}")}
  done
  printf '%s' "$text"
}

# the content of every ConfigMap that is mounted, in $scratch/files
read_files() {
  local name file
  sed -n 's/^[^|]*|configmap|//p' "$scratch"/*/volumes | sort -u >"$scratch/mounted"
  while read -r name; do
    mkdir -p "$scratch/files/$name"
    # the Job makes this one
    [ "$name" != devnet-genesis ] || continue
    config_files "$name" "$scratch/files/$name"
    for file in "$scratch/files/$name"/*.{toml,yaml}; do
      [ -f "$file" ] || continue
      translate_addresses "$(cat "$file")" >"$file.local"
      mv "$file.local" "$file"
    done
  done <"$scratch/mounted"
}

# the values that variables take from ConfigMaps, in $scratch/settings
read_settings() {
  local name
  sed -n 's/^env|[^|]*|configmap|\(.*\)\/.*/\1/p' "$scratch"/*/container-* | sort -u >"$scratch/referred"
  while read -r name; do
    mkdir -p "$scratch/settings/$name"
    config_files "$name" "$scratch/settings/$name"
  done <"$scratch/referred"
}

# what the Job would make, by its own script and settings; what takes it is no API server
make_genesis() {
  local key value files
  documents Job devnet-genesis >"$scratch/job.yaml"
  # shellcheck disable=SC2016  # the $ belong to the templates
  files=$(field "$scratch/job.yaml" "$container"'{{range $spec.volumes}}{{if .configMap}}{{.configMap.name}}{{end}}{{end}}')
  mkdir -p "$scratch/job" "$scratch/account" "$scratch/stand-in" "$1"
  config_files "$files" "$scratch/job"
  echo ethereum >"$scratch/account/namespace"
  : >"$scratch/account/token"
  printf '#!/bin/sh\ncat >"%s"\nprintf 201\n' "$scratch/posted" >"$scratch/stand-in/curl"
  chmod +x "$scratch/stand-in/curl"
  # shellcheck disable=SC2016
  field "$scratch/job.yaml" "$container"'{{range $container.env}}{{.name}}={{.value}}{{"\n"}}{{end}}' | grep . >"$scratch/job.env"
  [ -z "$delay" ] || echo "GENESIS_DELAY=$delay" >>"$scratch/job.env"
  # shellcheck disable=SC2046  # numbers, one word each
  env $(cat "$scratch/job.env") PATH="$scratch/stand-in:$PATH" ACCOUNT="$scratch/account" \
    sh "$scratch/job/create-genesis.sh" devnet-genesis >/dev/null
  grep -o '"[a-z-]*":"[0-9a-f]*"' "$scratch/posted" | tr -d '"' >"$scratch/parameters"
  while IFS=: read -r key value; do
    printf '%s' "$value" >"$1/$key"
  done <"$scratch/parameters"
}

# how the monitor is told of the nodes
describe_nodes() {
  local ordinal
  printf 'peer-monitor:\n  nodes:\n'
  for ((ordinal = 0; ordinal < replicas[geth]; ordinal++)); do
    printf '    geth-%s:\n      url: ws://127.0.0.1:%s\n      peer-limit: %s\n      consensus-url: http://127.0.0.1:%s\n' \
      "$ordinal" "$(local_port 8546 "$ordinal")" "$(cat "$scratch"/settings/geth-settings-*/max-peers)" "$(local_port 3500 "$ordinal")"
  done
}

start_pods() {
  local set ordinal
  for set in "${sets[@]}"; do
    for ((ordinal = 0; ordinal < replicas[$set]; ordinal++)); do
      run_pod "$set" "$ordinal" &
      pods+=("$!")
    done
  done
}
pods=()

end_pods() {
  [ "${#pods[@]}" -gt 0 ] || return 0
  say "ending ${#pods[@]} pods"
  kill "${pods[@]}" 2>/dev/null || true
  wait "${pods[@]}" 2>/dev/null || true
}

# its containers one after the other, and all of them again when the last one ends
run_pod() {
  local set=$1 ordinal=$2 pod=$1-$2 home=$directory/$1-$2 child='' file
  trap 'end_child; exit 0' TERM
  trap '' INT
  make_volumes
  while :; do
    for file in "$scratch/$set"/container-*; do
      run_container "$file" || break
    done
    say "$pod has ended, and starts again in $restart_after s. Its last words are in $home/log:"
    tail -n 2 "$home/log" | cut -c 1-200 | sed 's/^/  /'
    sleep "$restart_after" &
    child=$!
    wait "$child" || true
  done
}

end_child() {
  [ -n "$child" ] || return 0
  kill "$child" 2>/dev/null || true
  wait "$child" 2>/dev/null || true
}

# the volumes of a pod: folders of its own, and links to what is the same for all
make_volumes() {
  local volume kind source
  mkdir -p "$home/data"
  while IFS='|' read -r volume kind source; do
    case "$kind:$source" in
      configmap:devnet-genesis) ln -sfn "$directory/parameters" "$home/$volume" ;;
      configmap:*) ln -sfn "$scratch/files/$source" "$home/$volume" ;;
      secret:jwt-secret) mkdir -p "$home/$volume" && cp "$directory/jwt.hex" "$home/$volume/jwt.hex" ;;
      empty:) mkdir -p "$home/$volume" ;;
      *) stop "There is nothing here for the volume $volume of $set." ;;
    esac
  done <"$scratch/$set/volumes"
}

run_container() {
  local file=$1 word status=0 program
  local -a words=() run=() environment=()
  program=$(program_in_image "$(sed -n 's/^image|//p' "$file")")
  read_environment
  mapfile -t words < <(sed -n -E 's/^(command|arg)\|//p' "$file")
  for word in "${words[@]}"; do
    knows "$program" "$word" || continue
    run+=("$(translate_word "$word")")
  done
  if ! grep -q '^command|' "$file"; then
    run=("${program_of[$program]}" "${run[@]}")
  fi
  # the main container listens
  if grep -q '^port|' "$file"; then
    mapfile -t words < <(loopback_flags "$program")
    run+=("${words[@]}")
  fi
  printf '%s %s\n' "$(date +%T)" "${run[*]}" >>"$home/log"
  env "${environment[@]}" "${run[@]}" >>"$home/log" 2>&1 &
  child=$!
  echo "$child" >"$home/pid"
  wait "$child" || status=$?
  child=''
  return "$status"
}

# the variables of the manifest, and those by which derive-genesis.sh is told where its folders are
read_environment() {
  local name kind value
  environment=("PRYSMCTL=${program_of[prysmctl]}" "PARAMETERS=$home/parameters" "GENESIS=$home/genesis"
    "TEMPLATE=$home/genesis-scripts/genesis.json")
  while IFS='|' read -r _ name kind value; do
    case "$kind:$value" in
      literal:*) ;;
      field:metadata.name) value=$pod ;;
      field:metadata.namespace) value=ethereum ;;
      field:*pod-index*) value=$ordinal ;;
      configmap:*) value=$(cat "$scratch/settings/${value%%/*}/${value#*/}") ;;
    esac
    environment+=("$name=$value")
  done < <(grep '^env|' "$file")
}

# a release older than the pinned one may not know a flag
knows() {
  local flag=${2%%=*}
  [[ $flag == --* ]] || return 0
  grep -q -E -- "$flag([^a-z.-]|\$)" "$scratch/$1.help" && return
  [ -e "$scratch/told.$1$flag" ] || say "$1 here does not know $flag: left out"
  : >"$scratch/told.$1$flag"
  return 1
}

# a word of a container as it is here: variables, then names, ports and folders
translate_word() {
  local word=$1 name port path volume
  for name in "${environment[@]}"; do
    word=${word//"\$(${name%%=*})"/${name#*=}}
  done
  word=$(translate_addresses "$word")
  if [[ $word =~ port=([0-9]+)$ ]]; then
    port=${BASH_REMATCH[1]}
    word=${word%"$port"}$(local_port "$port" "$ordinal")
  fi
  while IFS='|' read -r _ path volume; do
    case "$word" in
      "$path" | "$path"/*) word=$home/$volume${word#"$path"} && break ;;
      *="$path" | *="$path"/*) word=${word%%=*}=$home/$volume${word#*="$path"} && break ;;
    esac
  done < <(grep '^mount|' "$file")
  printf '%s' "$word"
}

# ports that have no flag in the manifests, because each pod has an address of its own, and nobody but 127.0.0.1
loopback_flags() {
  case "$1" in
    geth) echo --netrestrict=127.0.0.0/8 ;;
    beacon-chain)
      printf '%s\n' --p2p-local-ip=127.0.0.1 --p2p-host-ip=127.0.0.1 "--p2p-tcp-port=$(local_port 13000 "$ordinal")" \
        "--p2p-quic-port=$(local_port 13000 "$ordinal")" "--p2p-udp-port=$(local_port 12000 "$ordinal")" \
        "--rpc-port=$(local_port 4000 "$ordinal")"
      ;;
  esac
}
