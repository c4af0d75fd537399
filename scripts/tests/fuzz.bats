# The script that fuzzes, with a Maven that only writes down how it was called.

setup() {
  mkdir "$BATS_TEST_TMPDIR/bin"
  cat >"$BATS_TEST_TMPDIR/bin/mvn" <<'MVN'
#!/usr/bin/env bash
printf '%s\n' "$*" >>"$CALLS"
target=$(sed -n 's/.*-Dfuzz.target=\([A-Za-z]*\).*/\1/p' <<<"$*")
[ -z "$target" ] || echo "Done 7 runs in 1 second(s)"
case "$target" in
  "${BREAKS_ON:-none}") exit 77 ;;
  "${FINDS_IN:-none}")
    : >"$(sed -n 's/.*-Dfuzz.findings=\([^ ]*\).*/\1/p' <<<"$*")/crash-0ddba11"
    exit 77
    ;;
esac
MVN
  chmod +x "$BATS_TEST_TMPDIR/bin/mvn"
  export PATH=$BATS_TEST_TMPDIR/bin:$PATH CALLS=$BATS_TEST_TMPDIR/calls
  mkdir -p "$BATS_TEST_TMPDIR/project"
  cp -r "$BATS_TEST_DIRNAME/../../scripts" "$BATS_TEST_TMPDIR/project/"
  corpus=$BATS_TEST_TMPDIR/project/peer-monitor/src/test/resources/io/peermonitor/fuzz
  mkdir -p "$corpus"/{AdminPeersFuzz,BeaconFuzz,PeerEventsFuzz}
}

fuzz() {
  run "$BATS_TEST_TMPDIR/project/scripts/fuzz.sh" "$@"
}

@test "the minutes are shared by the targets, and nothing is kept unasked" {
  fuzz 3
  [ "$status" = 0 ]
  [ "$(grep -c -- '-Dfuzz.option=-max_total_time=60 ' "$CALLS")" = 3 ]
  [[ $(<"$CALLS") != *-merge=1* ]]
}

@test "what reached something new is kept on demand, the corpus first" {
  fuzz --keep 3
  [ "$status" = 0 ]
  grep -q -- "-Dfuzz.option=-merge=1 -Dfuzz.found=$corpus/BeaconFuzz " "$CALLS"
}

@test "a finding fails, is put into the corpus, and the other targets are still run" {
  FINDS_IN=AdminPeersFuzz fuzz 3
  [ "$status" = 1 ]
  [ -f "$corpus/AdminPeersFuzz/crash-0ddba11" ]
  grep -q 'fuzz.target=PeerEventsFuzz' "$CALLS"
}

@test "a Jazzer that does not run is no finding" {
  BREAKS_ON=BeaconFuzz fuzz 3
  [ "$status" = 1 ]
  [[ $output = *"Jazzer did not run"* ]]
  [ -z "$(ls "$corpus/BeaconFuzz")" ]
}

@test "minutes that are none are refused before anything runs" {
  for wrong in 0 -3 1.5 ten; do
    fuzz "$wrong"
    [ "$status" = 2 ]
    [[ $output = *"give a whole number of 1 or more"* ]]
  done
  [ ! -e "$CALLS" ]
}
