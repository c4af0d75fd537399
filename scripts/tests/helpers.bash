# A copy of nothing: the real scripts in a repository whose cluster is a fake.

setup() {
  repository=$BATS_TEST_TMPDIR/repository
  mkdir -p "$repository"/k8s/overlays/{mainnet,sepolia,hoodi,devnet}
  touch "$repository"/k8s/overlays/{mainnet,sepolia,hoodi,devnet}/kustomization.yaml
  ln -s "$BATS_TEST_DIRNAME/.." "$repository/scripts"
  export CALLS=$BATS_TEST_TMPDIR/calls ANSWERS=$BATS_TEST_TMPDIR/answers
  : >"$CALLS"
  : >"$ANSWERS"
  PATH=$BATS_TEST_DIRNAME/fake:$PATH
}

# on CALL WORDS [STATUS]: a call that begins so gets this answer; the newest answer wins
on() {
  local older
  older=$(cat "$ANSWERS")
  {
    printf 'case "$call" in\n  %q*)\n    %s\n    exit %d\n    ;;\nesac\n' "$1" "${2:+printf '%s\n' $(printf %q "$2")}" "${3:-0}"
    printf '%s\n' "$older"
  } >"$ANSWERS"
}

# on_failure CALL WORDS: the call says these words as errors and fails
on_failure() {
  local older
  older=$(cat "$ANSWERS")
  {
    printf 'case "$call" in\n  %q*)\n    printf "%%s\\n" %q >&2\n    exit 1\n    ;;\nesac\n' "$1" "$2"
    printf '%s\n' "$older"
  } >"$ANSWERS"
}

script() {
  run "$repository/scripts/$1" "${@:2}" </dev/null
}

fails_with() {
  [ "$status" = "$1" ] || complain "It ended with $status, not $1."
  says "$2"
}

succeeds() {
  [ "$status" = 0 ] || complain "It ended with $status."
}

says() {
  case "$output" in
    *"$1"*) ;;
    *) complain "It did not say: $1" ;;
  esac
}

does_not_say() {
  case "$output" in
    *"$1"*) complain "It said: $1" ;;
  esac
}

# the calls that change a cluster, in their order
changes() {
  grep -E '^(kubectl (apply|delete|wait|scale|patch)|  <)' "$CALLS" | grep -v -- --dry-run || true
}

called() {
  grep -qF -- "$1" "$CALLS" || complain "It did not call: $1"
}

not_called() {
  ! grep -qF -- "$1" "$CALLS" || complain "It called: $1"
}

complain() {
  printf '%s\nIt said:\n%s\nIt called:\n%s\n' "$1" "$output" "$(grep '^[ks ]' "$CALLS" | cut -c 1-160)" >&2
  return 1
}
