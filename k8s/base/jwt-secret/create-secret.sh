#!/bin/sh
# Makes one Secret of random values, once, with no right but to create it: nobody reads it here.
# Usage: create-secret.sh NAME KEY=VALUE...      the value @random becomes 64 random hex digits
# Settings: API_SERVER (URL), ACCOUNT (folder of token, ca.crt and namespace), RETRIES, MAX_TIME (seconds).
# Exit: 0 made, or there already; 1 not made; 2 wrong usage.
set -eu
umask 077

[ $# -ge 2 ] || {
  echo "usage: create-secret.sh NAME KEY=VALUE..." >&2
  exit 2
}
name=$1
shift
account=${ACCOUNT:-/var/run/secrets/bootstrap}
namespace=$(cat "$account/namespace")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

data=''
for pair in "$@"; do
  case $pair in
    *[!A-Za-z0-9.=@-]* | [!A-Za-z0-9]*) echo "wrong usage: $pair" >&2 && exit 2 ;;
    ?*=@random)
      value=$(head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \n')
      [ ${#value} -eq 64 ] || { echo "no random numbers" >&2 && exit 1; }
      ;;
    ?*=?*) value=${pair#*=} ;;
    *) echo "wrong usage: $pair" >&2 && exit 2 ;;
  esac
  data="$data${data:+,}\"${pair%%=*}\":\"$value\""
done

# token and values go through files and pipes: arguments of a command are visible to others
printf 'Authorization: Bearer %s' "$(cat "$account/token")" >"$work/header"
code=$(
  printf '{"apiVersion":"v1","kind":"Secret","metadata":{"name":"%s","labels":{"app.kubernetes.io/name":"%s","app.kubernetes.io/part-of":"peer-monitor"}},"type":"Opaque","immutable":true,"stringData":{%s}}' \
    "$name" "$name" "$data" \
    | curl -sS --cacert "$account/ca.crt" --connect-timeout 5 --max-time "${MAX_TIME:-15}" \
      --retry "${RETRIES:-10}" --retry-delay 3 --retry-connrefused --retry-all-errors \
      -H @"$work/header" -H 'Content-Type: application/json' --data-binary @- \
      -o "$work/reply" -w '%{http_code}' \
      "${API_SERVER:-https://kubernetes.default.svc}/api/v1/namespaces/$namespace/secrets"
) || code=none

case $code in
  201) echo "Secret $namespace/$name is made." ;;
  409) echo "Secret $namespace/$name is there already and stays as it is." ;;
  none | 000) echo "Secret $namespace/$name is not made: the API server does not answer." >&2 && exit 1 ;;
  *)
    # the server's sentence says which rule refused; it repeats no value of a Secret
    reason=$(tr -d '\n' <"$work/reply" | sed -n 's/.*"message": *"\(\([^"\\]\|\\.\)*\)".*/\1/p' | tr -d '\134' | cut -c 1-400)
    echo "Secret $namespace/$name is not made: HTTP $code${reason:+, $reason}" >&2
    exit 1
    ;;
esac
