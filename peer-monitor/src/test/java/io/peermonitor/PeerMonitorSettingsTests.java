package io.peermonitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.history.HistoryLimits;
import io.peermonitor.monitor.PollingTimes;
import io.peermonitor.peer.NodeName;
import io.peermonitor.wire.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;

class PeerMonitorSettingsTests {

    private static final String FORMS =
            "A node url is http://host:8545, https://…, ws://host:8546, wss://… or the path of an"
                    + " IPC socket such as /data/geth.ipc.";

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(SettingsOnly.class);

    @EnableConfigurationProperties(PeerMonitorSettings.class)
    static class SettingsOnly {}

    @Test
    void defaultsAreAsDocumented() {
        PeerMonitorSettings settings = settings();
        assertThat(settings.nodes()).isEmpty();
        assertThat(settings.polling().times())
                .isEqualTo(new PollingTimes(Duration.ofSeconds(10), Duration.ofSeconds(5)));
        assertThat(settings.limits().limits()).isEqualTo(new Limits(8 * 1024 * 1024, 2000));
        assertThat(settings.console().tableEvery()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.history().limits())
                .isEqualTo(new HistoryLimits(10_000, 10_000, Duration.ofHours(24)));
    }

    @Test
    void timeoutIsTheIntervalWhereThatIsShorterThanTheUsualTimeout() {
        assertThat(settings("peer-monitor.polling.interval=2s").polling().times().timeout())
                .isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void nodesAreReadByName() {
        PeerMonitorSettings settings =
                settings(
                        "peer-monitor.nodes.alpha.url=http://192.0.2.1:8545",
                        "peer-monitor.nodes.alpha.peer-limit=50",
                        "peer-monitor.nodes.beta-2.url=/data/geth.ipc");
        assertThat(settings.nodes().keySet()).containsExactlyInAnyOrder("alpha", "beta-2");
        assertThat(node(settings, "alpha").peerLimit()).isEqualTo(50);
        assertThat(node(settings, "beta-2").peerLimit()).isNull();
    }

    @Test
    void discoveryIsReadFromTheEnvironmentAsTheManifestsGiveIt() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of(
                                        "PEER_MONITOR_DISCOVERY_DNS",
                                        "_ws-admin._tcp.geth-headless.ethereum.svc.cluster.local",
                                        "PEER_MONITOR_DISCOVERY_PEER_LIMIT",
                                        "50",
                                        "PEER_MONITOR_DISCOVERY_CONSENSUS_URL",
                                        "http://prysm-beacon-{ordinal}.prysm-beacon-headless:3500")));
        PeerMonitorSettings.Discovery discovery =
                Binder.get(environment)
                        .bind("peer-monitor", PeerMonitorSettings.class)
                        .get()
                        .discovery();
        assertThat(discovery)
                .isEqualTo(
                        new PeerMonitorSettings.Discovery(
                                "_ws-admin._tcp.geth-headless.ethereum.svc.cluster.local",
                                50,
                                "http://prysm-beacon-{ordinal}.prysm-beacon-headless:3500",
                                Duration.ofSeconds(10),
                                Duration.ofMinutes(15)));
        assertThat(discovery.consensusUrlOf(new NodeName("geth-12")))
                .contains("http://prysm-beacon-12.prysm-beacon-headless:3500");
    }

    @Test
    void withoutNodesGethIsWatchedWhereTheEnvironmentSays() {
        MockEnvironment environment =
                new MockEnvironment().withProperty("GETH_RPC_URL", "ws://192.0.2.1:8546");
        assertThat(PeerMonitorConfiguration.watched(settings(), environment))
                .isEqualTo(
                        Map.of(
                                "geth",
                                new PeerMonitorSettings.Node("ws://192.0.2.1:8546", null, null)));
    }

    @Test
    void withoutAnythingGethIsWatchedOnThisMachine() {
        assertThat(PeerMonitorConfiguration.watched(settings(), new MockEnvironment()))
                .isEqualTo(
                        Map.of(
                                "geth",
                                new PeerMonitorSettings.Node("http://localhost:8545", null, null)));
    }

    @Test
    void configuredNodesStandAlone() {
        MockEnvironment environment =
                new MockEnvironment().withProperty("GETH_RPC_URL", "ws://192.0.2.1:8546");
        assertThat(
                        PeerMonitorConfiguration.watched(
                                        settings("peer-monitor.nodes.alpha.url=/data/geth.ipc"),
                                        environment)
                                .keySet())
                .containsExactly("alpha");
    }

    @Test
    void shardsShareTheConfiguredNodesAmongThem() {
        List<String> watched = new ArrayList<>();
        for (String index : List.of("0", "1")) {
            PeerMonitorSettings settings =
                    settings(
                            "peer-monitor.nodes.alpha.url=/data/alpha.ipc",
                            "peer-monitor.nodes.beta.url=/data/beta.ipc",
                            "peer-monitor.nodes.gamma.url=/data/gamma.ipc",
                            "peer-monitor.nodes.delta.url=/data/delta.ipc",
                            "peer-monitor.shard.count=2",
                            "peer-monitor.shard.index=" + index);
            watched.addAll(
                    PeerMonitorConfiguration.watched(settings, new MockEnvironment()).keySet());
        }
        assertThat(watched).containsExactlyInAnyOrder("alpha", "beta", "gamma", "delta");
    }

    /** An index that is missing or empty would otherwise be the same in every pod. */
    @ParameterizedTest
    @ValueSource(strings = {"peer-monitor.console.table-every=5m", "peer-monitor.shard.index="})
    void oneOfSeveralShardsHasToKnowWhichItIs(String property) {
        assertThat(failure("peer-monitor.shard.count=2", property))
                .rootCause()
                .hasMessage(
                        "peer-monitor.shard.index is missing: give each of the 2 monitors its own"
                                + " number, from 0.");
    }

    @Test
    void aShardBeyondTheCountStopsTheStart() {
        assertThat(failure("peer-monitor.shard.count=2", "peer-monitor.shard.index=2"))
                .rootCause()
                .hasMessage(
                        "peer-monitor.shard.index is 2: give 0 to 1, or raise"
                                + " peer-monitor.shard.count, which is 2.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    peer-monitor.nodes.[Bad Name].url=/data/geth.ipc | Node name 'Bad Name' is not \
                    allowed: use 1 to 40 lower-case letters, digits or dashes, with a letter or \
                    digit at both ends.
                    peer-monitor.nodes.alpha.peer-limit=50 | peer-monitor.nodes.alpha.url: it is \
                    missing; give the node's address.
                    peer-monitor.polling.interval=99ms | peer-monitor.polling.interval is 99ms: \
                    give at least 100ms; 10s is a good value.
                    peer-monitor.polling.timeout=11s | peer-monitor.polling.timeout is 11000ms: \
                    give between 50ms and the interval of 10000ms, so that polls of one node never \
                    overlap.
                    peer-monitor.polling.timeout=49ms | peer-monitor.polling.timeout is 49ms: give \
                    between 50ms and the interval of 10000ms, so that polls of one node never \
                    overlap.
                    peer-monitor.limits.max-response-size=63KB | \
                    peer-monitor.limits.max-response-size is 64512 bytes: give between 64KB and \
                    256MB; 8MB is enough for some 5000 peers.
                    peer-monitor.limits.max-response-size=257MB | \
                    peer-monitor.limits.max-response-size is 269484032 bytes: give between 64KB \
                    and 256MB; 8MB is enough for some 5000 peers.
                    peer-monitor.limits.max-peers=0 | peer-monitor.limits.max-peers is 0: give at \
                    least 1.
                    peer-monitor.history.max-events=0 | peer-monitor.history.max-events is 0: give \
                    between 1 and 1000000; 10000 is a good value.
                    peer-monitor.history.max-sessions=1000001 | peer-monitor.history.max-sessions \
                    is 1000001: give between 1 and 1000000; 10000 is a good value.
                    peer-monitor.history.max-age=59s | peer-monitor.history.max-age is 59000ms: \
                    give at least 1m; 24h is a good value.
                    peer-monitor.console.table-every=-1s | peer-monitor.console.table-every is \
                    PT-1S: give 0 for no table or a time such as 5m.
                    """)
    void badValueStopsTheStartWithWhatToDo(String property, String sentence) {
        assertThat(failure(property)).rootCause().hasMessage(sentence);
    }

    @Test
    void peerLimitBelowOneStopsTheStart() {
        assertThat(
                        failure(
                                "peer-monitor.nodes.alpha.url=/data/geth.ipc",
                                "peer-monitor.nodes.alpha.peer-limit=0"))
                .rootCause()
                .hasMessage(
                        "peer-monitor.nodes.alpha.peer-limit is 0: give the node's own limit"
                                + " (Geth's --maxpeers), at least 1.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ftp://user:secret@192.0.2.1 | The scheme given is not one of them.
                    http://user:secret@192.0.2.1:70000 | The url given cannot be read: check its host and port.
                    http://user:secret@ | The url given cannot be read: check its host and port.
                    http://user:secret@192.0. 2.1 | The url given cannot be read: check its host and port.
                    """)
    void urlThatCannotBeReadIsNotRepeated(String url, String why) {
        Throwable failure = failure("peer-monitor.nodes.alpha.url=" + url);
        assertThat(failure)
                .rootCause()
                .hasMessage("peer-monitor.nodes.alpha.url: " + FORMS + " " + why);
        for (Throwable each = failure; each != null; each = each.getCause()) {
            assertThat(each.toString()).doesNotContain("user:").doesNotContain("ret@");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "peer-monitor.poling.interval",
                "peer-monitor.polling.intervall",
                "peer-monitor.nodes.alpha.peers"
            })
    void misspeltPropertyStopsTheStart(String property) {
        assertThat(failure("peer-monitor.nodes.alpha.url=/data/geth.ipc", property + "=10s"))
                .rootCause()
                .hasMessage("The elements [" + property + "] were left unbound.");
    }

    @Test
    void noUrlIsInTheTextOfTheSettings() {
        PeerMonitorSettings settings =
                settings("peer-monitor.nodes.alpha.url=http://user:secret@192.0.2.1:8545");
        assertThat(settings.toString()).contains("alpha").doesNotContain("secret", "192.0.2.1");
    }

    private static PeerMonitorSettings.Node node(PeerMonitorSettings settings, String name) {
        return Objects.requireNonNull(settings.nodes().get(name));
    }

    private PeerMonitorSettings settings(String... properties) {
        AtomicReference<@Nullable PeerMonitorSettings> read = new AtomicReference<>();
        service.withPropertyValues(properties)
                .run(context -> read.set(context.getBean(PeerMonitorSettings.class)));
        return Objects.requireNonNull(read.get());
    }

    private Throwable failure(String... properties) {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        service.withPropertyValues(properties)
                .run(context -> failure.set(context.getStartupFailure()));
        return Objects.requireNonNull(failure.get(), "it started");
    }
}
