package io.peermonitor.simulation;

import java.util.SplittableRandom;

/** One node's connection to a peer, with the port of whoever dialled and the tick it ends. */
record Link(NetworkPeer peer, boolean inbound, int dialledFrom, long since, long until) {

    private static final int LISTENING = 30303;
    private static final int HANDSHAKE_TICKS = 3;

    static Link to(NetworkPeer peer, boolean inbound, long since, SplittableRandom random) {
        return visit(peer, inbound, since, Long.MAX_VALUE, random);
    }

    /** A connection whose end is known from its beginning. */
    static Link visit(
            NetworkPeer peer, boolean inbound, long since, long until, SplittableRandom random) {
        return new Link(peer, inbound, 32_768 + random.nextInt(28_000), since, until);
    }

    String remoteAddress() {
        return peer.address() + ":" + (inbound ? dialledFrom : peer.port());
    }

    String localAddress(SimulatedNode node) {
        String own = Address.ofNode(node.number(), peer.address().startsWith("["));
        return own + ":" + (inbound ? LISTENING : dialledFrom);
    }

    /** A quarter of the newcomers is slow to say which protocol version it speaks. */
    boolean inHandshake(long tick) {
        return !stays() || (tick - since < HANDSHAKE_TICKS && peer.number() % 4 == 0);
    }

    /** False for a visit, which ends with the handshake. */
    boolean stays() {
        return until == Long.MAX_VALUE;
    }
}
