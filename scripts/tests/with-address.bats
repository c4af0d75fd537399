# The script that starts a client with the address it announces (k8s/components/p2p-address).

setup() {
  export ADDRESSES=$BATS_TEST_TMPDIR POD_NAME=geth-0
  mkdir "$BATS_TEST_TMPDIR/bin"
  printf '#!/bin/sh\necho "process $$, nat $GETH_NAT, flags $*"\n' >"$BATS_TEST_TMPDIR/bin/geth"
  chmod +x "$BATS_TEST_TMPDIR/bin/geth"
  PATH=$BATS_TEST_TMPDIR/bin:$PATH
}

start() {
  run sh "$BATS_TEST_DIRNAME/../../k8s/components/p2p-address/with-address.sh" "$@"
}

@test "Geth announces the address of its pod and keeps its flags" {
  echo 203.0.113.7 >"$ADDRESSES/geth-0"
  start geth --datadir=/data --mainnet
  [ "$status" = 0 ]
  [[ $output = *"nat extip:203.0.113.7, flags --datadir=/data --mainnet" ]]
}

@test "Geth takes the place of the shell, so that it gets the signal to stop" {
  echo 203.0.113.7 >"$ADDRESSES/geth-0"
  sh -c 'echo "shell $$"; exec sh "$0" geth' "$BATS_TEST_DIRNAME/../../k8s/components/p2p-address/with-address.sh" >"$BATS_TEST_TMPDIR/out"
  [ "$(sed -n 's/^shell //p' "$BATS_TEST_TMPDIR/out")" = "$(sed -n 's/^process \([0-9]*\),.*/\1/p' "$BATS_TEST_TMPDIR/out")" ]
}

@test "an IPv6 address is one too" {
  echo 2001:db8::7 >"$ADDRESSES/geth-0"
  start geth
  [[ $output = *"nat extip:2001:db8::7,"* ]]
}

@test "an empty address stops the pod with what to put where" {
  : >"$ADDRESSES/geth-0"
  start geth
  [ "$status" = 1 ]
  [[ $output = *"ConfigMap p2p-addresses"*"geth-0=203.0.113.7"* ]]
  [[ $output != *process* ]]
}

@test "a pod without a line stops too, and nothing else is said" {
  POD_NAME=geth-1 start geth
  [ "$status" = 1 ]
  [ "${#lines[@]}" = 1 ]
  [[ $output = "geth-1 has no address to announce:"*"geth-1=203.0.113.7"* ]]
}

@test "a name is no address, because Geth takes none" {
  echo node.example.org >"$ADDRESSES/geth-0"
  start geth
  [ "$status" = 1 ]
}
