load helpers

no_pods() {
  on "kubectl get pods -n ethereum" "ethereum|geth-0|geth|Pending|no|no|0|${1:-ContainerCreating}|geth|\"${2:-}\""
}

@test "deploys mainnet and ends with what to open" {
  script deploy-all.sh --yes
  succeeds
  called "kubectl kustomize $repository/k8s/overlays/mainnet"
  called "kubectl apply --server-side -f"
  says "kubectl port-forward -n monitoring svc/grafana 3000:3000"
  says "geth-0: in sync at block 23456789, peers 12 in, 35 out"
}

@test "deploys the network that was asked for" {
  script deploy-all.sh --yes --network hoodi
  succeeds
  called "kubectl kustomize $repository/k8s/overlays/hoodi"
}

@test "deploys a chain of its own" {
  script deploy-all.sh --yes --network devnet
  succeeds
  called "kubectl kustomize $repository/k8s/overlays/devnet"
}

@test "deploys a kustomization of the operator's own by its path" {
  mkdir "$BATS_TEST_TMPDIR/mine" && touch "$BATS_TEST_TMPDIR/mine/kustomization.yaml"
  script deploy-all.sh --yes --network "$BATS_TEST_TMPDIR/mine"
  succeeds
  called "kubectl kustomize $BATS_TEST_TMPDIR/mine"
}

@test "an unknown network is refused with the names of those there are" {
  script deploy-all.sh --yes --network goerli
  fails_with 2 'There is no network "goerli": choose one of devnet, hoodi, mainnet, sepolia'
}

@test "an unknown option is refused" {
  script deploy-all.sh --force
  fails_with 2 "There is no option --force"
}

@test "an option without its value is refused" {
  script deploy-all.sh --image
  fails_with 2 "is not the name of an image"
}

@test "a time without a unit that is known is refused" {
  script deploy-all.sh --timeout 10d
  fails_with 2 "is not a time: write 90s, 10m or 1h"
}

@test "help is the comment at the head and changes nothing" {
  script deploy-all.sh --help
  succeeds
  says "--network"
  [ ! -s "$CALLS" ]
}

@test "without kubectl it says what to install" {
  mkdir "$BATS_TEST_TMPDIR/bin"
  for tool in bash env mktemp dirname rm sed; do ln -s "$(command -v $tool)" "$BATS_TEST_TMPDIR/bin"; done
  PATH=$BATS_TEST_TMPDIR/bin script deploy-all.sh --yes
  fails_with 1 "kubectl was not found: install kubectl 1.30 or newer."
}

@test "a kubectl that cannot render is refused" {
  on "kubectl version --client" "Kustomize Version: v4.5.7"
  script deploy-all.sh --yes
  fails_with 1 "This kubectl is too old"
}

@test "a cluster that does not answer is named, with kubectl's own reason" {
  on_failure "kubectl version --request-timeout" "The connection to the server was refused"
  script deploy-all.sh --yes
  fails_with 1 "No cluster answers at test-cluster: The connection to the server was refused"
}

@test "a cluster before 1.30 is refused" {
  on "kubectl version --request-timeout" "Server Version: v1.29.9-eks-abc"
  script deploy-all.sh --yes
  fails_with 1 "test-cluster runs Kubernetes 1.29: the manifests need 1.30"
}

@test "a cluster whose provider writes its version longer is accepted" {
  on "kubectl version --request-timeout" "Server Version: v1.30.4-gke.1348001"
  script deploy-all.sh --yes
  succeeds
}

@test "without a default StorageClass it says how to mark one" {
  on "kubectl get storageclass" "fast="
  script deploy-all.sh --yes
  fails_with 1 "has no default StorageClass"
  says "There is: fast"
}

@test "a cluster without any StorageClass is told so" {
  on "kubectl get storageclass" ""
  script deploy-all.sh --yes
  fails_with 1 "There is: none"
}

@test "a missing right is named" {
  on "kubectl auth can-i" "no" 1
  on "kubectl auth can-i create namespace" "yes"
  script deploy-all.sh --yes
  fails_with 1 "create statefulset.apps in ethereum, patch statefulset.apps in ethereum,"
  does_not_say "create namespace"
}

@test "rights are asked for in the namespace, and without one where there is none" {
  on "kubectl auth can-i * *" "no" 1
  script deploy-all.sh --yes
  succeeds
  called "kubectl auth can-i patch statefulset.apps -n ethereum"
  grep -qx "kubectl auth can-i create validatingadmissionpolicy.admissionregistration.k8s.io" "$CALLS"
}

@test "another network that is there already stops it" {
  on "kubectl get statefulset prysm-beacon" "- --sepolia"
  script deploy-all.sh --yes
  fails_with 1 "already follows sepolia"
}

@test "a devnet that is there already stops it" {
  on "kubectl get statefulset prysm-beacon" "- --chain-config-file=/genesis/config.yaml"
  script deploy-all.sh --yes
  fails_with 1 "already follows devnet"
}

@test "no failed prerequisite changes anything" {
  on "kubectl get storageclass" "fast="
  script deploy-all.sh --yes
  [ -z "$(changes)" ]
}

