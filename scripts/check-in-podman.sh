#!/usr/bin/env bash
# Runs the rendered pods of Geth and of the monitor for real, with podman: as their user, on a read-only root, without
# capabilities, with the rendered arguments, variables, mounts and memory limit, each in a network of its own.
#
#   scripts/check-in-podman.sh [KUSTOMIZATION]      default: k8s
#
# It needs root, podman, buildah, runc, busybox, wget, curl, openssl, kubectl, a JDK 25 as JAVA_HOME, Geth as GETH_BIN
# (where .ci/run puts it unless told), and Maven with what an earlier `mvn verify` downloaded. No image is pulled:
# stand-ins of what this machine has get the names of the true ones, so it proves our settings, not the content of
# foreign images. Each container ends with the script.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/messages.sh"
. "$root/scripts/lib/scratch.sh"
. "$root/scripts/lib/manifests.sh"
. "$root/scripts/lib/stand-ins.sh"
. "$root/scripts/lib/fields.sh"
. "$root/scripts/lib/rendered-pod.sh"

at_end() {
  local name
  for name in ${started[@]+"${started[@]}"}; do
    podman rm -f -t 1 "$name" >/dev/null 2>&1 || true
  done
}

# milliseconds
now() {
  date +%s%3N
}

start() {
  local name=$1 file=$2
  local -a command words
  from=$(now)
  mapfile -t words < <(words_of "$file" args)
  mapfile -t command < <(words_of "$file" command)
  # a command stands in place of the image's entry point
  if [ "${#command[@]}" -gt 0 ]; then
    run+=(--entrypoint "${command[0]}")
    words=("${command[@]:1}" ${words[@]+"${words[@]}"})
  fi
  podman run -d --name "$name" "${run[@]}" "docker.io/${image_of[$name]}" ${words[@]+"${words[@]}"} >/dev/null
  started+=("$name")
  pid=$(podman inspect "$name" --format '{{.State.Pid}}')
}

# a probe as the kubelet sends it, from inside the pod: NAME FILE PROBE
probe() {
  local name=$1 file=$2 port
  local -a words
  read -ra words <<<"$(probe_of "$file" "$3")"
  [ "${words[0]}" = exec ] || port=$(port_number "$file" "${words[1]}")
  case "${words[0]}" in
    exec) podman exec "$name" "${words[@]:1}" >"$scratch/probe" 2>&1 ;;
    http)
      nsenter -t "$pid" -n curl -sS -f -m 10 -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port${words[2]}" >"$scratch/probe" 2>&1
      ;;
    tcp)
      nsenter -t "$pid" -n bash -c ": </dev/tcp/127.0.0.1/$port" >"$scratch/probe" 2>&1 && echo open >"$scratch/probe"
      ;;
  esac
}

wait_for_start() {
  local name=$1 file=$2 until=$((SECONDS + 120))
  until probe "$name" "$file" startupProbe; do
    [ "$SECONDS" -lt "$until" ] || fail "$name did not start: $(podman logs --tail 5 "$name" 2>&1)"
    sleep 0.1
  done
  say "$name: startupProbe answers after $(($(now) - from)) ms"
}

fail() {
  stop "FAILED $*"
}

check_confinement() {
  local status=/proc/$pid/status
  grep -q '^CapEff:.*0000000000000000' "$status" || fail "$1 has capabilities."
  grep -q '^NoNewPrivs:.*1' "$status" || fail "$1 may gain privileges."
  grep -q '^Seccomp:.*2' "$status" || fail "$1 runs without seccomp."
  if podman exec "$1" sh -c ': >/forbidden' 2>/dev/null; then
    fail "The root of $1 is writable."
  fi
  say "$1: uid $(awk '/^Uid:/ { print $2 }' "$status"), gid $(awk '/^Gid:/ { print $2 }' "$status"), no capability, no new" \
    "privileges, seccomp, root read-only, $(awk '/^VmRSS:/ { printf "%d", $2 / 1024 }' "$status") MiB resident of" \
    "$(($(podman inspect "$1" --format '{{.HostConfig.Memory}}') / 1048576)) MiB"
}

check_probe() {
  local name=$1 file=$2 probe=$3 expected=$4 answer=yes
  probe "$name" "$file" "$probe" || answer=no
  say "$name: $probe $(probe_of "$file" "$probe") answers $answer: $(tail -n 1 "$scratch/probe")"
  [ "$answer" = "$expected" ] || fail "$name: $probe should have answered $expected."
}

