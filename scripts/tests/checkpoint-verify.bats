# The script of the CronJob checkpoint-verify, with servers that are folders (servers/curl).

readonly ours=0x1111111111111111111111111111111111111111111111111111111111111111
readonly other=0x2222222222222222222222222222222222222222222222222222222222222222

setup() {
  export SERVERS=$BATS_TEST_TMPDIR/servers
  mkdir "$SERVERS"
  PATH=$BATS_TEST_DIRNAME/servers:$PATH
  export BEACON_NODES=http://prysm-beacon-0.prysm-beacon-headless:3500
  export PROVIDERS='https://one.example https://two.example https://three.example'
  export ALERTMANAGER=http://alertmanager.monitoring:9093
  answer prysm-beacon-0.prysm-beacon-headless eth-v1-beacon-headers-finalized \
    "{\"finalized\":true,\"data\":{\"root\":\"$ours\",\"canonical\":true,\"header\":{\"message\":
      {\"slot\":\"1000\",\"proposer_index\":\"7\",\"parent_root\":\"$other\"},\"signature\":\"0x00\"}}}"
  answer alertmanager.monitoring api-v2-alerts ''
}

# answer SERVER PATH BODY
answer() {
  mkdir -p "$SERVERS/$1"
  printf '%s' "$3" >"$SERVERS/$1/$2"
}

# has SERVER ROOT: what this provider has at our slot
has() {
  answer "$1" eth-v1-beacon-blocks-1000-root "{\"data\":{\"root\":\"$2\"}}"
}

verify() {
  run sh "$BATS_TEST_DIRNAME/../../k8s/base/prysm/checkpoint-verify.sh"
}

# ends STATUS LINE: with this status, and one line that begins so
ends() {
  [ "$status" = "$1" ] && [ "${#lines[@]}" = 1 ] && [[ ${lines[0]} = "$2"* ]] || {
    printf 'status %s, not %s:\n%s\n' "$status" "$1" "$output" >&2
    return 1
  }
}

alerted() {
  [ -f "$SERVERS/alertmanager.monitoring/posted" ]
}

not_alerted() {
  [ ! -f "$SERVERS/alertmanager.monitoring/posted" ]
}

@test "agrees when every provider has our root" {
  has one.example $ours && has two.example $ours && has three.example $ours
  verify
  ends 0 "agree: 3 of 3 providers have $ours at slot 1000"
  not_alerted
}

@test "differs when one provider has another root, and tells Alertmanager which node it is about" {
  has one.example $ours && has two.example $other && has three.example $ours
  verify
  ends 1 "differs: http://prysm-beacon-0.prysm-beacon-headless:3500 has $ours at its finalized slot 1000, but https://two.example has $other; 2 of 3 agree"
  alerted
  grep -q '"alertname":"CheckpointDiffers","severity":"critical","node":"geth-0"' "$SERVERS/alertmanager.monitoring/posted"
}

@test "an alert starts now and lasts until after the next run" {
  has one.example $other
  verify
  starts=$(date -u -d "$(grep -o '"startsAt":"[^"]*' "$SERVERS/alertmanager.monitoring/posted" | cut -d '"' -f 4)" +%s)
  ends=$(date -u -d "$(grep -o '"endsAt":"[^"]*' "$SERVERS/alertmanager.monitoring/posted" | cut -d '"' -f 4)" +%s)
  [ $(($(date +%s) - starts)) -lt 60 ]
  [ $((ends - starts)) -gt 3600 ]
}

@test "a difference stays a difference when Alertmanager does not answer" {
  rm -r "$SERVERS/alertmanager.monitoring"
  has one.example $other && has two.example $ours
  verify
  [ "$status" = 1 ]
  [[ $output = *differs:* ]]
  [[ $output = *"did not take the alert"* ]]
}

@test "agrees with one provider down while two others answer, and names it" {
  has one.example $ours && has three.example $ours
  verify
  ends 0 "agree: 2 of 3 providers"
  [[ $output = *"no answer from https://two.example" ]]
}

@test "one provider that agrees is not enough to tell" {
  has one.example $ours
  verify
  ends 0 "cannot tell: 1 of 3 providers know slot 1000"
  not_alerted
}

@test "cannot tell when every provider is down, and that is no difference" {
  verify
  ends 0 "cannot tell: 0 of 3 providers"
  not_alerted
}

@test "cannot tell when the providers do not know the slot" {
  mkdir "$SERVERS"/{one,two,three}.example
  verify
  ends 0 "cannot tell: 0 of 3 providers know slot 1000"
  not_alerted
}

@test "an answer that is no root counts as none" {
  answer one.example eth-v1-beacon-blocks-1000-root '<html>busy</html>'
  answer two.example eth-v1-beacon-blocks-1000-root '{"data":{"root":"0x22"}}'
  has three.example $ours
  verify
  ends 0 "cannot tell: 1 of 3 providers"
}

@test "cannot tell while our own node is still starting" {
  rm -r "$SERVERS/prysm-beacon-0.prysm-beacon-headless"
  has one.example $ours && has two.example $ours
  verify
  ends 0 "cannot tell: our node http://prysm-beacon-0.prysm-beacon-headless:3500 gives no finalized block"
}

@test "looks at every node of ours and fails when one differs" {
  answer prysm-beacon-1.prysm-beacon-headless eth-v1-beacon-headers-finalized \
    "{\"data\":{\"root\":\"$other\",\"header\":{\"message\":{\"slot\":\"1000\"}}}}"
  BEACON_NODES="$BEACON_NODES http://prysm-beacon-1.prysm-beacon-headless:3500"
  has one.example $ours && has two.example $ours
  verify
  [ "$status" = 1 ]
  [[ ${lines[0]} = agree:* ]]
  [[ ${lines[1]} = differs:* ]]
  grep -q '"node":"geth-1"' "$SERVERS/alertmanager.monitoring/posted"
}

@test "one provider is a wrong setting" {
  PROVIDERS=https://one.example
  verify
  ends 2 "wrong settings:"
}
