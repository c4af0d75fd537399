#!/usr/bin/env bash
# Writes the PrometheusRules of the component prometheus-operator anew from the rule files, which are the same
# groups in another envelope. Run it after a change of a rule; `mvn verify` says when it was forgotten.
set -euo pipefail
cd "$(dirname "$0")/../k8s"

for file in base/prometheus/rules/*.yaml overlays/mainnet/expectations.yaml; do
  subject=$(basename "$file" .yaml)
  {
    cat <<HEAD
# The same groups as k8s/$file, by scripts/copy-rules.sh.
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: peer-monitor-$subject
  namespace: monitoring
  labels:
    app.kubernetes.io/name: peer-monitor
spec:
HEAD
    sed -n '/^groups:/,$p' "$file" | sed 's/^./  &/'
  } >"components/prometheus-operator/prometheusrule-$subject.yaml"
done
