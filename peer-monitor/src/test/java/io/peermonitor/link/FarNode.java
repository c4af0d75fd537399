package io.peermonitor.link;

import io.peermonitor.sample.SamplePeer;
import io.peermonitor.testnode.JsonRpcRequest;
import io.peermonitor.testnode.Reply;
import io.peermonitor.testnode.Script;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A node that tells its peers when it is asked and pushes what they do. */
final class FarNode implements Script {

    private static final String DONE = "done";

    private final Set<Integer> peers = new ConcurrentSkipListSet<>();
    private final Map<Integer, Reply> clients = new ConcurrentHashMap<>();
    private volatile @Nullable Reply follower;

    @Override
    public void answer(JsonRpcRequest request, Reply reply) throws IOException {
        clients.put(reply.clientPort(), reply);
        switch (request.method()) {
            case "admin_peers" -> reply.result(table());
            case "admin_subscribe" -> {
                reply.result("\"0x1\"");
                follower = reply;
            }
            default -> reply.error(-32601, "no such method");
        }
    }

    private String table() {
        return peers.stream()
                .map(peer -> "{\"id\":\"" + SamplePeer.id(peer) + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    String join(int peer) throws IOException {
        peers.add(peer);
        return push("add", peer);
    }

    String leave(int peer) throws IOException {
        peers.remove(peer);
        return push("drop", peer);
    }

    private String push(String type, int peer) throws IOException {
        Reply told = follower;
        if (told != null) {
            told.push(
                    ("{\"jsonrpc\":\"2.0\",\"method\":\"admin_subscription\",\"params\":{"
                                    + "\"subscription\":\"0x1\",\"result\":{\"type\":\"%s\",\"peer\":\"%s\"}}}")
                            .formatted(type, SamplePeer.id(peer)));
        }
        return DONE;
    }

    /** Every connection at once, as by a crash of the machine. */
    String reset() throws IOException {
        for (Reply client : clients.values()) {
            client.reset();
        }
        clients.clear();
        follower = null;
        return DONE;
    }

    String follower() {
        Reply told = follower;
        return told == null ? "0" : Integer.toString(told.clientPort());
    }
}
