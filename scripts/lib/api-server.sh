# A real API server with an empty etcd: no kubelet and no scheduler, so pods are admitted and made, and never run.

readonly kubernetes=${KUBERNETES_VERSION:-1.33.13}
readonly binaries=${KUBERNETES_BIN:-${XDG_CACHE_HOME:-$HOME/.cache}/peer-monitor-ci/kubernetes-$kubernetes/bin}

need_binaries() {
  command -v etcd >/dev/null || stop "etcd was not found: install Debian's etcd-server."
  command -v openssl >/dev/null || stop "openssl was not found: install it."
  if ! [ -x "$binaries/kube-apiserver" ] || ! [ -x "$binaries/kube-controller-manager" ]; then
    build_binaries
  fi
  say "$("$binaries/kube-apiserver" --version), etcd $(etcd --version | sed -n 's/^etcd Version: //p'), kubectl" \
    "$(kubectl version --client | sed -n 's/^Client Version: v//p')"
}

# a module of its own, because k8s.io/kubernetes takes the modules it consists of from its own folder
build_binaries() {
  local folder=${binaries%/bin} version=k8s.io/component-base/version mod
  command -v go >/dev/null || stop "go was not found: install Go 1.24 or newer, or set KUBERNETES_BIN."
  say "building kube-apiserver and kube-controller-manager $kubernetes, which takes some 10 minutes on two cores"
  mkdir -p "$folder"
  mod=$(cd "$folder" && go mod download -json "k8s.io/kubernetes@v$kubernetes" | sed -n 's/.*"GoMod": "\(.*\)",.*/\1/p')
  {
    printf 'module peer-monitor.invalid/kubernetes\n\n'
    grep -E '^(go|godebug) ' "$mod"
    printf '\nrequire k8s.io/kubernetes v%s\n\n' "$kubernetes"
    sed -n -E "s#^	(k8s.io/[a-z0-9-]+) => ./staging/.*#replace \\1 => \\1 v0.${kubernetes#1.}#p" "$mod"
  } >"$folder/go.mod"
  (cd "$folder" && GOFLAGS=-mod=mod CGO_ENABLED=0 GOBIN=$binaries nice -n 10 go install -ldflags \
    "-s -w -X $version.gitVersion=v$kubernetes -X $version.gitMajor=1 -X $version.gitMinor=$(printf '%s' "$kubernetes" | cut -d. -f2)" \
    k8s.io/kubernetes/cmd/kube-apiserver k8s.io/kubernetes/cmd/kube-controller-manager)
}

# sets $port to one that nobody listens on
free_port() {
  port=$((20000 + RANDOM % 12000))
  while (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
    port=$((port + 1))
  done
}

# starts everything in a folder of its own and points KUBECONFIG to it
start_cluster() {
  local client peer secure manager
  cluster=$(mktemp -d "$scratch/cluster.XXXX")
  free_port && client=$port
  free_port && peer=$port
  free_port && secure=$port
  free_port && manager=$port
  openssl genrsa -out "$cluster/accounts.key" 2048 2>/dev/null
  echo 'administrator,administrator,administrator,system:masters' >"$cluster/tokens.csv"
  cluster_pids=
  etcd --data-dir "$cluster/etcd" --listen-client-urls "http://127.0.0.1:$client" \
    --advertise-client-urls "http://127.0.0.1:$client" --listen-peer-urls "http://127.0.0.1:$peer" \
    --initial-advertise-peer-urls "http://127.0.0.1:$peer" --initial-cluster "default=http://127.0.0.1:$peer" \
    >"$cluster/etcd.log" 2>&1 &
  cluster_pids=$!
  "$binaries/kube-apiserver" --etcd-servers="http://127.0.0.1:$client" --bind-address=127.0.0.1 --secure-port="$secure" \
    --advertise-address=127.0.0.1 --endpoint-reconciler-type=none --cert-dir="$cluster/certificates" \
    --token-auth-file="$cluster/tokens.csv" --authorization-mode=RBAC --service-cluster-ip-range=10.0.0.0/24 \
    --service-account-issuer=https://kubernetes.default.svc --service-account-key-file="$cluster/accounts.key" \
    --service-account-signing-key-file="$cluster/accounts.key" >"$cluster/apiserver.log" 2>&1 &
  cluster_pids="$! $cluster_pids"
  write_kubeconfig "$secure"
  await 60 "the API server is ready" kubectl get --raw /readyz
  "$binaries/kube-controller-manager" --kubeconfig="$KUBECONFIG" --leader-elect=false --bind-address=127.0.0.1 \
    --secure-port="$manager" --service-account-private-key-file="$cluster/accounts.key" \
    --root-ca-file="$cluster/certificates/apiserver.crt" >"$cluster/controller-manager.log" 2>&1 &
  cluster_pids="$! $cluster_pids"
  await 60 "the controllers run" kubectl get serviceaccount default -n default
  kubectl apply -f - >/dev/null <<'CLASS'
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: none
  annotations:
    storageclass.kubernetes.io/is-default-class: "true"
provisioner: kubernetes.io/no-provisioner
volumeBindingMode: WaitForFirstConsumer
CLASS
}

write_kubeconfig() {
  export KUBECONFIG=$cluster/kubeconfig
  server=https://127.0.0.1:$1
  cat >"$KUBECONFIG" <<CONFIG
apiVersion: v1
kind: Config
current-context: check
contexts: [{name: check, context: {cluster: check, user: administrator}}]
clusters: [{name: check, cluster: {server: "$server", certificate-authority: "$cluster/certificates/apiserver.crt"}}]
users: [{name: administrator, user: {token: administrator}}]
CONFIG
}

end_cluster() {
  # the API server before its etcd, each by the id it was started with
  [ -n "${cluster_pids:-}" ] || return 0
  for pid in $cluster_pids; do
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  cluster_pids=
  rm -rf "$cluster"
}

# await SECONDS WHAT COMMAND…: until the command succeeds
await() {
  local until=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$until" ] || {
      say "  not in time: $what" >&2
      return 1
    }
    sleep 0.3
  done
}
