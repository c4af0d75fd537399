package io.peermonitor.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.FailureReason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the transports throw, and what the operator is told. */
class FailureClassifierTests {

    static Stream<Arguments> failures() {
        WireException tooLarge = new WireException(FailureReason.TOO_LARGE);
        return Stream.of(
                Arguments.of(tooLarge, FailureReason.TOO_LARGE),
                Arguments.of(new UnknownHostException("geth"), FailureReason.UNKNOWN_HOST),
                Arguments.of(new HostLookup.TimedOut("geth"), FailureReason.TIMEOUT),
                Arguments.of(new SocketTimeoutException(), FailureReason.TIMEOUT),
                Arguments.of(new InterruptedIOException("timeout"), FailureReason.TIMEOUT),
                Arguments.of(new ConnectException("refused"), FailureReason.REFUSED),
                Arguments.of(new NoRouteToHostException(), FailureReason.REFUSED),
                Arguments.of(new SSLException("no TLS"), FailureReason.TLS),
                Arguments.of(new SSLException("cap", tooLarge), FailureReason.TOO_LARGE),
                Arguments.of(new EOFException(), FailureReason.CLOSED),
                Arguments.of(new ProtocolException("unexpected end"), FailureReason.CLOSED),
                Arguments.of(new SocketException("reset"), FailureReason.CLOSED),
                Arguments.of(new ClosedChannelException(), FailureReason.CLOSED),
                Arguments.of(new IOException("odd", new EOFException()), FailureReason.CLOSED),
                Arguments.of(new IOException("odd"), FailureReason.IO));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void eachFailureHasItsReason(IOException failure, FailureReason reason) {
        assertThat(FailureClassifier.reasonOf(failure)).isEqualTo(reason);
    }
}
