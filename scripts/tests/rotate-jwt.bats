load helpers

running() {
  on "kubectl get pods -n ethereum -l app.kubernetes.io/name in (geth, prysm-beacon)" "pod/geth-0"
}

@test "stops both, replaces the secret by the Job, starts both, in this order" {
  running
  script rotate-jwt.sh --yes
  succeeds
  run changes
  [ "$output" = "kubectl apply --server-side -f -
  < kind: StatefulSet
  < name: geth
  < replicas: 0
  < kind: StatefulSet
  < name: prysm-beacon
  < replicas: 0
kubectl wait --for=delete pod -n ethereum -l app.kubernetes.io/name in (geth, prysm-beacon) --timeout=360s
kubectl delete job -n ethereum jwt-bootstrap-0a1b2c3d --ignore-not-found --timeout=60s
kubectl delete secret -n ethereum jwt-secret --ignore-not-found --timeout=60s
kubectl apply --server-side -f -
  < kind: Job
  < name: jwt-bootstrap-0a1b2c3d
kubectl wait --for=condition=complete -n ethereum job/jwt-bootstrap-0a1b2c3d --timeout=180s
kubectl apply --server-side -f -
  < kind: StatefulSet
  < name: geth
  < replicas: 1
  < kind: StatefulSet
  < name: prysm-beacon
  < replicas: 1" ]
}

@test "is done when Prysm says that its Geth is online" {
  script rotate-jwt.sh --yes
  succeeds
  called "kubectl port-forward -n ethereum pod/prysm-beacon-0 :3500"
  says "Every Prysm reaches its Geth with the new JWT."
}

@test "the secret is never read" {
  script rotate-jwt.sh --yes
  succeeds
  ! grep -E '^kubectl (get|describe) secret' "$CALLS"
  not_called "kubectl exec"
}

@test "a Prysm that does not reach its Geth in time is a failure" {
  on "curl http://127.0.0.1:3500" '{"data":{"el_offline":true}}'
  script rotate-jwt.sh --yes --timeout 0s
  fails_with 1 "these have not reached their Geth: pod/prysm-beacon-0"
}

@test "a Prysm that needs time is waited for" {
  cat >"$ANSWERS" <<'LATER'
if [[ $call == "kubectl port-forward"* ]] && [ "$(grep -c ^sleep "$CALLS")" -lt 2 ]; then
  echo "error: the pod is not running" >&2
  exit 1
fi
LATER
  script rotate-jwt.sh --yes
  succeeds
  [ "$(grep -c ^sleep "$CALLS")" = 2 ]
}

# what the clients must be given back, whatever failed
clients_are_started() {
  run changes
  [[ "$output" == *"  < kind: StatefulSet
  < name: geth
  < replicas: 1
  < kind: StatefulSet
  < name: prysm-beacon
  < replicas: 1" ]]
}

@test "clients that do not stop keep the old secret" {
  running
  on_failure "kubectl wait --for=delete" "timed out"
  script rotate-jwt.sh --yes
  fails_with 1 "the old JWT is still in use"
  not_called "kubectl delete secret"
  clients_are_started
}

@test "a secret that cannot be deleted leaves the old one to the clients" {
  on_failure "kubectl delete secret" "forbidden"
  script rotate-jwt.sh --yes
  fails_with 1 "forbidden"
  not_called "kubectl wait --for=condition=complete"
  clients_are_started
}

@test "a Job that is refused starts the clients, which wait for a secret" {
  cat >"$ANSWERS" <<'REFUSED'
if [[ $call == "kubectl apply"* ]] && tail -n 2 "$CALLS" | grep -q "kind: Job"; then
  echo "refused" >&2
  exit 1
fi
REFUSED
  script rotate-jwt.sh --yes
  fails_with 1 "there is no JWT now. Run this again."
  clients_are_started
}

@test "a Job that fails starts the clients and says where the reason is" {
  on_failure "kubectl wait --for=condition=complete" "timed out"
  script rotate-jwt.sh --yes
  fails_with 1 "kubectl logs -n ethereum job/jwt-bootstrap-0a1b2c3d"
  clients_are_started
}

@test "after a failure a second run goes through" {
  on_failure "kubectl wait --for=condition=complete" "timed out"
  script rotate-jwt.sh --yes
  fails_with 1 "Run this again"
  : >"$ANSWERS"
  script rotate-jwt.sh --yes
  succeeds
}

@test "manifests that differ from what runs are not applied on the way" {
  on "kubectl diff" "-        - --cache=1" 1
  script rotate-jwt.sh --yes
  fails_with 1 "run scripts/deploy-all.sh --network mainnet first"
  [ -z "$(changes)" ]
}

@test "a comparison that fails stops it" {
  on "kubectl diff" "error: no diff" 2
  script rotate-jwt.sh --yes
  fails_with 1 "could not be compared"
  [ -z "$(changes)" ]
}

@test "a secret that is not made here is not touched" {
  sed 's/jwt-bootstrap-0a1b2c3d/other/' "$BATS_TEST_DIRNAME/fake/manifests.yaml" >"$BATS_TEST_TMPDIR/other.yaml"
  on "kubectl kustomize" "$(cat "$BATS_TEST_TMPDIR/other.yaml")"
  script rotate-jwt.sh --yes
  fails_with 1 "do not make the JWT"
  [ -z "$(changes)" ]
}

@test "nobody there to answer is told to add --yes" {
  script rotate-jwt.sh
  fails_with 1 "add --yes"
  [ -z "$(changes)" ]
}