@test "a dry run applies nothing" {
  script deploy-all.sh --dry-run
  succeeds
  says "nothing is changed"
  called "kubectl apply --server-side --dry-run=server"
  [ -z "$(changes)" ]
}

@test "a dry run on an empty cluster lists what would be made" {
  on_failure "kubectl get namespace" "not found"
  script deploy-all.sh --dry-run
  succeeds
  says "statefulset.apps ethereum/geth"
  [ -z "$(changes)" ]
}

@test "nobody there to answer is told to add --yes" {
  script deploy-all.sh
  fails_with 1 "add --yes"
  [ -z "$(changes)" ]
}

@test "a refused apply fails with the server's reason" {
  on_failure "kubectl apply --server-side -f" "Error: conflict with kubectl-edit"
  script deploy-all.sh --yes
  fails_with 1 "conflict with kubectl-edit"
  says "run this again"
}

@test "another image is applied in place of the monitor's" {
  on "kubectl get pods -n ethereum" 'ethereum|peer-monitor-1|peer-monitor|Pending|no|no|0|ErrImagePull|x|"denied"'
  script deploy-all.sh --yes --timeout 0s --image registry.example.org/team/peer-monitor:7
  fails_with 1 "The image registry.example.org/team/peer-monitor:7 of the monitor cannot be pulled"
}

@test "something that is no image name is refused" {
  script deploy-all.sh --yes --image 'x#y'
  fails_with 2 "is not the name of an image"
}

@test "an image that cannot be pulled stops it with the loading commands" {
  on "kubectl get pods -n ethereum" 'ethereum|peer-monitor-1|peer-monitor|Pending|no|no|0|ImagePullBackOff|x|"pull access denied"'
  script deploy-all.sh --yes --timeout 0s
  fails_with 1 "pull access denied"
  says "kind load docker-image peer-monitor:0.1.0"
  says "minikube image load peer-monitor:0.1.0"
  says "k3s ctr images import -"
  says "--image registry.example.org/peer-monitor:0.1.0"
}

@test "a pod that waits for an image from before is made anew" {
  on "kubectl get pods -n ethereum" 'ethereum|peer-monitor-1|peer-monitor|Pending|no|no|0|ImagePullBackOff|x|"no"'
  script deploy-all.sh --yes --timeout 0s
  called "kubectl delete pod -n ethereum peer-monitor-1 --wait=false"
}

@test "another pod's missing image is waited for" {
  on "kubectl get pods -n monitoring" 'monitoring|grafana-0|grafana|Pending|no|no|0|ImagePullBackOff|x|"toomanyrequests"'
  script deploy-all.sh --yes --timeout 0s
  fails_with 1 'monitoring/grafana-0: has not started, ImagePullBackOff, "toomanyrequests"'
  does_not_say "kind load"
}

@test "nodes that sync are not waited for" {
  on "kubectl get pods -n ethereum" "ethereum|geth-0|geth|Running|yes|no|0||x|\"\"
ethereum|prysm-beacon-0|prysm-beacon|Running|yes|no|0||x|\"\"
ethereum|peer-monitor-1|peer-monitor|Running|yes|yes|0||x|\"\""
  on "kubectl get statefulsets,deployments -n ethereum" "ethereum|StatefulSet|geth|1|1|1|0"
  script deploy-all.sh --yes --timeout 0s
  succeeds
  says "geth-0: syncing"
}

@test "a node that has not started is waited for, until the limit" {
  no_pods
  script deploy-all.sh --yes --timeout 0s
  fails_with 1 "ethereum/geth-0: has not started, ContainerCreating"
  says "Not everything runs after 0 s"
}

@test "a monitoring that is not ready is waited for" {
  on "kubectl get statefulsets,deployments -n monitoring" "monitoring|StatefulSet|grafana|1|1|1|0"
  script deploy-all.sh --yes --timeout 0s
  fails_with 1 "monitoring/grafana: 0 of 1 pods are ready"
}

@test "a monitor of the old version does not count as ready" {
  on "kubectl get statefulsets,deployments -n ethereum" "ethereum|Deployment|peer-monitor|1|1|0|1"
  script deploy-all.sh --yes --timeout 0s
  fails_with 1 "ethereum/peer-monitor"
}

@test "pods that were refused are told with the reason" {
  on "kubectl get statefulsets,deployments -n ethereum" "ethereum|StatefulSet|geth|1|0|0|0"
  on "kubectl get events -n ethereum" 'geth: pods "geth-0" is forbidden: exceeded quota'
  script deploy-all.sh --yes --timeout 0s
  fails_with 1 "exceeded quota"
}

@test "the wait ends as soon as everything runs" {
  cat >"$ANSWERS" <<'TWICE'
if [[ $call == "kubectl get pods -n ethereum"*template* ]] && [ "$(grep -c ^sleep "$CALLS")" -lt 2 ]; then
  echo 'ethereum|geth-0|geth|Pending|no|no|0|ContainerCreating|x|""'
  exit
fi
TWICE
  script deploy-all.sh --yes --timeout 1m
  succeeds
  [ "$(grep -c ^sleep "$CALLS")" = 2 ]
}

@test "a second run does the same and succeeds" {
  script deploy-all.sh --yes
  succeeds
  script deploy-all.sh --yes
  succeeds
}
