package io.peermonitor.simulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Geth tells its subscribers about a peer (p2p/peer.go), field for field. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PeerEvent(String type, String peer, @Nullable String error, String local, String remote) {

    private static final int LOST_IN = 90;

    /** All that happened to the peers of a node in the tick that led to this world. */
    static List<PeerEvent> between(World before, World after, SimulatedNode node) {
        List<Link> then = before.tableOf(node).links();
        List<Link> now = after.tableOf(node).links();
        List<PeerEvent> events = new ArrayList<>();
        then.stream()
                .filter(link -> !now.contains(link))
                .forEach(link -> events.add(drop(link, node, after)));
        now.stream()
                .filter(link -> !then.contains(link))
                .forEach(link -> events.add(add(link, node)));
        Visit.at(after.seed(), node, after.tick())
                .filter(visit -> visit.until() == after.tick())
                .ifPresent(visit -> {
                    events.add(add(visit, node));
                    events.add(drop(visit, node, after));
                });
        return events;
    }

    /** Now and then the events of a tick reach nobody, so that only the table tells. */
    static boolean lost(World world, SimulatedNode node) {
        return Chance.of(world.seed(), node.label() + " lost", world.tick()).nextInt(LOST_IN) == 0;
    }

    private static PeerEvent add(Link link, SimulatedNode node) {
        return of("add", link, node, null);
    }

    private static PeerEvent drop(Link link, SimulatedNode node, World world) {
        return of("drop", link, node, Farewell.of(link, node, world.seed(), world.tick()));
    }

    private static PeerEvent of(
            String type, Link link, SimulatedNode node, @Nullable String error) {
        return new PeerEvent(
                type, link.peer().id(), error, link.localAddress(node), link.remoteAddress());
    }
}
