package io.peermonitor.wire;

import io.peermonitor.peer.FailureReason;

/** What a status other than 200 means for a JSON-RPC call. */
public final class HttpStatus {

    public static final int OK = 200;

    private HttpStatus() {}

    public static WireException failure(int status) {
        FailureReason reason =
                switch (status) {
                    case 401, 403 -> FailureReason.UNAUTHORIZED;
                    case 429 -> FailureReason.RATE_LIMITED;
                    case 301, 302, 303, 307, 308 -> FailureReason.REDIRECTED;
                    default -> FailureReason.HTTP_STATUS;
                };
        return new WireException(reason, "HTTP status " + status);
    }
}
