package io.peermonitor.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HostLookupTests {

    private static final Duration LIMIT = Duration.ofMillis(300);
    private static final InetAddress ADDRESS = InetAddress.ofLiteral("192.0.2.1");

    @Test
    void anAddressNeedsNoDns() throws UnknownHostException {
        try (HostLookup hosts = new HostLookup(_ -> fail(), LIMIT)) {
            assertThat(hosts.lookup("192.0.2.1")).containsExactly(ADDRESS);
        }
    }

    @Test
    void aNameIsAsked() throws UnknownHostException {
        try (HostLookup hosts = new HostLookup(_ -> new InetAddress[] {ADDRESS}, LIMIT)) {
            assertThat(hosts.lookup("geth")).containsExactly(ADDRESS);
        }
    }

    @Test
    void aNameWithoutAddressIsUnknown() {
        try (HostLookup hosts = new HostLookup(_ -> fail(), LIMIT)) {
            assertThatThrownBy(() -> hosts.lookup("geth"))
                    .isInstanceOf(UnknownHostException.class)
                    .isNotInstanceOf(HostLookup.TimedOut.class);
        }
    }

    @Test
    void aDeadNameServerTimesOutAndIsAskedOncePerHost() throws UnknownHostException {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        HostLookup.Resolver slowForDead =
                host -> {
                    if (host.equals("dead")) {
                        asked.incrementAndGet();
                        waitFor(end);
                    }
                    return new InetAddress[] {ADDRESS};
                };
        try (HostLookup hosts = new HostLookup(slowForDead, LIMIT)) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> hosts.lookup("dead"))
                        .isInstanceOf(HostLookup.TimedOut.class);
            }
            assertThat(hosts.lookup("alive")).containsExactly(ADDRESS);
            assertThat(asked).hasValue(1);
        } finally {
            end.countDown();
        }
    }

    private static InetAddress[] fail() throws UnknownHostException {
        throw new UnknownHostException("no such name");
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
