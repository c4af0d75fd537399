# Runs the rendered bootstrap Job's script as its ServiceAccount, and tries what that account must not do.

# writes what the Job's pod finds in its projected volume: ACCOUNT NAMESPACE
become() {
  account=$scratch/account.$1
  mkdir -p "$account"
  kubectl create token -n "$2" "$1" --duration=10m >"$account/token"
  cp "$cluster/certificates/apiserver.crt" "$account/ca.crt"
  printf '%s' "$2" >"$account/namespace"
}

# runs the Job's own command line from the manifests: JOB
run_bootstrap() {
  local arguments
  arguments=$(documents Job "$1" | awk '/^      - args:/ { inside = 1; next } inside && /^        - / { print $2; next } inside { exit }')
  # shellcheck disable=SC2086  # one word each
  ACCOUNT=$account API_SERVER=$server RETRIES=2 sh "$root/k8s/base/jwt-secret/create-secret.sh" $arguments
}

# the account makes its Secret once, is content when it is there, and makes nothing else: JOB ACCOUNT NAMESPACE SECRET
account_makes_only() {
  become "$2" "$3"
  run_bootstrap "$1" | grep -q "is made" || complain "$2 did not make $4." || return
  run_bootstrap "$1" | grep -q "is there already" || complain "$2 failed when $4 was there." || return
  [ "$(kubectl get secret -n "$3" "$4" -o jsonpath='{.type} {.immutable}')" = "Opaque true" ] \
    || complain "$4 is not an immutable Opaque Secret." || return
  kubectl delete secret -n "$3" "$4" >/dev/null
  refused_by_policy "$3" "other" Opaque && refused_by_policy "$3" "$4" kubernetes.io/service-account-token \
    && refused_by_role "$3" && run_bootstrap "$1" >/dev/null
}

post_secret() {
  curl -sS --cacert "$account/ca.crt" -H "Authorization: Bearer $(cat "$account/token")" -H 'Content-Type: application/json' \
    -w '\n%{http_code}\n' "$server/api/v1/namespaces/$1/secrets" --data-binary @- <<BODY
{"apiVersion":"v1","kind":"Secret","type":"$3","metadata":{"name":"$2","annotations":{"kubernetes.io/service-account.name":"default"}}}
BODY
}

refused_by_policy() {
  local answer
  answer=$(post_secret "$@")
  case "$answer" in
    *ValidatingAdmissionPolicy*403) ;;
    *) complain "Creating $2 of type $3 was not refused by the policy: $answer" ;;
  esac
}

# nothing in another namespace, and no look at any Secret
refused_by_role() {
  local answer
  answer=$(post_secret default other Opaque)
  [ "${answer##*$'\n'}" = 403 ] || complain "A Secret in another namespace was not refused: $answer" || return
  answer=$(curl -sS -o /dev/null -w '%{http_code}' --cacert "$account/ca.crt" -H "Authorization: Bearer $(cat "$account/token")" \
    "$server/api/v1/namespaces/$1/secrets")
  [ "$answer" = 403 ] || complain "Secrets could be listed: $answer"
}

# the Job's own script and settings
run_genesis() {
  # shellcheck disable=SC2046  # numbers, one word each
  env $(documents Job devnet-genesis | awk '/^        - name: [A-Z_]+$/ { name = $3 } /^          value: / { gsub("\"", ""); print name "=" $2 }') \
    ACCOUNT="$account" API_SERVER="$server" RETRIES=2 sh "$root/k8s/overlays/devnet/genesis/create-genesis.sh" devnet-genesis
}

# the account makes its ConfigMap once, is content when it is there, and makes nothing else
account_makes_only_genesis() {
  local answer
  become devnet-genesis ethereum
  run_genesis | grep -q "is made" || complain "devnet-genesis was not made." || return
  run_genesis | grep -q "is there already" || complain "The Job failed when devnet-genesis was there." || return
  [ "$(kubectl get configmap -n ethereum devnet-genesis -o jsonpath='{.immutable} {.data.slot-seconds}')" = "true 4" ] \
    || complain "devnet-genesis is not as it should be." || return
  kubectl delete configmap -n ethereum devnet-genesis >/dev/null
  answer=$(post_config_map ethereum other)
  case "$answer" in
    *ValidatingAdmissionPolicy*403) ;;
    *) complain "Creating another ConfigMap was not refused by the policy: $answer" || return ;;
  esac
  answer=$(post_config_map default devnet-genesis)
  [ "${answer##*$'\n'}" = 403 ] || complain "A ConfigMap in another namespace was not refused: $answer" || return
  run_genesis >/dev/null
}

post_config_map() {
  curl -sS --cacert "$account/ca.crt" -H "Authorization: Bearer $(cat "$account/token")" -H 'Content-Type: application/json' \
    -w '\n%{http_code}\n' "$server/api/v1/namespaces/$1/configmaps" --data-binary @- <<BODY
{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"$2"}}
BODY
}
