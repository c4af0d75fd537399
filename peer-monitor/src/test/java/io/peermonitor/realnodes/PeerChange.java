package io.peermonitor.realnodes;

import tools.jackson.databind.JsonNode;

/**
 * A peer that came or went, the same record whoever told it.
 *
 * @param reason why it left, by the monitor's name of it; empty of a peer that came
 */
record PeerChange(String node, String type, String peer, String reason) {

    static final String JOINED = "joined";
    static final String LEFT = "left";

    /**
     * @param nanos when the test heard it, by {@link System#nanoTime()}
     */
    record Heard(PeerChange change, long nanos) {

        boolean of(String node, String type, String peer) {
            return change.node.equals(node) && change.type.equals(type) && change.peer.equals(peer);
        }
    }

    /** What Geth pushed ({@code p2p.PeerEvent}); these tests end a session in two ways only. */
    static PeerChange pushed(String node, JsonNode event) {
        String peer = event.path("peer").asString();
        return switch (event.path("type").asString()) {
            case "add" -> new PeerChange(node, JOINED, peer, "");
            case "drop" -> new PeerChange(node, LEFT, peer, reason(event.path("error").asString()));
            default -> throw new IllegalStateException("Geth pushed " + event);
        };
    }

    private static String reason(String words) {
        return words.equals("disconnect requested") ? "requested" : "network_error";
    }

    /** What the monitor published, by its public contract. */
    static PeerChange published(JsonNode event) {
        return new PeerChange(
                event.path("node").asString(),
                event.path("type").asString(),
                event.at("/peer/id").asString(),
                event.path("reason").asString(""));
    }
}
