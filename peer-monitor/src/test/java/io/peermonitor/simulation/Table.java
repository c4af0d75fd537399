package io.peermonitor.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The peers of one node, and who left it lately and may come back. */
record Table(List<Link> links, List<Integer> left) {

    /** Geth's limits for the default of 50 peers: a third is dialled. */
    static final int MAX_DIALLED = 16;

    static final int MAX_INBOUND = 34;
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

    /** As it is one tick later than in that world. */
    Table after(World world, SimulatedNode node) {
        long seed = world.seed();
        long tick = world.tick() + 1;
        Table stayed = without(link -> link.until() <= tick);
        Table next =
                world.attacked() && Attack.on(node, tick)
                        ? Attack.press(stayed, seed, tick)
                        : Attack.repel(stayed).churned(seed, node, tick);
        return Visit.at(seed, node, tick)
                .filter(visit -> visit.until() > tick)
                .map(next::withIfFree)
                .orElse(next);
    }

    /** Every eighth tick or so somebody leaves; joins pull back towards the usual size. */
    private Table churned(long seed, SimulatedNode node, long tick) {
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
        return leaver.peer().ordinary() ? without(leaver::equals) : this;
    }

    /** Whoever is ordinary may come back later. */
    Table without(Predicate<Link> leaving) {
        Stream<Integer> leavers =
                links.stream()
                        .filter(leaving)
                        .map(Link::peer)
                        .filter(NetworkPeer::ordinary)
                        .map(NetworkPeer::number);
        return new Table(
                links.stream().filter(leaving.negate()).toList(),
                Stream.concat(leavers, left.stream()).limit(REMEMBERED).toList());
    }

    private Table with(long seed, int number, long tick, SplittableRandom random) {
        boolean inbound =
                number == NetworkPeer.HOSTILE
                        || (number != NetworkPeer.STATIC && dialled() >= MAX_DIALLED);
        return withIfFree(Link.to(NetworkPeer.of(seed, number), inbound, tick, random));
    }

    /** With one more, unless all slots of its direction are taken. */
    Table withIfFree(Link link) {
        if (link.inbound() ? inbound() >= MAX_INBOUND : dialled() >= MAX_DIALLED) {
            return this;
        }
        List<Link> more = new ArrayList<>(links);
        more.add(link);
        int number = link.peer().number();
        return new Table(more, left.stream().filter(gone -> gone != number).toList());
    }

    long inbound() {
        return links.stream().filter(Link::inbound).count();
    }

    long dialled() {
        return links.size() - inbound();
    }
}
