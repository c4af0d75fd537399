package io.peermonitor.execution;

import io.peermonitor.peer.ClientInfo;
import io.peermonitor.wire.CleanText;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads what clients call themselves; the same few hundred names come in every poll, so that
 * reading each anew was a fifth of its cost.
 */
final class ClientNames {

    private static final int MAX_NAME = 64;
    private static final int MAX_RAW_NAME = 256;

    /** Peers that name themselves anew each time cost no more memory than this many names. */
    private static final int MOST = 1_000;

    private final Map<String, ClientInfo> known = new ConcurrentHashMap<>();

    ClientInfo of(String name) {
        ClientInfo client = known.get(name);
        return client == null ? learn(name) : client;
    }

    private ClientInfo learn(String name) {
        ClientInfo client =
                ClientInfo.of(CleanText.of(name, MAX_RAW_NAME)).named(CleanText.of(name, MAX_NAME));
        if (name.length() <= MAX_RAW_NAME) {
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(name, client);
        }
        return client;
    }

    int size() {
        return known.size();
    }
}
