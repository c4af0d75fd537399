package io.peermonitor.realnodes;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What {@code GET /peers} said, read by the public contract and not by the product's own types. */
record PeersAnswer(JsonNode json) {

    int total() {
        return json.path("total").asInt();
    }

    String status(String node) {
        return only(json.path("nodes"), "name", node).path("status").asString();
    }

    List<JsonNode> of(String node) {
        return json.path("peers")
                .valueStream()
                .filter(peer -> node.equals(peer.path("node").asString()))
                .toList();
    }

    /** The one peer of a node; a second one, or none, fails the test. */
    JsonNode onlyPeerOf(String node) {
        return only(json.path("peers"), "node", node);
    }

    private JsonNode only(JsonNode array, String field, String value) {
        List<JsonNode> found =
                array.valueStream()
                        .filter(entry -> value.equals(entry.path(field).asString()))
                        .toList();
        if (found.size() != 1) {
            throw new AssertionError(
                    found.size() + " entries with " + field + " " + value + " in " + json);
        }
        return found.getFirst();
    }
}
