package io.peermonitor.alerts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** One alert of one message that Alertmanager sent. */
record Notification(
        String status,
        Map<String, String> labels,
        Map<String, String> annotations,
        Instant startsAt) {

    static Notification of(JsonNode alert) {
        return new Notification(
                alert.path("status").asString(),
                texts(alert.path("labels")),
                texts(alert.path("annotations")),
                OffsetDateTime.parse(alert.path("startsAt").asString()).toInstant());
    }

    boolean firing() {
        return status.equals("firing");
    }

    String name() {
        return labels.getOrDefault("alertname", "");
    }

    /** Its name, with its node when it has one. */
    String title() {
        return (name() + " " + labels.getOrDefault("node", "")).strip();
    }

    static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new TreeMap<>();
        node.propertyStream().forEach(it -> texts.put(it.getKey(), it.getValue().asString()));
        return texts;
    }
}
