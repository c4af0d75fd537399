package io.peermonitor.wire;

import io.peermonitor.peer.FailureReason;

/** What a status other than 200 means for a question to a node. */
public final class HttpStatus {

    public static final int OK = 200;

    private static final int NOT_IMPLEMENTED = 501;

    /** The answer had this status and no content that counts. */
    public static final class Refusal extends WireException {

        private final int status;

        private Refusal(FailureReason reason, int status) {
            super(reason, "HTTP status " + status);
            this.status = status;
        }

        /** Whether asking again is of no use: it is the question that is not served. */
        public boolean isLasting() {
            return (status >= 400 && status < 500) || status == NOT_IMPLEMENTED;
        }
    }

    private HttpStatus() {}

    public static Refusal failure(int status) {
        FailureReason reason =
                switch (status) {
                    case 401, 403 -> FailureReason.UNAUTHORIZED;
                    case 429 -> FailureReason.RATE_LIMITED;
                    case 301, 302, 303, 307, 308 -> FailureReason.REDIRECTED;
                    default -> FailureReason.HTTP_STATUS;
                };
        return new Refusal(reason, status);
    }
}
