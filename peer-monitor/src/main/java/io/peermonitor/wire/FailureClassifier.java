package io.peermonitor.wire;

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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Maps what the transports throw to the closed set of reasons. */
public final class FailureClassifier {

    private FailureClassifier() {}

    public static FailureReason reasonOf(IOException failure) {
        return switch (failure) {
            case WireException known -> known.reason();
            case HostLookup.TimedOut _ -> FailureReason.TIMEOUT;
            case UnknownHostException _ -> FailureReason.UNKNOWN_HOST;
            // OkHttp's limit for the whole call; an interrupt ends here too, but its poll is given
            // up
            case InterruptedIOException _ -> FailureReason.TIMEOUT;
            // a cap below TLS comes through as the cause
            case SSLException tls when tls.getCause() instanceof WireException below ->
                    below.reason();
            case SSLException _ -> FailureReason.TLS;
            case ConnectException _, NoRouteToHostException _ -> FailureReason.REFUSED;
            case EOFException _, ProtocolException _, ClosedChannelException _, SocketException _ ->
                    FailureReason.CLOSED;
            default -> causedBy(failure.getCause());
        };
    }

    /** What an answer that could not be read as JSON failed of. */
    public static IOException unreadable(JacksonException unreadable) {
        if (unreadable.getCause() instanceof IOException transport) {
            return transport;
        }
        return new WireException(
                unreadable instanceof DatabindException
                        ? FailureReason.SCHEMA
                        : FailureReason.MALFORMED);
    }

    private static FailureReason causedBy(@Nullable Throwable cause) {
        return cause instanceof IOException deeper ? reasonOf(deeper) : FailureReason.IO;
    }
}
