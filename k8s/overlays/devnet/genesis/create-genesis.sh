#!/bin/sh
# Says when the private chain begins and how it is: makes one ConfigMap, once, with no right but to create it.
# Usage: create-genesis.sh NAME
# Settings: GENESIS_DELAY, SLOT_SECONDS, VALIDATORS (numbers), API_SERVER (URL), ACCOUNT (folder of token,
# ca.crt and namespace), RETRIES, MAX_TIME (seconds).
# Exit: 0 made, or there already; 1 not made; 2 wrong usage.
set -eu
umask 077

[ $# -eq 1 ] || {
  echo "usage: create-genesis.sh NAME" >&2
  exit 2
}
name=$1
for number in "$GENESIS_DELAY" "$SLOT_SECONDS" "$VALIDATORS"; do
  case $number in
    '' | *[!0-9]*) echo "wrong usage: \"$number\" is no number" >&2 && exit 2 ;;
  esac
done
account=${ACCOUNT:-/var/run/secrets/bootstrap}
namespace=$(cat "$account/namespace")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

begin=$(($(date +%s) + GENESIS_DELAY))
# the same validators are in every such chain: only these digits keep the nodes of one out of another
digits=$(printf '%06x' $((begin % 16777216)))

# the token goes through a file: arguments of a command are visible to others
printf 'Authorization: Bearer %s' "$(cat "$account/token")" >"$work/header"
code=$(
  printf '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"%s","labels":{"app.kubernetes.io/name":"%s","app.kubernetes.io/part-of":"peer-monitor"}},"immutable":true,"data":{"genesis-time":"%s","slot-seconds":"%s","validators":"%s","fork-digits":"%s"}}' \
    "$name" "$name" "$begin" "$SLOT_SECONDS" "$VALIDATORS" "$digits" \
    | curl -sS --cacert "$account/ca.crt" --connect-timeout 5 --max-time "${MAX_TIME:-15}" \
      --retry "${RETRIES:-10}" --retry-delay 3 --retry-connrefused --retry-all-errors \
      -H @"$work/header" -H 'Content-Type: application/json' --data-binary @- \
      -o "$work/reply" -w '%{http_code}' \
      "${API_SERVER:-https://kubernetes.default.svc}/api/v1/namespaces/$namespace/configmaps"
) || code=none

case $code in
  201) echo "ConfigMap $namespace/$name is made: the chain begins at $begin, in $GENESIS_DELAY s." ;;
  409) echo "ConfigMap $namespace/$name is there already and stays as it is." ;;
  none | 000) echo "ConfigMap $namespace/$name is not made: the API server does not answer." >&2 && exit 1 ;;
  *)
    # the server's sentence says which rule refused
    reason=$(tr -d '\n' <"$work/reply" | sed -n 's/.*"message": *"\(\([^"\\]\|\\.\)*\)".*/\1/p' | tr -d '\134' | cut -c 1-400)
    echo "ConfigMap $namespace/$name is not made: HTTP $code${reason:+, $reason}" >&2
    exit 1
    ;;
esac
