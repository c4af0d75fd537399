package io.peermonitor.execution;

import io.peermonitor.peer.FailureReason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Maps what the transports throw to the closed set of reasons. */
final class FailureClassifier {

    private FailureClassifier() {}

    static FailureReason reasonOf(IOException failure) {
        return switch (failure) {
            case RpcException known -> known.reason();
            case HostLookup.TimedOut _ -> FailureReason.TIMEOUT;
            case UnknownHostException _ -> FailureReason.UNKNOWN_HOST;
            case SocketTimeoutException _ -> FailureReason.TIMEOUT;
            case HttpTimeoutException _ -> FailureReason.TIMEOUT;
            // OkHttp's limit for the whole call says "timeout"
            case InterruptedIOException ended ->
                    "timeout".equals(ended.getMessage())
                            ? FailureReason.TIMEOUT
                            : FailureReason.SHUTDOWN;
            case SSLException _ -> FailureReason.TLS;
            case ConnectException refused -> connectReason(refused);
            case EOFException _, ProtocolException _, ClosedChannelException _, SocketException _ ->
                    FailureReason.CLOSED;
            default -> causedBy(failure.getCause());
        };
    }

    /** The JDK's client hides an unknown host behind a ConnectException. */
    private static FailureReason connectReason(ConnectException refused) {
        Throwable cause = refused.getCause();
        return cause instanceof UnresolvedAddressException
                ? FailureReason.UNKNOWN_HOST
                : FailureReason.REFUSED;
    }

    private static FailureReason causedBy(@Nullable Throwable cause) {
        return cause instanceof IOException deeper ? reasonOf(deeper) : FailureReason.IO;
    }
}
