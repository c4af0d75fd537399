# The parts of the status screen that are not the clients' own words, and the verdict.

show_pods() {
  local namespace kind name wanted made pod phase started ready restarts reason message state
  say "Pods on $context"
  while IFS='|' read -r namespace pod _ phase started ready restarts reason _ message; do
    state=$(pod_words "$phase" "$started" "$ready" "$reason")
    [ -n "$state" ] || continue
    printf '  %-12s %-34s %s, restarts %s\n' "$namespace" "$pod" "$state" "$restarts"
    if is_broken_reason "$reason"; then
      trouble "$pod is broken: $reason $message"
    fi
  done <"$scratch/pods"
  while IFS='|' read -r namespace kind name wanted made _; do
    if [ "$made" -lt "$wanted" ]; then
      printf '  %-12s %-34s %s of %s pods\n' "$namespace" "$name" "$made" "$wanted"
      trouble "$namespace/$name has $made of $wanted pods. $(refusals "$namespace" "$kind" "$name")"
    fi
  done <"$scratch/workloads"
}

# nothing for the pods of Jobs that have ended
pod_words() {
  case "$1:$2:$3" in
    Succeeded:* | Failed:*) ;;
    *:yes:yes) printf 'ready' ;;
    *:yes:no) printf 'running, not ready' ;;
    *) printf 'not started%s' "${4:+ ($4)}" ;;
  esac
}

# the newest run of the CronJob that compares our chain with others
show_checkpoint() {
  local job name failed succeeded
  # a devnet has nobody to compare with, nor has who runs no nodes here
  [ -n "$(kubectl get cronjob checkpoint-verify -n ethereum --ignore-not-found --request-timeout=20s -o name)" ] || return 0
  job=$(kubectl get jobs -n ethereum -l app.kubernetes.io/name=checkpoint-verify --request-timeout=20s \
    --sort-by=.metadata.creationTimestamp -o go-template='{{range .items}}{{.metadata.name}}|{{if .status.succeeded}}{{.status.succeeded
}}{{else}}0{{end}}|{{if .status.failed}}{{.status.failed}}{{else}}0{{end}}{{"\n"}}{{end}}' | tail -n 1) || return 0
  say "Checkpoint"
  IFS='|' read -r name succeeded failed <<<"$job"
  if [ -z "$name" ]; then
    say "  not compared with other providers yet"
    return
  fi
  say "  $(kubectl logs -n ethereum "job/$name" --tail=1 --request-timeout=20s 2>/dev/null || echo "$name: no log left")"
  if [ "$succeeded" = 0 ] && [ "$failed" != 0 ]; then
    trouble "The last checkpoint comparison failed: kubectl logs -n ethereum job/$name says why."
  fi
}

readonly full=90

show_disks() {
  local name namespace workload path pod line used
  say "Disks"
  while read -r namespace workload path; do
    for pod in $(pods_of "$workload"); do
      is_started "$pod" || continue
      line=$(kubectl exec -n "$namespace" "$pod" -- df -Pk "$path" 2>/dev/null | tail -n 1) || line=
      # shellcheck disable=SC2086  # the columns of df
      set -- $line
      used=${5:-}
      if [ -z "$used" ]; then
        say "  $pod: unknown"
        continue
      fi
      say "  $pod: $(($3 / 1048576)) of $(($2 / 1048576)) GiB, $used used"
      [ "${used%\%}" -lt "$full" ] || trouble "The volume of $pod is $used full: enlarge its PersistentVolumeClaim."
    done
  done <<'DISKS'
ethereum geth /data
ethereum prysm-beacon /data
monitoring prometheus /prometheus
DISKS
}

# from Alertmanager, which also has the alerts that the checkpoint comparison sends
show_alerts() {
  local alerts=$scratch/alerts line name severity
  say "Alerts"
  if ! is_workload monitoring alertmanager; then
    say "  told by an Alertmanager that is not ours"
    return
  fi
  if ! workload_started alertmanager; then
    say "  Alertmanager has not started yet"
    return
  fi
  if ! forward monitoring service/alertmanager 9093 ask '/api/v2/alerts?active=true&silenced=false&inhibited=false' >"$alerts"; then
    say "  unknown"
    trouble "Alertmanager does not answer: kubectl logs -n monitoring statefulset/alertmanager."
    return
  fi
  grep -oE '"labels":\{[^}]*\}' "$alerts" | sort -u >"$alerts.labels" || true
  # it fires always, to show that alerts get through
  grep -q '"alertname":"Watchdog"' "$alerts.labels" || say "  the Watchdog has not arrived yet, so others may not arrive either"
  sed -i.all '/"alertname":"Watchdog"/d' "$alerts.labels"
  [ -s "$alerts.labels" ] || say "  none fires"
  while read -r line; do
    name=$(printf '%s' "$line" | label_value alertname)
    severity=$(printf '%s' "$line" | label_value severity)
    say "  $name, ${severity:-no severity}$(printf '%s' "$line" | label_value node | sed 's/^/, /')"
    [ "$severity" != critical ] || trouble "The alert $name fires."
  done <"$alerts.labels"
}

label_value() {
  sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"
}

conclude() {
  say
  if [ -s "$scratch/troubles" ]; then
    say "Broken:"
    sed 's/^/  /' "$scratch/troubles"
    exit 1
  fi
  if awk -F'|' '$5 == "no" && $4 != "Succeeded" && $4 != "Failed" { found = 1 } END { exit !found }' "$scratch/pods"; then
    say "Nothing is broken: some pods have not started yet."
  elif awk -F'|' '$6 == "no" && ($3 == "geth" || $3 == "prysm-beacon") { found = 1 } END { exit !found }' "$scratch/pods"; then
    say "Nothing is broken: the nodes sync."
  else
    say "All is well."
  fi
}
