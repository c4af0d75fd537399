#!/bin/sh
# Derives the beginning of the chain, the same bytes in every pod, and empties the pod's volume when it holds another chain.
# Only the shell and coreutils: the image has nothing else.
# Usage: derive-genesis.sh [DATA]      DATA is the pod's volume, where it has one
# Settings: PRYSMCTL (program), PARAMETERS (folder of the ConfigMap that the Job made), TEMPLATE (Geth's genesis without
# its times), GENESIS (folder that is filled).
set -eu

prysmctl=${PRYSMCTL:-/prysmctl}
parameters=${PARAMETERS:-/parameters}
genesis=${GENESIS:-/genesis}
begin=$(cat "$parameters/genesis-time")
slot=$(cat "$parameters/slot-seconds")
validators=$(cat "$parameters/validators")
digits=$(cat "$parameters/fork-digits")

# every fork from the beginning; what is not here is as on mainnet, in whose preset the published programs are built
cat >"$genesis/config.yaml" <<CONFIG
PRESET_BASE: mainnet
CONFIG_NAME: devnet
MIN_GENESIS_ACTIVE_VALIDATOR_COUNT: $validators
MIN_GENESIS_TIME: $begin
GENESIS_DELAY: 0
GENESIS_FORK_VERSION: 0x${digits}d0
ALTAIR_FORK_VERSION: 0x${digits}d1
ALTAIR_FORK_EPOCH: 0
BELLATRIX_FORK_VERSION: 0x${digits}d2
BELLATRIX_FORK_EPOCH: 0
CAPELLA_FORK_VERSION: 0x${digits}d3
CAPELLA_FORK_EPOCH: 0
DENEB_FORK_VERSION: 0x${digits}d4
DENEB_FORK_EPOCH: 0
ELECTRA_FORK_VERSION: 0x${digits}d5
ELECTRA_FORK_EPOCH: 0
FULU_FORK_VERSION: 0x${digits}d6
FULU_FORK_EPOCH: 0
TERMINAL_TOTAL_DIFFICULTY: 0
SECONDS_PER_SLOT: $slot
SLOT_DURATION_MS: ${slot}000
SECONDS_PER_ETH1_BLOCK: $slot
DEPOSIT_CHAIN_ID: 1337007
DEPOSIT_NETWORK_ID: 1337007
DEPOSIT_CONTRACT_ADDRESS: 0x4242424242424242424242424242424242424242
BLOB_SCHEDULE: []
CONFIG

# of a start before this one; prysmctl writes over no file that others may read
rm -f "$genesis/genesis.json" "$genesis/genesis.ssz"
"$prysmctl" testnet generate-genesis --fork=fulu --num-validators="$validators" --genesis-time="$begin" \
  --chain-config-file="$genesis/config.yaml" --geth-genesis-json-in="${TEMPLATE:-/scripts/genesis.json}" \
  --geth-genesis-json-out="$genesis/genesis.json" --output-ssz="$genesis/genesis.ssz"
# prysmctl writes it for its own user alone, and Geth's container may have another
chmod 0644 "$genesis/genesis.json" "$genesis/genesis.ssz"

[ $# -eq 1 ] || exit 0
hash=$(cat "$genesis/genesis.json" "$genesis/genesis.ssz" | sha256sum | cut -d ' ' -f 1)
if [ "$(cat "$1/chain" 2>/dev/null)" = "$hash" ]; then
  echo "The volume holds this chain, which began at $begin: it stays."
  exit 0
fi
# what is the volume's own stays
for entry in "$1"/* "$1"/.[!.]*; do
  [ "${entry##*/}" = lost+found ] || rm -rf "$entry"
done
echo "$hash" >"$1/chain"
echo "The volume is empty now, for the chain that began at $begin."
