load helpers

@test "a stack that follows the chain is well" {
  script check-status.sh
  succeeds
  says "All is well."
  says "geth-0: in sync at block 23456789, peers 12 in, 35 out"
  says "prysm-beacon-0: in sync at slot 9000000, peers 21 in, 49 out"
  says "prysm-beacon-0: paired with geth-0"
  says "geth-0 and its consensus client: healthy, the two work as one, 0 slots behind the clock"
  says "geth-0: 1024 of 2048 GiB, 50% used"
  says "none fires"
}

@test "it changes nothing" {
  script check-status.sh
  [ -z "$(changes)" ]
}

@test "syncing is not broken, and says how far behind" {
  on "kubectl get pods -n ethereum" 'ethereum|geth-0|geth|Running|yes|no|0||x|""
ethereum|prysm-beacon-0|prysm-beacon|Running|yes|no|0||x|""
ethereum|peer-monitor-1|peer-monitor|Running|yes|yes|0||x|""'
  on "curl http://127.0.0.1:3500/eth/v1/node/syncing" \
    '{"data":{"head_slot":"100","sync_distance":"250","is_syncing":true,"is_optimistic":true,"el_offline":false}}'
  on "curl http://127.0.0.1:8080" 'peer_monitor_node_up{node="geth-0"} 1.0
ethereum_blockchain_height{node="geth-0"} 1000.0
ethereum_best_known_block_number{node="geth-0"} 1300.0'
  script check-status.sh
  succeeds
  says "Nothing is broken: the nodes sync."
  says "geth-0: syncing at block 1000, 300 blocks behind, peers ? in, ? out"
  says "prysm-beacon-0: syncing at slot 100, 250 slots behind"
}

@test "a pod that has not started yet is not broken" {
  on "kubectl get pods -n ethereum" 'ethereum|geth-0|geth|Pending|no|no|0|ContainerCreating|x|""
ethereum|prysm-beacon-0|prysm-beacon|Running|no|no|0||x|""
ethereum|peer-monitor-1|peer-monitor|Running|yes|yes|0||x|""'
  script check-status.sh
  succeeds
  says "geth-0: starting"
  says "some pods have not started yet"
}

@test "a stack that only starts is not broken" {
  on "kubectl get pods -n ethereum" 'ethereum|geth-0|geth|Pending|no|no|0|ContainerCreating|x|""
ethereum|prysm-beacon-0|prysm-beacon|Pending|no|no|0|ContainerCreating|x|""
ethereum|peer-monitor-1|peer-monitor|Pending|no|no|0|ContainerCreating|x|""'
  on "kubectl get pods -n monitoring" 'monitoring|alertmanager-0|alertmanager|Pending|no|no|0||x|""'
  script check-status.sh
  succeeds
  says "some pods have not started yet"
  not_called "kubectl port-forward"
}

@test "a pod that fits on no machine is broken, in the words of the scheduler" {
  on "kubectl get pods -n ethereum" 'ethereum|geth-0|geth|Pending|no|no|0|Unschedulable|x|"0/1 nodes are available: Insufficient memory"'
  script check-status.sh
  fails_with 1 'geth-0 is broken: Unschedulable "0/1 nodes are available: Insufficient memory"'
}

@test "a pod that crashes is broken" {
  on "kubectl get pods -n ethereum" 'ethereum|geth-0|geth|Running|no|no|7|CrashLoopBackOff|x|"back-off 5m0s"'
  script check-status.sh
  fails_with 1 "geth-0 is broken: CrashLoopBackOff"
  says "restarts 7"
}

@test "a pod that was never made is broken, with the reason" {
  on "kubectl get statefulsets,deployments -n ethereum" "ethereum|StatefulSet|geth|1|0|0|0"
  on "kubectl get events -n ethereum" "geth: exceeded quota"
  script check-status.sh
  fails_with 1 "ethereum/geth has 0 of 1 pods. geth: exceeded quota"
}

@test "a Prysm that does not reach its running Geth is broken" {
  on "curl http://127.0.0.1:3500/eth/v1/node/syncing" \
    '{"data":{"head_slot":"1","sync_distance":"2","is_syncing":true,"is_optimistic":false,"el_offline":true}}'
  on "curl http://127.0.0.1:8080/nodes/geth-0/pair" '{"node":"geth-0","verdict":"jwt_refused","detail":"compare the JWT","figures":{}}'
  script check-status.sh
  fails_with 1 "prysm-beacon-0 does not reach geth-0, though it runs"
  says "scripts/rotate-jwt.sh"
}

