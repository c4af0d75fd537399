load helpers

ours() {
  on "kubectl get statefulset.apps -n ethereum -l app.kubernetes.io/part-of=peer-monitor" "statefulset.apps/geth"
  on "kubectl get configmap -n ethereum -l app.kubernetes.io/part-of=peer-monitor" "configmap/geth-settings-old"
  on "kubectl get networkpolicy.networking.k8s.io -n ethereum -l app" "networkpolicy.networking.k8s.io/default-deny"
  on "kubectl get validatingadmissionpolicy.admissionregistration.k8s.io -l app" \
    "validatingadmissionpolicy.admissionregistration.k8s.io/jwt-bootstrap.peer-monitor"
  on "kubectl get secret -n ethereum -l app.kubernetes.io/part-of=peer-monitor" "secret/jwt-secret"
  on "kubectl get persistentvolumeclaim -n ethereum -l" "persistentvolumeclaim/data-geth-0"
  on "kubectl get namespace ethereum --ignore-not-found" "peer-monitor"
  on "kubectl get namespace monitoring --ignore-not-found" "peer-monitor"
}

@test "deletes what is ours and keeps the volumes" {
  ours
  script cleanup.sh --yes
  succeeds
  run changes
  [ "${lines[0]}" = "kubectl delete -n ethereum statefulset.apps/geth --ignore-not-found --timeout=60s" ]
  [ "${lines[1]}" = "kubectl delete -n ethereum configmap/geth-settings-old networkpolicy.networking.k8s.io/default-deny \
secret/jwt-secret --ignore-not-found --timeout=60s" ]
  [ "${lines[2]}" = "kubectl delete validatingadmissionpolicy.admissionregistration.k8s.io/jwt-bootstrap.peer-monitor \
--ignore-not-found --timeout=60s" ]
}

@test "says which volumes stay" {
  ours
  script cleanup.sh --yes
  not_called "persistentvolumeclaim/"
  says "These volumes stay"
  says "data-geth-0"
}

@test "volumes that belong to their StatefulSet go with it" {
  ours
  on "kubectl get -o go-template=" "data-geth-0"
  script cleanup.sh --yes
  succeeds
  called " persistentvolumeclaim/data-geth-0"
  does_not_say "These volumes stay"
}

@test "deletes the volumes too when told" {
  ours
  script cleanup.sh --yes --volumes
  succeeds
  called " persistentvolumeclaim/data-geth-0 --ignore-not-found"
}

@test "every look for what is ours goes by our label" {
  ours
  script cleanup.sh --yes
  ! grep '^kubectl get .*-o name' "$CALLS" | grep -v 'namespace\|,' | grep -vE -- "-l (app.kubernetes.io/part-of=peer-monitor|app.kubernetes.io/name in )"
}

@test "nothing is deleted that was not listed before" {
  ours
  script cleanup.sh --yes
  deleted=$(grep '^kubectl delete' "$CALLS" | tr ' ' '\n' | grep /)
  for object in $deleted; do
    says "$object"
  done
  [ "$(printf '%s\n' "$deleted" | wc -l)" = 5 ]
}

@test "policies stay until the pods have ended" {
  ours
  on "kubectl get pods -n ethereum -l app.kubernetes.io/part-of=peer-monitor --request" "pod/geth-0"
  script cleanup.sh --yes
  succeeds
  run changes
  [ "${lines[0]}" = "kubectl delete -n ethereum statefulset.apps/geth --ignore-not-found --timeout=60s" ]
  [[ "${lines[1]}" == "kubectl wait --for=delete pod -n ethereum "* ]]
}

@test "pods that do not end stop it before the policies go" {
  ours
  on "kubectl get pods -n ethereum -l app.kubernetes.io/part-of=peer-monitor --request" "pod/geth-0"
  on_failure "kubectl wait" "timed out"
  script cleanup.sh --yes
  fails_with 1 "Some pods in ethereum do not end"
  not_called " networkpolicy.networking.k8s.io/default-deny "
}

@test "a namespace that holds another's things stays" {
  ours
  on "kubectl get pods,secrets,configmaps -n monitoring" "configmap/of-somebody-else"
  script cleanup.sh --yes
  succeeds
  not_called "kubectl delete namespace monitoring"
  called "kubectl delete namespace ethereum"
  says "The namespace monitoring stays, because it holds: configmap/of-somebody-else"
}

@test "a namespace that is not ours stays" {
  ours
  on "kubectl get namespace monitoring --ignore-not-found" ""
  script cleanup.sh --yes
  succeeds
  not_called "kubectl delete namespace monitoring"
}

@test "what the cluster itself puts into a namespace does not hold it" {
  ours
  on "kubectl get pods,secrets,configmaps -n ethereum" "configmap/kube-root-ca.crt
serviceaccount/default"
  script cleanup.sh --yes
  called "kubectl delete namespace ethereum"
}

@test "a namespace whose contents cannot be read stays" {
  ours
  on_failure "kubectl get pods,secrets,configmaps -n ethereum" "forbidden"
  script cleanup.sh --yes
  not_called "kubectl delete namespace ethereum"
}

@test "a dry run deletes nothing" {
  ours
  script cleanup.sh --dry-run
  succeeds
  says "statefulset.apps/geth"
  [ -z "$(changes)" ]
}

@test "nobody there to answer is told to add --yes" {
  ours
  script cleanup.sh
  fails_with 1 "add --yes"
  [ -z "$(changes)" ]
}

@test "a cluster without us is left alone" {
  script cleanup.sh --yes
  succeeds
  says "Nothing of ours is on test-cluster."
  [ -z "$(changes)" ]
}

@test "a kind whose definition is gone is passed over" {
  ours
  on_failure "kubectl get networkpolicy" "error: the server doesn't have a resource type \"networkpolicy\""
  script cleanup.sh --yes
  succeeds
}

@test "a list that fails otherwise stops it before anything is deleted" {
  ours
  on_failure "kubectl get networkpolicy" "Error from server (Forbidden)"
  script cleanup.sh --yes
  fails_with 1 "Forbidden"
  [ -z "$(changes)" ]
}
