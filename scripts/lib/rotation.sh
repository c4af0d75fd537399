# The steps of a rotation, in their order.

find_job() {
  job=$(objects | awk '$1 == "job.batch" && $3 ~ /^jwt-bootstrap-/ { print $3 }')
  [ -n "$job" ] || stop "The manifests in $overlay do not make the JWT: replace it where yours comes from, and restart" \
    "both clients as the README says."
}

clients() {
  documents StatefulSet geth
  documents StatefulSet prysm-beacon
}

# stopping and starting applies these two manifests: nothing else may change on the way
need_no_difference() {
  local status=0
  clients | kubectl diff --server-side -f - >"$scratch/difference" 2>"$scratch/error" || status=$?
  case "$status" in
    0) ;;
    1) stop "Geth and Prysm on $context are not what the manifests of $network say: run scripts/deploy-all.sh --network" \
      "$network first." ;;
    *) stop "Geth and Prysm on $context could not be compared with the manifests: $(tail -n 1 "$scratch/error")" ;;
  esac
}

stop_clients() {
  say "stopping Geth and Prysm, which takes up to 5 minutes"
  stopped=yes
  clients | sed 's/^  replicas: .*/  replicas: 0/' | kubectl apply --server-side -f - >/dev/null
  if [ -n "$(client_pods)" ]; then
    kubectl wait --for=delete pod -n ethereum -l "$client_label" --timeout=360s >/dev/null \
      || stop "Geth and Prysm did not stop within 6 minutes; the old JWT is still in use. Run this again."
  fi
}

readonly client_label='app.kubernetes.io/name in (geth, prysm-beacon)'

client_pods() {
  kubectl get pods -n ethereum -l "$client_label" --request-timeout=20s -o name
}

delete_secret() {
  say "deleting the old JWT"
  kubectl delete job -n ethereum "$job" --ignore-not-found --timeout=60s >/dev/null
  kubectl delete secret -n ethereum jwt-secret --ignore-not-found --timeout=60s >/dev/null
}

make_secret() {
  say "making a new one"
  documents Job "$job" | kubectl apply --server-side -f - >/dev/null \
    || stop "The Job $job could not be created, so there is no JWT now. Run this again."
  kubectl wait --for=condition=complete -n ethereum "job/$job" --timeout=180s >/dev/null \
    || stop "The Job $job made no JWT: kubectl logs -n ethereum job/$job says why. Run this again."
}

start_clients() {
  say "starting Geth and Prysm"
  clients | kubectl apply --server-side -f - >/dev/null || stop "Geth and Prysm could not be started. Run this again."
  stopped=no
}

# without a secret their pods wait for one, and go on by themselves once it is there
at_end() {
  [ "${stopped:-no}" = yes ] || return 0
  clients | kubectl apply --server-side -f - >/dev/null || say "Geth and Prysm are stopped. Run this again." >&2
}

# Prysm itself says whether its Geth accepts the secret
wait_for_pairs() {
  local until=$((SECONDS + timeout)) pod left
  say "waiting until each Prysm reaches its Geth"
  while :; do
    left=
    for pod in $(clients_to_pair); do
      forward ethereum "$pod" 3500 is_paired || left="$left $pod"
    done
    [ -n "$left" ] || return 0
    [ "$SECONDS" -lt "$until" ] || break
    sleep 3
  done
  stop "The new JWT is in place, but after $timeout s these have not reached their Geth:$left." \
    "scripts/check-status.sh shows how it goes on."
}

# one for each replica, whether its pod is there yet or not
clients_to_pair() {
  documents StatefulSet prysm-beacon | awk '/^  replicas:/ { for (i = 0; i < $2; i++) print "pod/prysm-beacon-" i }'
}

is_paired() {
  ask /eth/v1/node/syncing | grep -q '"el_offline":false'
}
