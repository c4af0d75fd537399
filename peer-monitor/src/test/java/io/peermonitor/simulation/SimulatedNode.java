package io.peermonitor.simulation;

import io.peermonitor.testnode.Transport;

/** The nodes of the fleet: one per transport, one that goes down, one that has yet to sync. */
enum SimulatedNode {
    GETH_0(0, Transport.HTTP, 47),
    GETH_1(1, Transport.WEB_SOCKET, 42),
    GETH_2(2, Transport.IPC, 38);

    private static final int FIRST_OUTAGE = 30;
    private static final int OUTAGE_TICKS = 20;
    private static final int OUTAGE_PERIOD = 180;
    private static final int SYNC_TICKS = 60;

    private final int number;
    private final Transport transport;
    private final int usualPeers;

    SimulatedNode(int number, Transport transport, int usualPeers) {
        this.number = number;
        this.transport = transport;
        this.usualPeers = usualPeers;
    }

    int number() {
        return number;
    }

    String label() {
        return "geth-" + number;
    }

    Transport transport() {
        return transport;
    }

    int usualPeers() {
        return usualPeers;
    }

    /** Down is only the RPC: the node keeps its peers, so that they need not rejoin afterwards. */
    boolean down(long tick) {
        return this == GETH_1
                && tick >= FIRST_OUTAGE
                && (tick - FIRST_OUTAGE) % OUTAGE_PERIOD < OUTAGE_TICKS;
    }

    /** Blocks that the node has yet to import, none once it is synced. */
    long blocksToSync(long tick) {
        return this == GETH_2 ? Math.max(0, SYNC_TICKS - tick) * 100 : 0;
    }
}
