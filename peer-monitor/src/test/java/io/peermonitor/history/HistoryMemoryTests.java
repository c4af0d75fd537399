package io.peermonitor.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.ClientInfo;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.Endpoint;
import io.peermonitor.peer.EthProtocol;
import io.peermonitor.peer.Peer;
import io.peermonitor.peer.PeerId;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.tracking.FleetEvent.PeerJoined;
import io.peermonitor.tracking.FleetEvent.PeerLeft;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What strangers can make us remember, when they come and go as fast as a table can change. */
class HistoryMemoryTests {

    private static final HistoryLimits DEFAULTS =
            new HistoryLimits(10_000, 10_000, Duration.ofHours(24));
    private static final int TABLE = 2000;
    private static final int POLLS = 50;

    /**
     * The longest that a parser lets through: 64 characters of two chars each, and the ellipsis.
     */
    private static final String LONGEST_NAME = "\uD835\uDD38".repeat(64) + "…";

    private static final String LONGEST_CAPABILITY = "\uD835\uDD38".repeat(24) + "…";

    private final AtomicReference<History> history =
            new AtomicReference<>(new History(DEFAULTS, SampleFleet.START));

    @Test
    void hundredsOfThousandsOfHostileEventsCostAFixedAmount() {
        SampleFleet fleet = SampleFleet.watching("alpha").tell(round -> history.get().on(round));
        for (int poll = 0; poll < POLLS; poll++) {
            int first = poll * TABLE;
            fleet.later(Duration.ofSeconds(1))
                    .reached(
                            "alpha",
                            IntStream.range(first, first + TABLE)
                                    .mapToObj(HistoryMemoryTests::hostile)
                                    .toList());
        }
        long events = history.get().latest() - SampleFleet.START.toEpochMilli() * 1000;
        assertThat(events).isGreaterThan(190_000);
        assertThat(history.get().after(0)).hasSize(DEFAULTS.maxEvents());

        long with = usedHeap();
        history.set(new History(DEFAULTS, SampleFleet.START));
        long retained = with - usedHeap();
        assertThat(retained)
                .as("bytes; without limits it would be some 200 MB")
                .isBetween(5_000_000L, 20_000_000L);
    }

    @Test
    void noEntryKeepsTheCapabilitiesOfAPeer() {
        SampleFleet.watching("alpha")
                .tell(history.get())
                .reached("alpha")
                .reached("alpha", hostile(1))
                .reached("alpha");
        assertThat(history.get().after(0).map(RecordedEvent::event))
                .filteredOn(event -> event instanceof PeerJoined || event instanceof PeerLeft)
                .hasSize(2)
                .allSatisfy(event -> {
                    Peer peer =
                            event instanceof PeerJoined joined
                                    ? joined.session().peer()
                                    : ((PeerLeft) event).session().peer();
                    assertThat(peer.capabilities()).isEmpty();
                    assertThat(peer.client().name()).isEqualTo(LONGEST_NAME);
                });
    }

    /** Every text of its own, as a parser makes it. */
    private static Peer hostile(int number) {
        return new Peer(
                new PeerId("%0128x".formatted(number)),
                ClientInfo.of(new String(LONGEST_NAME.toCharArray())),
                Endpoint.parse("[2001:db8::%x:%x]:30303".formatted(number >> 16, number & 0xffff))
                        .orElseThrow(),
                Direction.INBOUND,
                false,
                false,
                Collections.nCopies(16, new String(LONGEST_CAPABILITY.toCharArray())),
                new EthProtocol(69, 1_000_000L + number, 23_000_000L + number));
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