@test "a Prysm that does not reach its running Geth is broken, also where the monitor says nothing" {
  on "curl http://127.0.0.1:3500/eth/v1/node/syncing" \
    '{"data":{"head_slot":"1","sync_distance":"2","is_syncing":true,"is_optimistic":false,"el_offline":true}}'
  on "curl http://127.0.0.1:8080" 'peer_monitor_node_up{node="geth-0"} 1.0'
  script check-status.sh
  fails_with 1 "prysm-beacon-0 does not reach geth-0, though it runs"
}

@test "a Prysm that says so of a Geth that syncs is not broken" {
  on "curl http://127.0.0.1:3500/eth/v1/node/syncing" \
    '{"data":{"head_slot":"1","sync_distance":"0","is_syncing":false,"is_optimistic":true,"el_offline":true}}'
  on "curl http://127.0.0.1:8080/nodes/geth-0/pair" \
    '{"node":"geth-0","verdict":"execution_syncing","detail":"the execution client is at block 5","figures":{}}'
  script check-status.sh
  succeeds
  says "prysm-beacon-0: says that it does not reach geth-0, but drives it"
}

@test "a Prysm whose Geth still starts is not broken" {
  on "kubectl get pods -n ethereum" 'ethereum|geth-0|geth|Running|no|no|0||x|""
ethereum|prysm-beacon-0|prysm-beacon|Running|yes|no|0||x|""
ethereum|peer-monitor-1|peer-monitor|Running|yes|yes|0||x|""'
  on "curl http://127.0.0.1:3500/eth/v1/node/syncing" \
    '{"data":{"head_slot":"1","sync_distance":"2","is_syncing":true,"is_optimistic":false,"el_offline":true}}'
  script check-status.sh
  succeeds
  says "prysm-beacon-0: does not reach geth-0"
}

@test "two clients that are on different networks are broken, in the words of the monitor" {
  on "curl http://127.0.0.1:8080/nodes/geth-0/pair" \
    '{"node":"geth-0","verdict":"wrong_network","since":"2026-11-23T12:00:00Z","detail":"the execution client is on chain 1: give both the same network flag","figures":{}}'
  script check-status.sh
  fails_with 1 "The two clients of geth-0 do not work as one: wrong_network, the execution client is on chain 1: give both the same network flag."
}

@test "a pair that syncs is shown and not broken" {
  on "curl http://127.0.0.1:8080/nodes/geth-0/pair" \
    '{"node":"geth-0","verdict":"consensus_syncing","detail":"the consensus client is 400 slots behind the clock","figures":{}}'
  script check-status.sh
  succeeds
  says "geth-0 and its consensus client: consensus_syncing, the consensus client is 400 slots"
}

@test "each pair has a line, also of nodes that run elsewhere" {
  on "curl http://127.0.0.1:8080/actuator/prometheus" 'peer_monitor_node_up{node="geth-0"} 1.0
peer_monitor_node_up{node="besu-1"} 1.0
peer_monitor_node_up{node="reth-1"} 1.0
peer_monitor_pair_verdict{node="besu-1",verdict="healthy"} 0.0
peer_monitor_pair_verdict{node="besu-1",verdict="blind"} 1.0
peer_monitor_pair_verdict{node="geth-0",verdict="healthy"} 1.0'
  on "curl http://127.0.0.1:8080/nodes/besu-1/pair" \
    '{"node":"besu-1","verdict":"blind","detail":"the monitor cannot read the consensus client (refused, is it \"up\"?)","figures":{}}'
  script check-status.sh
  succeeds
  says "geth-0 and its consensus client: healthy"
  says "besu-1 and its consensus client: blind, the monitor cannot read the consensus client"
  does_not_say "reth-1 and its consensus client"
}

@test "a verdict that cannot be read is no line and breaks nothing" {
  on "curl http://127.0.0.1:8080/nodes/geth-0/pair" "" 22
  script check-status.sh
  succeeds
  does_not_say "consensus client"
}

@test "a Geth that the monitor cannot read is broken" {
  on "curl http://127.0.0.1:8080" 'peer_monitor_node_up{node="geth-0"} 0.0'
  script check-status.sh
  fails_with 1 "The monitor cannot read geth-0"
}

