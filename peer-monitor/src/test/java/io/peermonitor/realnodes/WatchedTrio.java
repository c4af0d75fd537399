package io.peermonitor.realnodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.awaitility.core.ThrowingRunnable;
import tools.jackson.databind.JsonNode;

/**
 * Three real Geths under watch, {@code a} and {@code c} over WebSocket and {@code b} over IPC, and
 * a partner that nobody watches.
 *
 * <p>A Geth waits 35 seconds before it dials the same id again, on loopback as well. So nobody
 * dials twice: the partner comes back with a new id and without a memory of its own dials.
 */
final class WatchedTrio implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_POLLS = Duration.ofSeconds(30);

    private final List<WatchedGeth> nodes =
            List.of(
                    WatchedGeth.start("a", Transport.WEBSOCKET),
                    WatchedGeth.start("b", Transport.IPC),
                    WatchedGeth.start("c", Transport.WEBSOCKET));
    private final GethProcess partner = GethProcess.start();
    private final RunningMonitor monitor;
    private final EventLines lines;
    private final long start;
    private String partnerId = partner.id();

    private WatchedTrio() {
        this.monitor =
                RunningMonitor.watching(
                        nodes.stream()
                                .collect(
                                        Collectors.toMap(
                                                WatchedGeth::name,
                                                node -> node.process().url(node.transport()))),
                        BETWEEN_POLLS);
        eventually(this::assertAllPush);
        this.start = monitor.json("/events").path("latest").asLong();
        this.lines = monitor.events();
    }

    static void watch(Consumer<WatchedTrio> scenario) {
        try (var trio = new WatchedTrio()) {
            trio.play(scenario);
        }
    }

    private void play(Consumer<WatchedTrio> scenario) {
        try {
            scenario.accept(this);
        } catch (AssertionError | RuntimeException e) {
            nodes.forEach(node -> e.addSuppressed(new IllegalStateException(node.log())));
            throw e;
        }
    }

    List<WatchedGeth> nodes() {
        return nodes;
    }

    EventLines lines() {
        return lines;
    }

    /** All events that the history has of the time of the stream. */
    List<JsonNode> remembered() {
        JsonNode answer = monitor.json("/events?limit=1000&since=" + start);
        return answer.path("events").valueStream().toList();
    }

    Scrape scrape() {
        return monitor.scrape();
    }

    /** Both ends of a connection are watched, in each direction once. */
    void everyoneMeetsEveryone() {
        for (WatchedGeth from : nodes) {
            nodes.stream().filter(to -> !to.equals(from)).forEach(to -> meet(from, to));
        }
    }

    private static void meet(WatchedGeth from, WatchedGeth to) {
        from.process().addPeer(to.process());
        from.expectJoined(to.id());
        to.expectJoined(from.id());
        from.process().removePeer(to.process());
        from.expectLeft(to.id());
        to.expectLeft(from.id());
    }

    void partnerIsBornAnew() {
        partner.restartAsAnother();
        partnerId = partner.id();
    }

    void eachDialsThePartner() {
        for (WatchedGeth node : nodes) {
            node.process().addPeer(partner);
            node.expectJoined(partnerId);
            node.process().removePeer(partner);
            node.expectLeft(partnerId);
        }
    }

    /** How long after the last of the arrivals every gauge says one peer. */
    Duration partnerDialsEach() {
        for (WatchedGeth node : nodes) {
            partner.addPeer(node.process());
            node.expectJoined(partnerId);
        }
        return untilEachHasPeers(1);
    }

    /** The arrival wakes a poll, and that tells who the peer is. */
    void partnerIsIdentified() {
        eventually(() ->
                assertThat(nodes).allMatch(node -> lines.name(node.name(), partnerId, "geth")));
    }

    /** How long after the last of the departures every gauge says no peer. */
    Duration partnerDies() {
        partner.kill();
        nodes.forEach(node -> node.expectLeft(partnerId));
        return untilEachHasPeers(0);
    }

    private Duration untilEachHasPeers(int count) {
        long last =
                nodes.stream()
                        .mapToLong(node -> node.pushed().getLast().nanos())
                        .max()
                        .orElseThrow();
        await("every gauge says " + count)
                .atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> eachHasPeers(scrape(), count));
        return Duration.ofNanos(System.nanoTime() - last);
    }

    private boolean eachHasPeers(Scrape scrape, int count) {
        return nodes.stream()
                .map(node -> scrape.sum("peer_monitor_peers", "node=\"" + node.name() + "\""))
                .allMatch(peers -> peers.orElse(-1) == count);
    }

    private void assertAllPush() {
        assertThat(monitor.json("/nodes").valueStream())
                .allMatch(node -> node.path("status").asString().equals("up"))
                .allMatch(node -> node.path("updates").asString().equals("events"));
    }

    void eventually(ThrowingRunnable expectation) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).untilAsserted(expectation);
    }

    @Override
    public void close() {
        lines.close();
        monitor.close();
        nodes.forEach(WatchedGeth::close);
        partner.close();
    }
}
