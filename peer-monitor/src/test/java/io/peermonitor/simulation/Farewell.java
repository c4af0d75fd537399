package io.peermonitor.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** Why a peer left, in Geth's words (p2p/peer_error.go, and Go's own where the socket failed). */
final class Farewell {

    private static final String SOCKET = "read tcp {local}->{remote}: ";

    /** As often as each occurs: most peers leave because either side has no room. */
    private static final List<String> USUAL =
            List.of(
                    "too many peers",
                    "too many peers",
                    "too many peers",
                    "too many peers",
                    "too many peers",
                    "useless peer",
                    "useless peer",
                    "useless peer",
                    "disconnect requested",
                    "disconnect requested",
                    "client quitting",
                    "client quitting",
                    "read timeout",
                    "read timeout",
                    "subprotocol error",
                    "breach of protocol",
                    "EOF",
                    "EOF",
                    SOCKET + "i/o timeout",
                    SOCKET + "i/o timeout",
                    SOCKET + "read: connection reset by peer");

    private static final List<String> OF_A_VISIT =
            List.of(
                    "useless peer",
                    "useless peer",
                    "subprotocol error",
                    "subprotocol error",
                    "network ID mismatch: 137 (!= 1)",
                    "EOF");

    private Farewell() {}

    static String of(Link link, SimulatedNode node, long seed, long tick) {
        SplittableRandom random =
                Chance.of(seed, node.label() + " farewell " + link.peer().number(), tick);
        List<String> texts = link.stays() ? USUAL : OF_A_VISIT;
        return texts.get(random.nextInt(texts.size()))
                .replace("{local}", link.localAddress(node))
                .replace("{remote}", link.remoteAddress());
    }
}
