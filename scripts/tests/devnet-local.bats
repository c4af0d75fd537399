load helpers

setup_programs() {
  programs=$BATS_TEST_TMPDIR/programs
  mkdir -p "$programs"
  for name in geth beacon-chain validator prysmctl; do
    printf '#!/bin/sh\necho "  --known value"\n' >"$programs/$name"
    chmod +x "$programs/$name"
  done
  PATH=$programs:$PATH
}

@test "an unknown option is refused" {
  script devnet-local.sh --network hoodi
  fails_with 2 "There is no option --network"
}

@test "a delay that is no number is refused" {
  script devnet-local.sh --delay soon
  fails_with 2 "--delay needs a number of seconds"
}

@test "says which program is missing, and how to name it" {
  setup_programs
  rm "$programs/beacon-chain"
  script devnet-local.sh
  fails_with 1 "beacon-chain was not found"
  says "BEACON_CHAIN_BIN"
}

@test "says that a program it was told of cannot be run" {
  setup_programs
  GETH_BIN=/no/such/geth script devnet-local.sh
  fails_with 1 "/no/such/geth, which GETH_BIN names, cannot be run"
}
