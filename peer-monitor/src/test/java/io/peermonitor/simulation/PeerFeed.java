package io.peermonitor.simulation;

import io.peermonitor.testnode.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Who subscribed to the peer events of one node. */
final class PeerFeed {

    private final Map<String, Reply> subscribers = new ConcurrentHashMap<>();

    /** Answers with the id of the subscription, before any event of it. */
    void subscribe(Reply reply) throws IOException {
        String id = "0x" + UUID.randomUUID().toString().replace("-", "");
        reply.result("\"" + id + "\"");
        subscribers.put(id, reply);
    }

    boolean unsubscribe(String id) {
        return subscribers.remove(id) != null;
    }

    void push(List<PeerEvent> events) {
        for (PeerEvent event : events) {
            String json = GethScript.JSON.writeValueAsString(event);
            subscribers.forEach((id, reply) -> push(id, reply, json));
        }
    }

    private void push(String id, Reply reply, String event) {
        try {
            reply.push(
                    "{\"jsonrpc\":\"2.0\",\"method\":\"admin_subscription\",\"params\":"
                            + "{\"subscription\":\"%s\",\"result\":%s}}".formatted(id, event));
        } catch (IOException gone) {
            subscribers.remove(id);
        }
    }
}
