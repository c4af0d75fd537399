package io.peermonitor.simulation;

import java.util.SplittableRandom;

/** One node's connection to a peer, with the port of whoever dialled. */
record Link(NetworkPeer peer, boolean inbound, int dialledFrom, long since) {

    private static final int HANDSHAKE_TICKS = 3;

    static Link to(NetworkPeer peer, boolean inbound, long since, SplittableRandom random) {
        return new Link(peer, inbound, 32_768 + random.nextInt(28_000), since);
    }

    /** A quarter of the newcomers is slow to say which protocol version it speaks. */
    boolean inHandshake(long tick) {
        return tick - since < HANDSHAKE_TICKS && peer.number() % 4 == 0;
    }

    boolean permanent() {
        return peer.number() < NetworkPeer.FIRST_ORDINARY;
    }
}
