package io.peermonitor.execution;

import io.peermonitor.peer.FailureReason;
import java.io.IOException;

/**
 * Carries a failure out of a JSON-RPC call to the reader, which turns it into a value.
 *
 * <p>The message may hold cleaned words of the node, never an address with credentials.
 */
class RpcException extends IOException {

    private final FailureReason reason;

    RpcException(FailureReason reason) {
        this(reason, "");
    }

    RpcException(FailureReason reason, String words) {
        super(words);
        this.reason = reason;
    }

    FailureReason reason() {
        return reason;
    }

    String words() {
        String words = getMessage();
        return words == null ? "" : words;
    }
}
