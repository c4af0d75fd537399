package io.peermonitor.realnodes;

/** Where one Geth listens; kept over a restart, so that the node comes back as itself. */
record GethPorts(int http, int webSocket, int engine, int p2p) {

    static GethPorts free() {
        return new GethPorts(
                LoopbackPorts.next(),
                LoopbackPorts.next(),
                LoopbackPorts.next(),
                LoopbackPorts.next());
    }
}
