package io.peermonitor.web;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The order of a peer list; ties are in the order of node and id, so that pages never overlap. */
record PeerOrder(Key key, boolean descending) {

    @SuppressWarnings("ImmutableEnumChecker") // comparators of pure functions do not change
    enum Key {
        NODE("node", Comparator.comparing(PeerView::node)),
        CLIENT(
                "client",
                Comparator.comparing((PeerView peer) -> peer.client().family())
                        .thenComparing(PeerView::name)),
        DIRECTION("direction", Comparator.comparing(PeerView::direction)),
        ADDRESS(
                "address",
                Comparator.comparing(peer -> peer.address() == null ? "" : peer.address())),
        CONNECTED_SINCE("connectedSince", Comparator.comparing(PeerView::connectedSince)),
        LATEST_BLOCK("latestBlock", Comparator.comparingLong(Key::latestBlock)),
        NAME("name", Comparator.comparing(PeerView::name)),
        ID("id", Comparator.comparing(PeerView::id));

        private final String label;
        private final Comparator<PeerView> order;

        Key(String label, Comparator<PeerView> order) {
            this.label = label;
            this.order = order;
        }

        private static long latestBlock(PeerView peer) {
            PeerView.Eth eth = peer.eth();
            return eth == null || eth.latestBlock() == null ? -1 : eth.latestBlock();
        }
    }

    private static final Comparator<PeerView> TIES =
            Comparator.comparing(PeerView::node)
                    .thenComparing(PeerView::connectedSince)
                    .thenComparing(PeerView::id);

    /** Reads {@code key} or {@code -key}. */
    static PeerOrder parse(@Nullable String sort) {
        if (sort == null || sort.isEmpty()) {
            return new PeerOrder(Key.NODE, false);
        }
        boolean descending = sort.startsWith("-");
        String name = descending ? sort.substring(1) : sort;
        for (Key key : Key.values()) {
            if (key.label.equals(name)) {
                return new PeerOrder(key, descending);
            }
        }
        String allowed = String.join(", ", labels());
        throw new BadParameterException("sort", sort, allowed + ", each also with a leading -");
    }

    private static List<String> labels() {
        return Arrays.stream(Key.values()).map(key -> key.label).toList();
    }

    /** Every value of the parameter {@code sort}. */
    static List<String> allowed() {
        return Stream.concat(labels().stream(), labels().stream().map(label -> "-" + label))
                .toList();
    }

    Comparator<PeerView> comparator() {
        return (descending ? key.order.reversed() : key.order).thenComparing(TIES);
    }
}
