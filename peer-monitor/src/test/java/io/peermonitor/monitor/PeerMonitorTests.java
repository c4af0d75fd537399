package io.peermonitor.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.analysis.AnalysisRules;
import io.peermonitor.pair.PairRules;
import io.peermonitor.peer.DisconnectReason;
import io.peermonitor.peer.EventMode;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeReader;
import io.peermonitor.peer.PeerId;
import io.peermonitor.peer.PeerSignal;
import io.peermonitor.peer.PeerSignal.Connected;
import io.peermonitor.peer.PeerSignal.Dropped;
import io.peermonitor.peer.PeerSignal.Subscribed;
import io.peermonitor.peer.PeerSignal.Unsubscribed;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.WatchedNode;
import io.peermonitor.tracking.NodeStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PeerMonitorTests {

    private static final PollingTimes TIMES =
            new PollingTimes(Duration.ofMinutes(1), Duration.ofMinutes(1));

    @Test
    void aNodeThatHangsDelaysNoOther() {
        List<FakeReader> quick = new ArrayList<>();
        for (int i = 0; i < 49; i++) {
            quick.add(FakeReader.quick("quick-" + i));
        }
        List<NodeReader> all = new ArrayList<>(quick);
        FakeReader hanging = hanging();
        all.addFirst(hanging);
        PeerMonitor monitor = monitor(all);

        monitor.start();
        try {
            Awaitility.await()
                    .until(() ->
                            monitor.fleet().nodes().stream()
                                            .filter(node -> node.status() == NodeStatus.UP)
                                            .count()
                                    == quick.size());
            assertThat(monitor.fleet().node(hanging.node()).orElseThrow().status())
                    .as("still in its first poll")
                    .isEqualTo(NodeStatus.PENDING);
        } finally {
            monitor.stop();
        }
    }

    @Test
    void fortyNineNodesKeepTheirBeatBesideOneThatIsSlow() {
        List<FakeReader> quick = new ArrayList<>();
        for (int i = 0; i < 49; i++) {
            quick.add(FakeReader.quick("quick-" + i));
        }
        AtomicBoolean mayEnd = new AtomicBoolean();
        FakeReader slow = stubborn(mayEnd);
        List<NodeReader> all = new ArrayList<>(quick);
        all.add(slow);
        PeerMonitor monitor =
                monitor(all, new PollingTimes(Duration.ofMillis(100), Duration.ofMillis(100)));

        monitor.start();
        try {
            Awaitility.await().until(() -> quick.stream().allMatch(node -> node.polls.get() >= 10));
            assertThat(slow.polls).as("no second poll beside the first").hasValue(1);
            assertThat(monitor.fleet().node(slow.node()).orElseThrow().status())
                    .isEqualTo(NodeStatus.UNREACHABLE);
        } finally {
            mayEnd.set(true);
            monitor.stop();
        }
    }

    @Test
    void aStopWaitsForNoNodeAndClosesAll() {
        FakeReader hanging = hanging();
        PeerMonitor monitor = monitor(List.of(hanging));
        monitor.start();
        Awaitility.await().until(() -> hanging.polls.get() > 0);

        long start = System.nanoTime();
        monitor.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        assertThat(monitor.isRunning()).isFalse();
        assertThat(hanging.closed).hasValue(1);
    }

    @Test
    void aNodeThatIsAddedIsWatchedAndOneThatIsRemovedLeavesNothing() {
        FakeReader first = FakeReader.quick("first");
        FakeReader second = hanging();
        PeerMonitor monitor = monitor(List.of(first));
        monitor.start();
        try {
            monitor.add(new WatchedNode(second.node(), 50), second, null);
            Awaitility.await().until(() -> second.polls.get() > 0);
            assertThat(monitor.fleet().node(second.node()).orElseThrow().watched().peerLimit())
                    .isEqualTo(50);

            monitor.remove(second.node(), "no longer named");
            assertThat(second.closed).hasValue(1);
            assertThat(monitor.fleet().nodes())
                    .extracting(node -> node.name().value())
                    .containsExactly("first");
            assertThat(monitor.picture().assessments().of(second.node())).isEmpty();
        } finally {
            monitor.stop();
        }
        assertThat(second.closed).as("closed once").hasValue(1);
    }

    @Test
    void aNodeFoundAfterTheStopIsClosedAtOnce() {
        PeerMonitor monitor = monitor(List.of());
        FakeReader late = FakeReader.quick("late");
        monitor.add(new WatchedNode(late.node(), null), late, null);
        assertThat(late.closed).hasValue(1);
        assertThat(monitor.fleet().nodes()).isEmpty();
    }

    @Test
    void whatANodePushesIsPolledSoonButNotMoreThanOnceASecond() {
        List<Long> polls = new CopyOnWriteArrayList<>();
        FakeReader busy =
                new FakeReader(
                        "busy",
                        () -> {
                            polls.add(System.nanoTime());
                            return FakeReader.noPeers("busy");
                        });
        busy.listening(sink -> pushWithoutEnd(busy, sink));
        PeerMonitor monitor = monitor(List.of(busy));

        monitor.start();
        try {
            Awaitility.await().until(() -> polls.size() >= 4);
        } finally {
            monitor.stop();
        }
        for (int poll = 1; poll < polls.size(); poll++) {
            assertThat(Duration.ofNanos(polls.get(poll) - polls.get(poll - 1)))
                    .isGreaterThan(Duration.ofMillis(990));
        }
    }

    private static Unsubscribed pushWithoutEnd(FakeReader node, Consumer<PeerSignal> sink) {
        sink.accept(new Subscribed(node.node(), Moment.now()));
        PeerId peer = new PeerId("a".repeat(64));
        while (!Thread.currentThread().isInterrupted()) {
            sink.accept(new Connected(node.node(), Moment.now(), peer, null, null));
            sink.accept(new Dropped(node.node(), Moment.now(), peer, DisconnectReason.OTHER));
            LockSupport.parkNanos(1_000_000);
        }
        return new Unsubscribed(node.node(), Moment.now(), EventMode.RECONNECTING, "stopped");
    }

    private static PeerMonitor monitor(List<? extends NodeReader> readers) {
        return monitor(readers, TIMES);
    }

    private static PeerMonitor monitor(List<? extends NodeReader> readers, PollingTimes times) {
        List<WatchedNode> watched =
                readers.stream().map(reader -> new WatchedNode(reader.node(), null)).toList();
        return new PeerMonitor(
                watched,
                List.copyOf(readers),
                List.of(),
                times,
                AnalysisRules.USUAL,
                PairRules.USUAL,
                List.of());
    }

    /** Its poll does not hear that it is interrupted. */
    private static FakeReader stubborn(AtomicBoolean mayEnd) {
        return new FakeReader(
                "slow",
                () -> {
                    while (!mayEnd.get()) {
                        LockSupport.parkNanos(10_000_000);
                    }
                    return FakeReader.noPeers("slow");
                });
    }

    private static FakeReader hanging() {
        return new FakeReader("hanging", PeerMonitorTests::never);
    }

    private static PollResult never() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return FakeReader.noPeers("hanging");
    }
}
