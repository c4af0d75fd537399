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
import java.nio.channels.ClosedChannelException;
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
            // OkHttp's limit for the whole call says "timeout"
            case InterruptedIOException ended ->
                    "timeout".equals(ended.getMessage())
                            ? FailureReason.TIMEOUT
                            : FailureReason.SHUTDOWN;
            // a cap below TLS comes through as the cause
            case SSLException tls when tls.getCause() instanceof RpcException below ->
                    below.reason();
            case SSLException _ -> FailureReason.TLS;
            case ConnectException _ -> FailureReason.REFUSED;
            case EOFException _, ProtocolException _, ClosedChannelException _, SocketException _ ->
                    FailureReason.CLOSED;
            default -> causedBy(failure.getCause());
        };
    }

    private static FailureReason causedBy(@Nullable Throwable cause) {
        return cause instanceof IOException deeper ? reasonOf(deeper) : FailureReason.IO;
    }
}
