package io.peermonitor.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.discovery.ScriptedDns.Srv;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.Shard;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class NodeDiscoveryTests {

    private static final Duration INTERVAL = Duration.ofMillis(20);
    private static final Duration FORGET_AFTER = Duration.ofMinutes(15);

    private final List<String> watched = new CopyOnWriteArrayList<>();
    private final List<String> refusing = new ArrayList<>();
    private ScriptedDns dns;
    private NodeDiscovery discovery;

    @BeforeEach
    void start() throws IOException {
        dns = new ScriptedDns();
        discovery = discovery(Shard.WHOLE);
    }

    private NodeDiscovery discovery(Shard shard) {
        return new NodeDiscovery(
                new ServiceRecords(dns.url()),
                ScriptedDns.SERVICE,
                INTERVAL,
                FORGET_AFTER,
                Set.of(),
                shard::watches,
                this::watch,
                (node, why) -> watched.remove(node.value()));
    }

    private void watch(Target target) {
        if (refusing.contains(target.name().value())) {
            throw new IllegalArgumentException("no such host");
        }
        watched.add(target.name().value());
    }

    @AfterEach
    void stop() {
        discovery.stop();
        dns.close();
    }

    @Test
    void ofThreeNodesTheOneThatVanishesStaysForItsTimeAndThenGoes() {
        dns.names(Srv.pod("geth-0"), Srv.pod("geth-1"), Srv.pod("geth-2"));
        discovery.askOnce(after(Duration.ZERO));
        assertThat(watched).containsExactly("geth-0", "geth-1", "geth-2");

        dns.names(Srv.pod("geth-0"), Srv.pod("geth-1"));
        discovery.askOnce(after(FORGET_AFTER.minusSeconds(1)));
        assertThat(watched).as("dark, not gone").contains("geth-2");

        discovery.askOnce(after(FORGET_AFTER));
        assertThat(watched).containsExactly("geth-0", "geth-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void shardsShareTheNodesAmongThem(int count) {
        String[] names = {"geth-0", "geth-1", "geth-2", "geth-3", "geth-4", "geth-5"};
        dns.names(Stream.of(names).map(Srv::pod).toArray(Srv[]::new));
        for (int index = 0; index < count; index++) {
            discovery(new Shard(index, count)).askOnce(after(Duration.ZERO));
        }
        assertThat(watched).containsExactlyInAnyOrder(names);
    }

    @Test
    void whoIsNamedIsSaidWhenItChanges(CapturedOutput output) {
        dns.names(Srv.pod("geth-0"), Srv.pod("geth-1"), Srv.of(0, "geth-2"));
        discovery.askOnce(after(Duration.ZERO));
        discovery.askOnce(after(Duration.ofSeconds(10)));
        assertThat(output.getOut())
                .containsOnlyOnce("names geth-0, geth-1, and 1 records that can be no node");
    }

    @Test
    void aNewReplicaAppearsByItself() {
        dns.names(Srv.pod("geth-0"));
        discovery.start();
        Awaitility.await().until(() -> watched.equals(List.of("geth-0")));
        dns.names(Srv.pod("geth-0"), Srv.pod("geth-1"));
        Awaitility.await().until(() -> watched.equals(List.of("geth-0", "geth-1")));
    }

    @Test
    void aServerThatFailsChangesNothingAndIsSaidOnce(CapturedOutput output) {
        dns.names(Srv.pod("geth-0"));
        discovery.askOnce(after(Duration.ZERO));
        assertThat(discovery.answered()).isTrue();

        dns.fails();
        discovery.askOnce(after(FORGET_AFTER.multipliedBy(2)));
        discovery.askOnce(after(FORGET_AFTER.multipliedBy(3)));
        assertThat(watched).containsExactly("geth-0");
        assertThat(discovery.answered()).isFalse();
        assertThat(output.getOut()).containsOnlyOnce("the nodes stay as they are, asking on");
    }

    @Test
    void aServiceWithoutPodsIsSaidWithWhatToCheck(CapturedOutput output) {
        dns.knowsNoSuchName();
        discovery.askOnce(after(Duration.ZERO));
        assertThat(output.getOut()).contains("names no node: does the Service exist");
        assertThat(discovery.answered()).isTrue();
    }

    @Test
    void aNodeThatCannotBeWatchedCostsTheOthersNothing(CapturedOutput output) {
        refusing.add("geth-0");
        dns.names(Srv.pod("geth-0"), Srv.pod("geth-1"));
        discovery.askOnce(after(Duration.ZERO));
        assertThat(watched).containsExactly("geth-1");
        assertThat(output.getOut()).contains("cannot be watched: no such host");
    }

    @Test
    void aStopEndsTheQuestions() {
        dns.names(Srv.pod("geth-0"));
        discovery.start();
        Awaitility.await().until(() -> !watched.isEmpty());
        discovery.stop();
        assertThat(discovery.isRunning()).isFalse();
        Awaitility.await()
                .until(() ->
                        Thread.getAllStackTraces().keySet().stream()
                                .noneMatch(thread -> thread.getName().equals("node-discovery")));
    }

    private static Moment after(Duration time) {
        return new Moment(Instant.EPOCH, time.toNanos());
    }
}
