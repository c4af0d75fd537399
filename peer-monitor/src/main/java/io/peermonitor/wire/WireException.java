package io.peermonitor.wire;

import io.peermonitor.peer.FailureReason;
import java.io.IOException;

/**
 * Carries a failure out of a JSON-RPC call to the reader, which turns it into a value.
 *
 * <p>The message may hold cleaned words of the node, never an address with credentials.
 */
public class WireException extends IOException {

    private final FailureReason reason;

    public WireException(FailureReason reason) {
        this(reason, "");
    }

    public WireException(FailureReason reason, String words) {
        super(words);
        this.reason = reason;
    }

    public FailureReason reason() {
        return reason;
    }

    public String words() {
        String words = getMessage();
        return words == null ? "" : words;
    }
}
