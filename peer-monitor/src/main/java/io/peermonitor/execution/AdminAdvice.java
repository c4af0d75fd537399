package io.peermonitor.execution;

import io.peermonitor.peer.ClientFamily;
import io.peermonitor.peer.ClientInfo;
import org.jspecify.annotations.Nullable;

/** How to make a client serve its peer table; each has flags of its own. */
final class AdminAdvice {

    private AdminAdvice() {}

    static String of(@Nullable ClientInfo client, NodeAddress address) {
        return "the node does not serve the admin API at "
                + address
                + ": "
                + remedy(client == null ? ClientFamily.UNKNOWN : client.family(), address)
                + ", where only the monitor can connect";
    }

    private static String remedy(ClientFamily family, NodeAddress address) {
        boolean webSocket = address instanceof NodeAddress.WebSocket;
        return switch (family) {
            case GETH ->
                    address instanceof NodeAddress.Ipc
                            ? "start Geth without --ipcdisable and use that socket"
                            : "start Geth with "
                                    + (webSocket ? "--ws.api" : "--http.api")
                                    + "=admin,eth,net,web3";
            case BESU ->
                    "start Besu with "
                            + (webSocket ? "--rpc-ws-api" : "--rpc-http-api")
                            + "=ADMIN,ETH,NET,WEB3";
            case NETHERMIND -> "add Admin to Nethermind's JsonRpc.EnabledModules";
            case RETH ->
                    "start Reth with "
                            + (webSocket ? "--ws.api" : "--http.api")
                            + "=admin,eth,net,web3";
            case ERIGON -> "start Erigon with --http.api=admin,eth,net,web3";
            // a consensus client at the address of an execution client has no such namespace at all
            case PRYSM,
                    LIGHTHOUSE,
                    TEKU,
                    NIMBUS,
                    LODESTAR,
                    GRANDINE,
                    ETHREX,
                    NIMBUS_ETH1,
                    ETHEREUMJS,
                    OTHER,
                    UNKNOWN ->
                    "switch its admin namespace on";
        };
    }
}
