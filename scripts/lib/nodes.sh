# What the clients say of themselves: sync, peers, and whether each Prysm reaches its Geth; and what the monitor makes
# of the two.

# one line for each Geth, from the monitor's metrics
show_geths() {
  local metrics=$scratch/metrics pod
  if ! workload_started peer-monitor; then
    say "  the monitor, which asks the Geths, has not started yet"
    return
  fi
  if ! ask_monitors "$metrics"; then
    trouble "The monitor does not answer, so nothing is known of the Geths: kubectl logs -n ethereum deployment/peer-monitor."
    return
  fi
  for pod in $(pods_of geth); do
    show_geth "$pod" "$metrics"
  done
  while read -r pod; do
    [ -z "$pod" ] || is_pod "$pod" || show_watched "$pod" "$metrics"
  done <<<"$(sed -n 's/^peer_monitor_node_up{node="\([^"]*\)"}.*/\1/p' "$metrics")"
}

# of several, which share the nodes among them, each knows its own only
ask_monitors() {
  local monitor monitors=(service/peer-monitor)
  if [ "$(pods_of peer-monitor | wc -l)" -gt 1 ]; then
    mapfile -t monitors < <(pods_of peer-monitor | sed 's,^,pod/,')
  fi
  : >"$1"
  : >"$1.pairs"
  for monitor in "${monitors[@]}"; do
    forward ethereum "$monitor" 8080 ask_monitor "$1" || return
  done
}

# adds its metrics to FILE, and its verdict on the two clients of each node to FILE.pairs, one line of JSON for each
ask_monitor() {
  local node
  ask /actuator/prometheus >"$1.one" || return
  cat "$1.one" >>"$1"
  sed -n 's/^peer_monitor_pair_verdict{node="\([a-z0-9-]*\)",verdict="healthy"}.*/\1/p' "$1.one" >"$1.paired"
  while read -r node; do
    printf '%s\n' "$(ask "/nodes/$node/pair")" >>"$1.pairs"
  done <"$1.paired"
}

# one line for each node whose consensus client the monitor knows
show_pairs() {
  local pair node verdict detail
  [ -s "$scratch/metrics.pairs" ] || return 0
  while read -r pair; do
    node=$(printf '%s' "$pair" | text node)
    verdict=$(printf '%s' "$pair" | text verdict)
    detail=$(printf '%s' "$pair" | text detail)
    [ -n "$verdict" ] || continue
    say "  $node and its consensus client: $verdict, $detail"
    case "$verdict" in
      wrong_network | rules_mismatch | clock_skew | jwt_refused | optimistic | heads_apart)
        trouble "The two clients of $node do not work as one: $verdict, $detail."
        ;;
      # who starts, syncs or is down is told in lines of its own
    esac
  done <"$scratch/metrics.pairs"
}

# Prysm also says el_offline of a Geth that syncs: the monitor looks at the blocks that Geth got from it
is_driven() {
  grep -F "\"node\":\"$1\"" "$scratch/metrics.pairs" 2>/dev/null \
    | grep -qE '"verdict":"(healthy|consensus_syncing|execution_syncing|optimistic|heads_apart)"'
}

# the text of that name in flat JSON
text() {
  sed -n -E "s/.*\"$1\":\"(([^\"\\]|\\\\.)*)\".*/\\1/p"
}

show_geth() {
  if is_started "$1"; then
    show_watched "$@"
  else
    say "  $1: starting"
  fi
}

# also for nodes that run elsewhere
show_watched() {
  local pod=$1 height best up inbound outbound
  up=$(metric "$2" peer_monitor_node_up "node=\"$pod\"")
  if [ "$up" != 1 ]; then
    say "  $pod: the monitor cannot read it"
    trouble "The monitor cannot read $pod: kubectl logs -n ethereum deployment/peer-monitor says why."
    return
  fi
  height=$(metric "$2" ethereum_blockchain_height "node=\"$pod\"")
  best=$(metric "$2" ethereum_best_known_block_number "node=\"$pod\"")
  inbound=$(metric "$2" peer_monitor_peers "node=\"$pod\"" 'direction="inbound"')
  outbound=$(metric "$2" peer_monitor_peers "node=\"$pod\"" 'direction="outbound"')
  say "  $pod: $(sync_words "$pod" "block ${height:-?}" "$((${best:-0} - ${height:-0}))" blocks), peers ${inbound:-?} in, ${outbound:-?} out"
}

