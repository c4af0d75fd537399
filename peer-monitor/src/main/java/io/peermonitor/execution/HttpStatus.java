package io.peermonitor.execution;

import io.peermonitor.peer.FailureReason;

/** What a status other than 200 means for a JSON-RPC call. */
final class HttpStatus {

    static final int OK = 200;

    private HttpStatus() {}

    static RpcException failure(int status) {
        FailureReason reason =
                switch (status) {
                    case 401, 403 -> FailureReason.UNAUTHORIZED;
                    case 429 -> FailureReason.RATE_LIMITED;
                    case 301, 302, 303, 307, 308 -> FailureReason.REDIRECTED;
                    default -> FailureReason.HTTP_STATUS;
                };
        return new RpcException(reason, "HTTP status " + status);
    }
}
