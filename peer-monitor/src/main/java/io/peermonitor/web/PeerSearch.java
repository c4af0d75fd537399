package io.peermonitor.web;

import io.peermonitor.geo.Origins;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.PeerId;
import io.peermonitor.tracking.Fleet;
import io.peermonitor.tracking.NodeState;
import io.peermonitor.tracking.Session;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds nodes and peers in one fleet; pure, so one answer never mixes two moments. */
record PeerSearch(Fleet fleet, Origins origins) {

    /** Without knowledge of where addresses are. */
    PeerSearch(Fleet fleet) {
        this(fleet, Origins.none());
    }

    /** A session with the node it belongs to, and what is shown of it. */
    record Found(NodeName node, Session session, PeerView view) {

        static Found of(NodeName node, Session session, Origins origins) {
            return new Found(node, session, PeerView.of(node, session, origins));
        }
    }

    /** One page, and how many there are on all pages. */
    record Page(int total, List<Found> found) {

        List<PeerView> views() {
            return found.stream().map(Found::view).toList();
        }
    }

    Page page(PeerQuery query) {
        List<Found> all =
                nodes(query).stream()
                        .flatMap(this::sessions)
                        .filter(found -> query.matches(found.view()))
                        .toList();
        List<Found> page =
                all.stream()
                        .sorted(Comparator.comparing(Found::view, query.order().comparator()))
                        .skip(query.offset())
                        .limit(query.limit())
                        .toList();
        return new Page(all.size(), page);
    }

    private Stream<Found> sessions(NodeState node) {
        return node.sessions().stream().map(session -> Found.of(node.name(), session, origins));
    }

    Collection<NodeState> nodes(PeerQuery query) {
        return query.node()
                .map(name -> (Collection<NodeState>) List.of(node(name)))
                .orElse(fleet.nodes());
    }

    NodeState node(String name) {
        return fleet.nodes().stream()
                .filter(node -> node.name().value().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new NotFoundException(
                                "No node is called '" + name + "'; watched: " + names() + "."));
    }

    private String names() {
        return fleet.nodes().stream()
                .map(NodeState::name)
                .map(NodeName::value)
                .collect(Collectors.joining(", "));
    }

    /** The same peer once for each node that has it now. */
    List<PeerView> seenBy(PeerId id) {
        return fleet.nodes().stream()
                .flatMap(node ->
                        node.session(id).map(s -> PeerView.of(node.name(), s, origins)).stream())
                .toList();
    }
}
