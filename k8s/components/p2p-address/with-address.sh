#!/bin/sh
# Starts a client that announces the address at which others reach it, or says that it has none.
# Usage: with-address.sh geth|beacon-chain FLAG...
# Settings: POD_NAME, ADDRESSES (folder with one file for each pod).
set -eu

client=$1
shift
address=$(tr -d ' \t\r\n' 2>/dev/null <"${ADDRESSES:-/etc/p2p-addresses}/$POD_NAME") || address=''
case $address in
  '' | *[!0-9a-fA-F.:]*)
    echo "$POD_NAME has no address to announce: put the IP address at which the internet reaches it into" \
      "the ConfigMap p2p-addresses, as the line $POD_NAME=203.0.113.7 of" \
      "k8s/components/p2p-address/addresses.env, and apply again." >&2
    exit 1
    ;;
esac

# exec, so that the client is process 1 and gets the signal to stop
case $client in
  geth)
    export GETH_NAT="extip:$address"
    exec geth "$@"
    ;;
  beacon-chain) exec /beacon-chain "$@" --p2p-host-ip="$address" ;;
  *) echo "with-address.sh knows geth and beacon-chain, not $client" >&2 && exit 2 ;;
esac
