# Says of each pod what a kubelet would: nothing runs, but controllers and scripts see it as they do on a node.

# in the background, until end_kubelet
start_kubelet() {
  while sleep 0.5; do
    kubectl get pods -A -o go-template='{{range .items}}{{if eq .status.phase "Pending"}}{{.metadata.namespace}} {{.metadata.name
    }} {{index .metadata.labels "app.kubernetes.io/name"}}{{range .spec.containers}} {{.name}}{{end}}{{"\n"}}{{end}}{{end}}' \
      2>/dev/null | while read -r namespace pod workload containers; do
      run_pod "$namespace" "$pod" "$workload" "$containers" >>"$scratch/kubelet.log" 2>&1 || true
    done
  done &
  kubelet_pid=$!
}

end_kubelet() {
  [ -n "${kubelet_pid:-}" ] || return 0
  kill "$kubelet_pid" 2>/dev/null || true
  wait "$kubelet_pid" 2>/dev/null || true
  kubelet_pid=
}

# bootstrap Jobs really run their script; clients wait for their secret, and are never in sync
run_pod() {
  case "$3" in
    jwt-bootstrap | grafana-admin-bootstrap)
      become "$3" "$1" && run_bootstrap "$3-" && tell "$1" "$2" "$4" Succeeded False
      ;;
    geth | prysm-beacon) kubectl get secret -n ethereum jwt-secret -o name && tell "$1" "$2" "$4" Running False ;;
    peer-monitor)
      if [ -e "$scratch/no-image" ]; then
        tell "$1" "$2" "$4" Pending False '"waiting":{"reason":"ImagePullBackOff","message":"pull access denied"}'
      else
        tell "$1" "$2" "$4" Running True
      fi
      ;;
    checkpoint-verify) ;;
    *) tell "$1" "$2" "$4" Running True ;;
  esac
}

tell() {
  local phase=$4 ready=$5 state=${6:-'"running":{"startedAt":"2026-01-01T00:00:00Z"}'} container statuses=
  local started=true
  [ "$phase" = Running ] || started=false
  for container in $3; do
    statuses="$statuses${statuses:+,}{\"name\":\"$container\",\"image\":\"image\",\"imageID\":\"\",\"restartCount\":0,\
\"ready\":$([ "$ready" = True ] && echo true || echo false),\"started\":$started,\"state\":{$state}}"
  done
  kubectl patch pod -n "$1" "$2" --subresource=status --type=merge -p "{\"status\":{\"phase\":\"$phase\",\"containerStatuses\":[$statuses],\
\"conditions\":[{\"type\":\"Ready\",\"status\":\"$ready\"}]}}"
}
