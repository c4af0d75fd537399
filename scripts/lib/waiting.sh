# Applying, and the wait that follows.

choose_timeout() {
  local number=${1%[smh]}
  case "$number" in
    '' | *[!0-9]*) misused "\"$1\" is not a time: write 90s, 10m or 1h." ;;
  esac
  case "$1" in
    *h) timeout=$((number * 3600)) ;;
    *m) timeout=$((number * 60)) ;;
    *) timeout=$number ;;
  esac
}

preview() {
  local namespace
  for namespace in $namespaces; do
    if ! kubectl get namespace "$namespace" >/dev/null 2>&1; then
      # the server checks nothing inside a namespace that is not there yet
      objects | awk '{ print "  " $1, ($2 == "-" ? "" : $2 "/") $3 }'
      return
    fi
  done
  kubectl apply --server-side --dry-run=server -f "$manifests" | sed 's/^/  /'
}

apply() {
  local applied=$scratch/applied
  kubectl apply --server-side -f "$manifests" >"$applied" || stop "The cluster refused a part of the manifests, as said" \
    "above. What was applied stays; run this again once the reason is gone."
  say "Applied $(wc -l <"$applied" | tr -d ' ') objects for $network to $context."
}

# until every pod has started, and the monitor and the monitoring are ready
wait_for_pods() {
  local until=$((SECONDS + timeout)) told='' now
  while :; do
    look || stop "The pods of $context can no longer be read."
    stop_without_image
    now=$(unfinished)
    [ -n "$now" ] || return 0
    if [ "$now" != "$told" ]; then
      say "waiting for"
      say "$now"
      told=$now
    fi
    [ "$SECONDS" -lt "$until" ] || break
    sleep 3
  done
  explain_refusals
  stop "Not everything runs after $timeout s: the lines above say what is missing. The cluster goes on trying; look again" \
    "with scripts/check-status.sh, or run this again."
}

stop_without_image() {
  local namespace pod workload reason message
  while IFS='|' read -r namespace pod workload _ _ _ _ reason _ message; do
    if [ "$workload" = peer-monitor ] && is_image_reason "$reason"; then
      explain_loading "$message"
    fi
  done <"$scratch/pods"
}

# one line for each workload that lacks pods or readiness, and each pod that has not started
unfinished() {
  local namespace kind name wanted made current ready pod workload phase started reason message
  while IFS='|' read -r namespace kind name wanted made current ready; do
    if [ "$made" -lt "$wanted" ]; then
      say "  $namespace/$name: $made of $wanted pods are made"
    elif must_be_ready "$namespace" "$name" && ! grep -q "^$namespace|[^|]*|$name|[^|]*|no|" "$scratch/pods" && { [ "$current" -lt "$wanted" ] || [ "$ready" -lt "$wanted" ]; }; then
      say "  $namespace/$name: $ready of $wanted pods are ready"
    fi
  done <"$scratch/workloads"
  while IFS='|' read -r namespace pod workload phase started _ _ reason _ message; do
    # a Job's pod comes, fails and comes again by itself
    is_workload "$namespace" "$workload" || continue
    if [ "$started" = no ]; then
      [ "$message" != '""' ] || message=
      say "  $namespace/$pod: has not started${reason:+, $reason}${message:+, $message}"
    fi
  done <"$scratch/pods"
}

# a node is ready when it follows the chain, for which nobody waits here
must_be_ready() {
  [ "$1" = monitoring ] || [ "$2" = peer-monitor ]
}

explain_refusals() {
  local namespace kind name wanted made refusal pod workload phase
  while IFS='|' read -r namespace kind name wanted made _; do
    if [ "$made" -lt "$wanted" ]; then
      refusal=$(refusals "$namespace" "$kind" "$name") && say "  refused: $refusal"
    fi
  done <"$scratch/workloads"
  while IFS='|' read -r namespace pod workload phase _; do
    if [ "$phase" = Failed ]; then
      say "  failed: kubectl logs -n $namespace $pod says why"
    fi
  done <"$scratch/pods"
}

show_what_to_open() {
  cat <<'WORDS'
Open
  Grafana   kubectl port-forward -n monitoring svc/grafana 3000:3000, then http://localhost:3000
            password of admin: kubectl get secret -n monitoring grafana-admin -o jsonpath='{.data.admin-password}' | base64 -d
  monitor   kubectl port-forward -n ethereum svc/peer-monitor 8080:8080, then http://localhost:8080 or curl localhost:8080/peers
  logs      kubectl logs -f deployment/peer-monitor -n ethereum, kubectl logs -f statefulset/geth -n ethereum
  status    scripts/check-status.sh
WORDS
}
