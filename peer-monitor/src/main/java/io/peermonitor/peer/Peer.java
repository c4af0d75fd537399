package io.peermonitor.peer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connected peer as its node describes it; every text in it is cleaned and bounded.
 *
 * @param remote its address, absent when the node gave none that can be read
 * @param isStatic whether the operator configured it, absent where the client does not tell
 * @param trusted whether it may exceed the peer limit, absent where the client does not tell
 */
public record Peer(
        PeerId id,
        ClientInfo client,
        @Nullable Endpoint remote,
        Direction direction,
        @Nullable Boolean isStatic,
        @Nullable Boolean trusted,
        List<String> capabilities,
        @Nullable EthProtocol eth) {

    public Peer {
        capabilities = List.copyOf(capabilities);
    }
}
