package io.peermonitor.execution;

import io.peermonitor.wire.ClockOffset;
import io.peermonitor.wire.Deadline;
import io.peermonitor.wire.WireException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Compares the node's clock with ours by the Date header of a plain HTTP reply, whatever its
 * status.
 *
 * <p>Geth's discovery drops packets that are 20 s off, so a wrong clock costs peers
 * (p2p/discover/v4_udp.go).
 */
final class ClockProbe {

    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    private final OkHttpClient client;
    private final @Nullable Request request;

    /** Asks nothing where the transport has no HTTP, as IPC has none. */
    ClockProbe(OkHttpClient client, NodeAddress address) {
        this.client = client;
        this.request = address instanceof NodeAddress.Remote remote ? request(remote) : null;
    }

    private static Request request(NodeAddress.Remote remote) {
        return HttpWire.request(remote).header("Connection", "close").get().build();
    }

    /** The node's clock minus ours; empty when it does not tell. */
    Optional<Duration> offset(Deadline deadline) {
        if (request == null) {
            return Optional.empty();
        }
        Call call = client.newCall(request);
        try {
            call.timeout().timeout(patience(deadline).toNanos(), TimeUnit.NANOSECONDS);
            Instant asked = Instant.now();
            try (Response response = call.execute()) {
                Instant answered = Instant.now();
                Date date = response.headers().getDate("Date");
                return Optional.ofNullable(date)
                        .map(told -> ClockOffset.of(told.toInstant(), asked, answered));
            }
        } catch (IOException unanswered) {
            return Optional.empty();
        }
    }

    /** A reply that takes longer tells too little of the time. */
    private static Duration patience(Deadline deadline) throws WireException {
        Duration left = deadline.remaining();
        return left.compareTo(ONE_SECOND) < 0 ? left : ONE_SECOND;
    }
}
