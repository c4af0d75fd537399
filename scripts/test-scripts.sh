#!/usr/bin/env bash
# Checks all shell scripts with shellcheck, and their behaviour with bats and a fake kubectl.
#
#   scripts/test-scripts.sh [BATS OPTION…]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

shellcheck --external-sources --check-sourced --source-path="$PWD" .ci/run scripts/*.sh
shellcheck scripts/tests/fake/{kubectl,curl,sleep,healthy.sh}
[ ! -d k8s ] || find k8s -name '*.sh' -exec shellcheck {} +
bats "$@" scripts/tests
