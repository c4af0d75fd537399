package io.peermonitor.execution;

import io.peermonitor.peer.FailureReason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
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
            // OkHttp's limit for the whole call; an interrupt ends here too, but its poll is given
            // up
            case InterruptedIOException _ -> FailureReason.TIMEOUT;
            // a cap below TLS comes through as the cause
            case SSLException tls when tls.getCause() instanceof RpcException below ->
                    below.reason();
            case SSLException _ -> FailureReason.TLS;
            case ConnectException _, NoRouteToHostException _ -> FailureReason.REFUSED;
            case EOFException _, ProtocolException _, ClosedChannelException _, SocketException _ ->
                    FailureReason.CLOSED;
            default -> causedBy(failure.getCause());
        };
    }

    private static FailureReason causedBy(@Nullable Throwable cause) {
        return cause instanceof IOException deeper ? reasonOf(deeper) : FailureReason.IO;
    }
}
