package io.peermonitor.analysis;

import io.peermonitor.peer.Endpoint;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether others can dial the node, told from its peer table alone: no probe leaves the monitor.
 *
 * @param reason in words and numbers, with what to check
 */
public record Reachability(Verdict verdict, String reason) {

    /** A closed set, so that it can be a metric label. */
    public enum Verdict {
        REACHABLE,
        UNREACHABLE,
        UNKNOWN;

        /** The value in metric labels and answers. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Reachability of(
            Figures figures,
            @Nullable Endpoint listen,
            Duration withoutInbound,
            AnalysisRules rules) {
        DirectionFigures direction = figures.direction();
        Placement inbound = figures.networks().inbound();
        if (inbound.peers() > 0) {
            return new Reachability(
                    Verdict.REACHABLE, Words.peers(direction.inbound()) + " dialled the node");
        }
        if (direction.inbound() > 0) {
            return new Reachability(
                    Verdict.UNKNOWN,
                    "%s dialled the node, none from a public address: an address translation hides them, or only neighbours reach it"
                            .formatted(Words.peers(direction.inbound())));
        }
        if (direction.outbound() == 0) {
            return new Reachability(
                    Verdict.UNKNOWN,
                    direction.undirected() > 0
                            ? "the node does not tell who dialled"
                            : "the node has no peers");
        }
        if (withoutInbound.compareTo(rules.unreachableAfter()) < 0) {
            return new Reachability(
                    Verdict.UNKNOWN,
                    "nobody has dialled the node for %s; after %s it counts as unreachable"
                            .formatted(
                                    Words.time(withoutInbound),
                                    Words.time(rules.unreachableAfter())));
        }
        return new Reachability(
                Verdict.UNREACHABLE,
                "nobody has dialled the node for %s%s: %s"
                        .formatted(Words.time(withoutInbound), stuck(direction), check(listen)));
    }

    private static String stuck(DirectionFigures direction) {
        Integer slots = direction.dialSlots();
        return slots == null || direction.outbound() < slots
                ? ""
                : ", so it is stuck at the %d peers it dials itself".formatted(slots);
    }

    private static String check(@Nullable Endpoint listen) {
        if (listen != null && !PublicAddress.isPublic(listen.address())) {
            return "it announces the private address %s, so set Geth's --nat to extip:<your public address>"
                    .formatted(listen.host());
        }
        String port = listen == null || listen.port() == 0 ? "30303" : "" + listen.port();
        return "let TCP and UDP port %s through router, firewall and Service, and check that the address it announces%s is yours"
                .formatted(port, listen == null ? "" : ", " + listen.host() + ",");
    }
}
