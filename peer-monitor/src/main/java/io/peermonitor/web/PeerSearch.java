package io.peermonitor.web;

import io.peermonitor.geo.Origins;
import io.peermonitor.monitor.Picture;
import io.peermonitor.pair.Pair;
import io.peermonitor.peer.Layer;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.PeerId;
import io.peermonitor.text.Who;
import io.peermonitor.tracking.NodeState;
import io.peermonitor.tracking.Session;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds nodes and peers in one picture; pure, so one answer never mixes two moments. */
record PeerSearch(Picture picture, Origins origins) {

    /** Without knowledge of where addresses are. */
    PeerSearch(Picture picture) {
        this(picture, Origins.none());
    }

    /** A session with the client it belongs to, and what is shown of it. */
    record Found(Who who, Session session, PeerView view) {

        static Found of(Who who, Session session, Origins origins) {
            return new Found(who, session, PeerView.of(who, session, origins));
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
        return node.sessions().stream().map(session -> Found.of(Who.of(node), session, origins));
    }

    /** The clients asked for, those of the execution layer first. */
    List<NodeState> nodes(PeerQuery query) {
        query.node().ifPresent(this::node);
        return Arrays.stream(Layer.values())
                .filter(layer -> query.layer().map(layer::equals).orElse(true))
                .flatMap(this::clients)
                .filter(node -> query.node().map(node.name().value()::equals).orElse(true))
                .toList();
    }

    private Stream<NodeState> clients(Layer layer) {
        return picture.side(layer).fleet().nodes().stream();
    }

    /** The execution client of the node. */
    NodeState node(String name) {
        return clients(Layer.EXECUTION)
                .filter(node -> node.name().value().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new NotFoundException(
                                "No node is called '" + name + "'; watched: " + names() + "."));
    }

    /** Its consensus client. */
    NodeState consensus(String name) {
        NodeName node = node(name).name();
        return picture.consensus().fleet().node(node).orElseThrow(() -> notPaired(node));
    }

    /** How its two clients work together. */
    Pair pair(String name) {
        NodeName node = node(name).name();
        return picture.pair(node).orElseThrow(() -> notPaired(node));
    }

    private static NotFoundException notPaired(NodeName node) {
        return new NotFoundException(
                "The consensus client of "
                        + node
                        + " is not watched: give its Beacon API in peer-monitor.nodes."
                        + node
                        + ".consensus-url.");
    }

    private String names() {
        return clients(Layer.EXECUTION)
                .map(NodeState::name)
                .map(NodeName::value)
                .collect(Collectors.joining(", "));
    }

    /** The same peer once for each node that has it now. */
    List<PeerView> seenBy(PeerId id) {
        return clients(id.layer())
                .flatMap(node ->
                        node.session(id).map(s -> PeerView.of(Who.of(node), s, origins)).stream())
                .toList();
    }
}