# SIGTERM, as the kubelet sends it, and never SIGKILL
check_stop() {
  local code took
  from=$(now)
  podman stop -t "$grace" "$1" >/dev/null
  took=$(($(now) - from))
  code=$(podman inspect "$1" --format '{{.State.ExitCode}}')
  [ "$code" = 0 ] || [ "$code" = 143 ] || fail "$1 ended with $code."
  say "$1: SIGTERM ended it in $took ms with $code, of $grace s of grace"
}

run_geth() {
  local file=$scratch/geth.yaml
  local -a words
  documents StatefulSet geth >"$file"
  translate "$file" geth-0
  image_of[geth-0]=$image_name
  stand_in_geth "$geth" "$image_name"
  start geth-0 "$file"
  wait_for_start geth-0 "$file"
  check_confinement geth-0
  check_probe geth-0 "$file" livenessProbe yes
  # a database that has only the genesis block is no node to send anybody to
  check_probe geth-0 "$file" readinessProbe no
  read -ra words <<<"$(probe_of "$file" readinessProbe)"
  podman exec -e MAX_BLOCK_AGE=9999999999 geth-0 "${words[@]:1}" >"$scratch/probe" 2>&1 \
    || fail "geth-0: the readiness script does not accept a fresh block: $(cat "$scratch/probe")"
  say "geth-0: readinessProbe with any age allowed: $(tail -n 1 "$scratch/probe")"
  check_endpoints
  check_stop geth-0
}

# what is open to whom, by what each port answers
check_endpoints() {
  local answer
  answer=$(ask_rpc http://127.0.0.1:8545 admin_peers)
  [[ $answer == *'does not exist'* ]] || fail "8545 serves admin: $answer"
  answer=$(nsenter -t "$pid" -n curl -s -m 5 -o /dev/null -w '%{http_code}' http://127.0.0.1:8551)
  [ "$answer" = 401 ] || fail "8551 answers $answer without the JWT."
  answer=$(nsenter -t "$pid" -n curl -s -m 5 http://127.0.0.1:6060/debug/metrics/prometheus | grep -c '^p2p_peers ') || fail "6060 has no metrics."
  answer=$(nsenter -t "$pid" -n curl -s -m 5 -o /dev/null -w '%{http_code}' -H 'Host: geth-0.geth-headless.ethereum.svc.cluster.local' http://127.0.0.1:8551)
  [ "$answer" = 401 ] || fail "8551 does not accept the name that Prysm uses: $answer"
  say "geth-0: 8545 refuses admin, 8551 asks for the JWT also under its DNS name, 6060 has metrics"
}

ask_rpc() {
  nsenter -t "$pid" -n curl -s -m 5 -H 'Content-Type: application/json' -d "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"$2\",\"params\":[]}" "$1"
}

run_monitor() {
  local file=$scratch/monitor.yaml
  documents Deployment peer-monitor >"$file"
  translate "$file" peer-monitor-0
  image_of[peer-monitor]=$image_name
  stand_in_java
  build_monitor "$image_name"
  start peer-monitor "$file"
  wait_for_start peer-monitor "$file"
  check_confinement peer-monitor
  check_probe peer-monitor "$file" livenessProbe yes
  check_probe peer-monitor "$file" readinessProbe yes
  say "peer-monitor: $(podman logs peer-monitor 2>&1 | head -n 3 | tail -n 1)"
  check_stop peer-monitor
}

[ "$(id -u)" = 0 ] || stop "Only root can run this."
for tool in podman buildah runc busybox wget curl openssl nsenter kubectl mvn; do
  command -v "$tool" >/dev/null || stop "$tool was not found: install it."
done
image='' started=()
declare -A image_of
geth=${GETH_BIN:-${XDG_CACHE_HOME:-$HOME/.cache}/peer-monitor-ci/bin/geth}
[ -x "$geth" ] || stop "Geth was not found: set GETH_BIN, or let .ci/run install it."
[ -x "${JAVA_HOME:-}/bin/jlink" ] || stop "Set JAVA_HOME to a JDK 25."
choose_network "${1:-$root/k8s}"
render
prepare_podman
run_geth
run_monitor
say "All of this held in $SECONDS s."