# ready means fresh: the readiness probe of both clients looks at the chain; other nodes have their word for it
sync_words() {
  if is_ready "$1" || { ! is_pod "$1" && [ "$3" = 0 ]; }; then
    printf 'in sync at %s' "$2"
  elif [ "$3" -gt 0 ]; then
    printf 'syncing at %s, %s %s behind' "$2" "$3" "$4"
  else
    printf 'syncing at %s, waiting for its partner or for peers' "$2"
  fi
}

# a number from a scrape: FILE NAME LABEL…, as a whole number, or nothing
metric() {
  local file=$1 name=$2 lines
  shift 2
  lines=$(grep "^$name{" "$file") || return 0
  for label_of_metric in "$@"; do
    lines=$(printf '%s\n' "$lines" | grep -F "$label_of_metric") || return 0
  done
  printf '%s\n' "$lines" | awk '{ printf "%.0f\n", $NF; exit }'
}

show_prysms() {
  local pod
  for pod in $(pods_of prysm-beacon); do
    if ! is_started "$pod"; then
      say "  $pod: starting"
    elif ! forward ethereum "pod/$pod" 3500 show_prysm "$pod"; then
      say "  $pod: does not answer"
      trouble "$pod does not answer: kubectl logs -n ethereum $pod."
    fi
  done
}

show_prysm() {
  local pod=$1 geth=geth-${1##*-} syncing inbound outbound
  syncing=$(ask /eth/v1/node/syncing) || return
  inbound=$(ask '/eth/v1/node/peers?state=connected&direction=inbound' | number count)
  outbound=$(ask '/eth/v1/node/peers?state=connected&direction=outbound' | number count)
  say "  $pod: $(sync_words "$pod" "slot $(printf '%s' "$syncing" | number head_slot)" \
    "$(printf '%s' "$syncing" | number sync_distance)" slots), peers ${inbound:-?} in, ${outbound:-?} out"
  case "$syncing" in
    *'"el_offline":false'*) say "  $pod: paired with $geth" ;;
    *)
      if is_started "$geth" && is_driven "$geth"; then
        say "  $pod: says that it does not reach $geth, but drives it"
        return
      fi
      say "  $pod: does not reach $geth"
      if is_started "$geth"; then
        trouble "$pod does not reach $geth, though it runs: kubectl logs -n ethereum $pod says why;" \
          "\"401\" there means two different JWTs, which scripts/rotate-jwt.sh heals."
      fi
      ;;
  esac
}

# the last number of that name in flat JSON, where it may be a string
number() {
  grep -oE "\"$1\":\"?[0-9]+" | tail -n 1 | grep -oE '[0-9]+$' || true
}

pods_of() {
  awk -F'|' -v workload="$1" '$3 == workload { print $2 }' "$scratch/pods"
}

workload_started() {
  awk -F'|' -v workload="$1" '$3 == workload && $5 == "yes" { found = 1 } END { exit !found }' "$scratch/pods"
}

is_pod() {
  awk -F'|' -v pod="$1" '$2 == pod { found = 1 } END { exit !found }' "$scratch/pods"
}

is_started() {
  awk -F'|' -v pod="$1" '$2 == pod && $5 == "yes" { found = 1 } END { exit !found }' "$scratch/pods"
}

is_ready() {
  awk -F'|' -v pod="$1" '$2 == pod && $6 == "yes" { found = 1 } END { exit !found }' "$scratch/pods"
}

show_nodes() {
  say "Nodes"
  show_geths
  show_prysms
  show_pairs
}
