# shellcheck shell=bash disable=SC2154
# The answers of a cluster where everything runs and the nodes follow the chain. $call is what was asked.

pod() { # namespace pod workload [started ready reason]
  printf '%s|%s|%s|Running|%s|%s|0|%s|image|""\n' "$1" "$2" "$3" "${4:-yes}" "${5:-yes}" "${6:-}"
}

case "$call" in
  "kubectl version --client") echo "Kustomize Version: v5.5.0" ;;
  "kubectl version "*) printf 'Client Version: v1.32.4\nServer Version: v1.33.1\n' ;;
  "kubectl config current-context") echo test-cluster ;;
  "kubectl get storageclass"*) echo standard=true ;;
  "kubectl auth can-i"*) echo yes ;;
  "kubectl kustomize "*) cat "${BASH_SOURCE[0]%/*}/manifests.yaml" ;;
  "kubectl get statefulset prysm-beacon "*"jsonpath"*) ;;
  "kubectl get namespace "*) echo "namespace/there" ;;
  "kubectl apply "*) echo "statefulset.apps/geth serverside-applied" ;;
  "kubectl diff "*) ;;
  "kubectl get pods -n ethereum "*go-template*)
    pod ethereum geth-0 geth
    pod ethereum prysm-beacon-0 prysm-beacon
    pod ethereum peer-monitor-5c7f peer-monitor
    ;;
  "kubectl get pods -n monitoring "*go-template*)
    pod monitoring prometheus-0 prometheus
    pod monitoring alertmanager-0 alertmanager
    pod monitoring grafana-0 grafana
    ;;
  "kubectl get pods "*" -o name") ;;
  "kubectl get statefulsets,deployments -n ethereum "*)
    echo 'ethereum|StatefulSet|geth|1|1|1|1'
    echo 'ethereum|StatefulSet|prysm-beacon|1|1|1|1'
    echo 'ethereum|Deployment|peer-monitor|1|1|1|1'
    ;;
  "kubectl get statefulsets,deployments -n monitoring "*)
    echo 'monitoring|StatefulSet|prometheus|1|1|1|1'
    echo 'monitoring|StatefulSet|alertmanager|1|1|1|1'
    echo 'monitoring|StatefulSet|grafana|1|1|1|1'
    ;;
  "kubectl get cronjob checkpoint-verify "*) echo cronjob.batch/checkpoint-verify ;;
  "kubectl get -o go-template="*) ;;
  "kubectl get jobs "*) echo 'checkpoint-verify-1|1|0' ;;
  "kubectl logs "*) echo "the block root at slot 64 is that of 3 of 3 providers" ;;
  "kubectl get events "*) ;;
  "kubectl exec "*) printf 'Filesystem 1K-blocks Used Available Use%% Mounted\n/dev/x 2147483648 1073741824 1073741824 50%% /data\n' ;;
  "kubectl port-forward "*)
    echo "Forwarding from 127.0.0.1:${call##*:} -> 0"
    exec tail -f /dev/null
    ;;
  "kubectl delete "*) ;;
  "kubectl wait "*) ;;
  "kubectl api-resources "*) printf '%s\n' pods secrets configmaps events ;;
  "kubectl get "*" -o name") ;;
  *:8080/actuator/prometheus)
    cat <<'METRICS'
peer_monitor_node_up{node="geth-0"} 1.0
ethereum_blockchain_height{node="geth-0"} 2.3456789E7
ethereum_best_known_block_number{node="geth-0"} 2.3456789E7
peer_monitor_peers{direction="inbound",node="geth-0"} 12.0
peer_monitor_peers{direction="outbound",node="geth-0"} 35.0
peer_monitor_pair_verdict{node="geth-0",verdict="jwt_refused"} 0.0
peer_monitor_pair_verdict{node="geth-0",verdict="healthy"} 1.0
METRICS
    ;;
  *:8080/nodes/geth-0/pair)
    echo '{"node":"geth-0","verdict":"healthy","since":"2026-11-23T12:00:00Z","detail":"the two work as one, 0 slots behind the clock","figures":{"blocksApart":0}}'
    ;;
  *:3500/eth/v1/node/syncing)
    echo '{"data":{"head_slot":"9000000","sync_distance":"0","is_syncing":false,"is_optimistic":false,"el_offline":false}}'
    ;;
  *:3500/*direction=inbound) echo '{"data":[{"peer_id":"x"}],"meta":{"count":21}}' ;;
  *:3500/*direction=outbound) echo '{"data":[],"meta":{"count":49}}' ;;
  *:9093/api/v2/alerts*) echo '[{"labels":{"alertname":"Watchdog","severity":"none"}}]' ;;
  *) return ;;
esac
exit
