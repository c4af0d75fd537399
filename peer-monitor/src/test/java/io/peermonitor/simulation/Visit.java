package io.peermonitor.simulation;

import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A peer that connects and is refused in the handshake, as happens to every node all day: it stays
 * for no tick, so that no table ever lists it, or for one or two.
 */
final class Visit {

    private static final int ONE_IN = 20;
    private static final int LONGEST = 2;

    /** A refused peer tries again after Geth's half a minute, so the same ones come round. */
    private static final int VISITORS = 40;

    private Visit() {}

    static Optional<Link> at(long seed, SimulatedNode node, long tick) {
        SplittableRandom random = Chance.of(seed, node.label() + " visit", tick);
        if (random.nextInt(ONE_IN) > 0) {
            return Optional.empty();
        }
        int number = NetworkPeer.FIRST_VISITOR + node.number() * VISITORS + (int) (tick % VISITORS);
        long until = tick + random.nextInt(1 + LONGEST);
        return Optional.of(Link.visit(NetworkPeer.of(seed, number), true, tick, until, random));
    }
}
