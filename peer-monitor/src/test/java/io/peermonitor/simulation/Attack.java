package io.peermonitor.simulation;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * An eclipse attempt on one node, again and again: the attacker fills the inbound slots, takes the
 * place of the dialled peers, holds the node for a while, and is thrown out.
 */
final class Attack {

    static final SimulatedNode TARGET = SimulatedNode.GETH_2;

    static final int FIRST = 60;
    static final int TICKS = 90;
    private static final int PERIOD = 300;
    private static final int FIRST_DIALLED = 20;
    private static final int DIALLED = 3;
    private static final int TICKS_PER_DIALLED = 5;

    private static final String BUILD = "Geth/v1.16.9-stable-5f3a1c2b/linux-amd64/go1.25.1";
    private static final String NETWORK = "250.66.6.";

    /** Blocks that the attacker withholds. */
    private static final long BEHIND = 4_096;

    private Attack() {}

    static boolean on(SimulatedNode node, long tick) {
        return node == TARGET && tick >= FIRST && step(tick) < TICKS;
    }

    private static int step(long tick) {
        return (int) ((tick - FIRST) % PERIOD);
    }

    /** The table one tick further into the attack. */
    static Table press(Table table, long seed, long tick) {
        Table next = table;
        int step = step(tick);
        if (step < Table.MAX_INBOUND) {
            if (next.inbound() >= Table.MAX_INBOUND) {
                next = withoutFirst(next, Link::inbound);
            }
            next = next.withIfFree(link(seed, step, true, tick));
        }
        int dialling = step - FIRST_DIALLED;
        if (dialling >= 0) {
            next = withoutFirst(next, link -> !link.inbound());
        }
        int dialled = Math.floorDiv(dialling, TICKS_PER_DIALLED);
        if (dialled >= 0 && dialled < DIALLED && dialling % TICKS_PER_DIALLED == 0) {
            next = next.withIfFree(link(seed, Table.MAX_INBOUND + dialled, false, tick));
        }
        return next;
    }

    /** After the attack: its peers leave, two at a time. */
    static Table repel(Table table) {
        List<Link> leaving = table.links().stream().filter(Attack::isAttacker).limit(2).toList();
        return table.without(leaving::contains);
    }

    private static boolean isAttacker(Link link) {
        return link.peer().number() >= NetworkPeer.FIRST_ATTACKER;
    }

    private static Table withoutFirst(Table table, Predicate<Link> which) {
        Optional<Link> leaver =
                table.links().stream()
                        .filter(link -> link.peer().ordinary())
                        .filter(which)
                        .findFirst();
        return leaver.map(link -> table.without(link::equals)).orElse(table);
    }

    private static Link link(long seed, int index, boolean inbound, long tick) {
        SplittableRandom random = Chance.of(seed, "attack", tick);
        return Link.to(peer(seed, index), inbound, tick, random);
    }

    private static NetworkPeer peer(long seed, int index) {
        NetworkPeer drawn = NetworkPeer.of(seed, NetworkPeer.FIRST_ATTACKER + index);
        return new NetworkPeer(
                drawn.number(),
                drawn.id(),
                drawn.publicKey(),
                drawn.enr(),
                BUILD,
                List.of("eth/69", "snap/1"),
                address(index),
                30303,
                0,
                BEHIND);
    }

    /** All from one network, and every fourth from the same machine. */
    private static String address(int index) {
        return NETWORK + (index % 4 == 0 ? 7 : 10 + index);
    }
}