@test "of monitors that share the nodes each is asked" {
  on "kubectl get pods -n ethereum" 'ethereum|geth-0|geth|Running|yes|yes|0||x|""
ethereum|prysm-beacon-0|prysm-beacon|Running|yes|yes|0||x|""
ethereum|peer-monitor-0|peer-monitor|Running|yes|yes|0||x|""
ethereum|peer-monitor-1|peer-monitor|Running|yes|yes|0||x|""'
  script check-status.sh
  succeeds
  called "kubectl port-forward -n ethereum pod/peer-monitor-0"
  called "kubectl port-forward -n ethereum pod/peer-monitor-1"
  not_called "service/peer-monitor"
}

@test "a monitor that does not answer is broken" {
  on_failure "kubectl port-forward -n ethereum service/peer-monitor" "error: unable to forward"
  script check-status.sh
  fails_with 1 "The monitor does not answer"
}

@test "a disk that is nearly full is broken" {
  on "kubectl exec -n ethereum geth-0" '/dev/x 2147483648 2040109466 100 95% /data'
  script check-status.sh
  fails_with 1 "The volume of geth-0 is 95% full"
}

@test "a disk that cannot be read is unknown, not broken" {
  on_failure "kubectl exec -n ethereum geth-0" "forbidden"
  script check-status.sh
  succeeds
  says "geth-0: unknown"
}

@test "a critical alert is broken" {
  on "curl http://127.0.0.1:9093" \
    '[{"annotations":{"summary":"x"},"labels":{"alertname":"CheckpointDiffers","node":"geth-0","severity":"critical"},"status":{"state":"active"}}]'
  script check-status.sh
  fails_with 1 "The alert CheckpointDiffers fires"
  says "CheckpointDiffers, critical, geth-0"
}

@test "a warning is shown and not broken" {
  on "curl http://127.0.0.1:9093" '[{"labels":{"alertname":"FewPeers","severity":"warning"}}]'
  script check-status.sh
  succeeds
  says "FewPeers, warning"
}

@test "the alert that always fires is no alert, and is missed" {
  script check-status.sh
  does_not_say "Watchdog"
  on "curl http://127.0.0.1:9093" '[{"labels":{"alertname":"FewPeers","severity":"warning"}}]'
  script check-status.sh
  succeeds
  says "the Watchdog has not arrived yet"
}

@test "a node that runs elsewhere is shown by its own words" {
  on "kubectl get pods -n ethereum" 'ethereum|peer-monitor-1|peer-monitor|Running|yes|yes|0||x|""'
  on "kubectl get statefulsets,deployments -n ethereum" "ethereum|Deployment|peer-monitor|1|1|1|1"
  on "curl http://127.0.0.1:8080" 'peer_monitor_node_up{node="besu-1"} 1.0
ethereum_blockchain_height{node="besu-1"} 77.0
ethereum_best_known_block_number{node="besu-1"} 77.0'
  script check-status.sh
  succeeds
  says "besu-1: in sync at block 77"
}

@test "another's Alertmanager is not asked" {
  on "kubectl get statefulsets,deployments -n monitoring" "monitoring|StatefulSet|grafana|1|1|1|1"
  script check-status.sh
  succeeds
  says "an Alertmanager that is not ours"
  not_called "service/alertmanager"
}

@test "an Alertmanager that does not answer is broken" {
  on_failure "kubectl port-forward -n monitoring service/alertmanager" "error"
  script check-status.sh
  fails_with 1 "Alertmanager does not answer"
}

@test "a chain of one's own is compared with nobody" {
  on "kubectl get cronjob checkpoint-verify" ""
  script check-status.sh
  succeeds
  does_not_say "Checkpoint"
}

@test "a checkpoint that differs is broken, in its own words" {
  on "kubectl get jobs" "checkpoint-verify-2|0|1"
  on "kubectl logs -n ethereum job/checkpoint-verify-2" "DIFFERS at slot 64"
  script check-status.sh
  fails_with 1 "The last checkpoint comparison failed"
  says "DIFFERS at slot 64"
}

@test "a cluster without the stack is told how to get it" {
  on "kubectl get statefulsets,deployments" ""
  on "kubectl get pods" ""
  script check-status.sh
  fails_with 1 "scripts/deploy-all.sh"
}

@test "no port-forward is left behind" {
  script check-status.sh
  succeeds
  ! pgrep -f "$BATS_TEST_DIRNAME/fake/kubectl" >/dev/null
}

@test "an unknown option is refused" {
  script check-status.sh --fix
  fails_with 2 "There is no option --fix"
}
