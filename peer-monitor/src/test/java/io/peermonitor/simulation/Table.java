package io.peermonitor.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** The peers of one node, and who left it lately and may come back. */
record Table(List<Link> links, List<Integer> left) {

    /** Geth's limits for the default of 50 peers: a third is dialled. */
    private static final int MAX_DIALLED = 16;

    private static final int MAX_INBOUND = 34;
    private static final int REMEMBERED = 20;

    Table {
        links = List.copyOf(links);
        left = List.copyOf(left);
    }

    static Table begin(long seed, SimulatedNode node) {
        SplittableRandom random = Chance.of(seed, node.label(), -1);
        // connected since before the simulation, so past the handshake
        Table table = new Table(List.of(), List.of()).with(seed, NetworkPeer.STATIC, -10, random);
        if (node == SimulatedNode.GETH_0) {
            table = table.with(seed, NetworkPeer.HOSTILE, -10, random);
        }
        while (table.links.size() < node.usualPeers()) {
            table = table.with(seed, table.stranger(random), -10, random);
        }
        return table;
    }

    /** Every eighth tick or so somebody leaves; joins pull back towards the usual size. */
    Table after(long seed, SimulatedNode node, long tick) {
        SplittableRandom random = Chance.of(seed, node.label(), tick);
        Table next = random.nextInt(8) == 0 ? withoutOne(random) : this;
        int missing = node.usualPeers() - next.links.size();
        if (random.nextInt(100) >= 12 + 3 * missing) {
            return next;
        }
        // chosen among those who were no peers before either: nobody leaves and joins in one tick
        boolean returning = !left.isEmpty() && random.nextInt(3) == 0;
        int number = returning ? left.get(random.nextInt(left.size())) : stranger(random);
        return next.with(seed, number, tick, random);
    }

    private int stranger(SplittableRandom random) {
        while (true) {
            int number = random.nextInt(NetworkPeer.FIRST_ORDINARY, NetworkPeer.POPULATION);
            if (links.stream().noneMatch(link -> link.peer().number() == number)) {
                return number;
            }
        }
    }

    private Table withoutOne(SplittableRandom random) {
        Link leaver = links.get(random.nextInt(links.size()));
        if (leaver.permanent()) {
            return this;
        }
        List<Link> rest = links.stream().filter(link -> !link.equals(leaver)).toList();
        List<Integer> remembered =
                Stream.concat(Stream.of(leaver.peer().number()), left.stream())
                        .limit(REMEMBERED)
                        .toList();
        return new Table(rest, remembered);
    }

    private Table with(long seed, int number, long tick, SplittableRandom random) {
        boolean inbound =
                number == NetworkPeer.HOSTILE || (number != NetworkPeer.STATIC && dialsEnough());
        if (inbound && links.size() >= MAX_DIALLED + MAX_INBOUND) {
            return this;
        }
        List<Link> more = new ArrayList<>(links);
        more.add(Link.to(NetworkPeer.of(seed, number), inbound, tick, random));
        return new Table(more, left.stream().filter(gone -> gone != number).toList());
    }

    private boolean dialsEnough() {
        return links.stream().filter(link -> !link.inbound()).count() >= MAX_DIALLED;
    }
}
