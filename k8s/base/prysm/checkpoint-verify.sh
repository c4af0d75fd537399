#!/bin/sh
# Compares the block root at our own finalized slot with what other providers have at that slot.
# One line for each of our nodes; it stops no node, a person decides.
# Settings: BEACON_NODES and PROVIDERS (URLs, separated by spaces), ALERTMANAGER (URL, or empty),
# MAX_TIME (seconds for one answer).
# Exit: 0 all agree or cannot tell, 1 a provider differs, 2 wrong settings.
set -u

max_time=${MAX_TIME:-10}
reply=$(mktemp) || exit 2
trap 'rm -f "$reply"' EXIT

# shellcheck disable=SC2086 # a list of words
if [ -z "${BEACON_NODES:-}" ] || [ "$(set -- ${PROVIDERS:-} && echo $#)" -lt 2 ]; then
  echo "wrong settings: BEACON_NODES needs one URL and PROVIDERS at least two, separated by spaces" >&2
  exit 2
fi

# Only a whole answer of status 200 counts: whatever else comes is no answer, nor is the one before.
ask() {
  : >"$reply"
  code=$(curl -sS --connect-timeout 5 --max-time "$max_time" --max-filesize 65536 \
    -H 'Accept: application/json' -o "$reply" -w '%{http_code}' "$1" 2>/dev/null) \
    && [ "$code" = 200 ]
}

root_in_reply() {
  tr -d ' \t\r\n' <"$reply" | grep -o '"root":"0x[0-9a-f]\{64\}"' | head -n 1 | cut -d '"' -f 4
}

slot_in_reply() {
  tr -d ' \t\r\n' <"$reply" | grep -o '"slot":"[0-9]\{1,20\}"' | head -n 1 | cut -d '"' -f 4
}

# prysm-beacon-1 drives geth-1, and every alert is told by the name of its Geth
node_of() {
  name=${1#*://}
  name=${name%%[.:/]*}
  case $name in
    prysm-beacon-[0-9]*) echo "geth-${name##*-}" ;;
    *) echo "$name" ;;
  esac
}

# The time so many seconds from now.
in_seconds() {
  date -u -d "@$(($(date +%s) + $1))" +%Y-%m-%dT%H:%M:%SZ
}

# Best effort: the line and the failed Job say it in any case. Lasts until after the next run; without
# a start Alertmanager would take the end for it.
alert() {
  [ -n "${ALERTMANAGER:-}" ] || return 0
  printf '[{"labels":{"alertname":"CheckpointDiffers","severity":"critical","node":"%s"},"annotations":{"summary":"%s","description":"%s","runbook_url":"docs/runbooks/CheckpointDiffers.md"},"startsAt":"%s","endsAt":"%s"}]' \
    "$1" "Other providers finalized another block than our node." "$2" "$(in_seconds 0)" "$(in_seconds 7200)" \
    | curl -sS -f --connect-timeout 5 --max-time "$max_time" -o /dev/null \
      -H 'Content-Type: application/json' --data-binary @- "$ALERTMANAGER/api/v2/alerts" \
    || echo "Alertmanager at $ALERTMANAGER did not take the alert" >&2
}

verify() {
  ask "$1/eth/v1/beacon/headers/finalized" || {
    echo "cannot tell: our node $1 gives no finalized block, it may still be starting"
    return 0
  }
  slot=$(slot_in_reply)
  root=$(root_in_reply)
  if [ -z "$slot" ] || [ -z "$root" ]; then
    echo "cannot tell: our node $1 answers without slot or root"
    return 0
  fi
  agree=0 total=0 different='' silent=''
  for provider in $PROVIDERS; do
    total=$((total + 1))
    # this path and not /headers/, because providers that only serve checkpoints have no other
    theirs=''
    ! ask "$provider/eth/v1/beacon/blocks/$slot/root" || theirs=$(root_in_reply)
    case $theirs in
      '') silent="$silent $provider" ;;
      "$root") agree=$((agree + 1)) ;;
      *) different="$different $provider has $theirs" ;;
    esac
  done
  if [ -n "$different" ]; then
    line="$1 has $root at its finalized slot $slot, but$different; $agree of $total agree"
    echo "differs: $line"
    alert "$(node_of "$1")" "$line"
    return 1
  fi
  if [ "$agree" -lt 2 ]; then
    echo "cannot tell: $agree of $total providers know slot $slot of $1, two are needed; no answer from$silent"
    return 0
  fi
  echo "agree: $agree of $total providers have $root at slot $slot of $1${silent:+; no answer from$silent}"
}

status=0
for node in $BEACON_NODES; do
  verify "$node" || status=1
done
exit "$status"
