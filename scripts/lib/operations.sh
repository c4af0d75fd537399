# The operator's scripts against a real API server, with a kubelet that only pretends: nothing answers a port-forward.

# run_script STATUS WORDS SCRIPT…: ends with the status and says the words
run_script() {
  local expected=$1 words=$2 status=0 script=$3
  shift 3
  "$root/scripts/$script" "$@" >"$scratch/said" 2>&1 </dev/null || status=$?
  if [ "$status" != "$expected" ] || ! grep -qF -- "$words" "$scratch/said"; then
    complain "$script $* ended with $status, or did not say \"$words\":" "$(cat "$scratch/said")"
  fi
}

scripts_operate() {
  local network=$overlay status=0
  touch "$scratch/no-image"
  start_kubelet
  {
    run_script 1 "kind load docker-image peer-monitor:" deploy-all.sh --network "$network" --yes \
      && rm "$scratch/no-image" \
      && run_script 0 "kubectl port-forward -n monitoring svc/grafana" deploy-all.sh --network "$network" --yes --timeout 2m \
      && run_script 0 "Open" deploy-all.sh --network "$network" --yes --timeout 2m \
      && run_script 0 "serverside-applied" deploy-all.sh --network "$network" --dry-run \
      && status_tells && jwt_is_replaced "$network" \
      && run_script 0 "Open" deploy-all.sh --network "$network" --yes --timeout 2m \
      && another_network_is_refused "$network" && foreign_objects_stay "$network"
  } || status=1
  end_kubelet
  return "$status"
}

# nobody answers, which is broken, and every pod is shown as it is
status_tells() {
  run_script 1 "The monitor does not answer" check-status.sh || return
  if ! grep -qE '^  ethereum +geth-0 +running, not ready, restarts 0$' "$scratch/said" \
    || ! grep -qE '^  monitoring +grafana-0 +ready, restarts 0$' "$scratch/said"; then
    complain "$(cat "$scratch/said")"
  fi
}

jwt_is_replaced() {
  local before after
  before=$(kubectl get secret -n ethereum jwt-secret -o jsonpath='{.metadata.uid}')
  run_script 1 "The new JWT is in place" rotate-jwt.sh --network "$1" --yes --timeout 0s || return
  after=$(kubectl get secret -n ethereum jwt-secret -o jsonpath='{.metadata.uid}')
  [ "$before" != "$after" ] || complain "The JWT is the old one." || return
  await 60 "both clients are back" both_clients_are_back
}

both_clients_are_back() {
  [ "$(kubectl get statefulsets -n ethereum geth prysm-beacon -o jsonpath='{.items[*].status.replicas}')" = "1 1" ]
}

another_network_is_refused() {
  case "$1" in
    *sepolia*) ;;
    *) run_script 1 "already follows" deploy-all.sh --network sepolia --yes ;;
  esac
}

foreign_objects_stay() {
  kubectl create configmap of-somebody-else -n monitoring >/dev/null
  run_script 0 "The namespace monitoring stays, because it holds: configmap/of-somebody-else" \
    cleanup.sh --network "$1" --volumes --yes || return
  kubectl get configmap of-somebody-else -n monitoring >/dev/null || complain "cleanup.sh took what is not ours."
  kubectl get secret -A -o name | grep -qE 'jwt-secret|grafana-admin' && complain "A Secret of ours is left."
  kubectl delete namespace monitoring >/dev/null
}
