package io.peermonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.peermonitor.peer.Layer;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.WatchedNode;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;

/** How the other half of a node is named, and what is said of a name that is none. */
class ConsensusSettingsTests {

    private static final String FORM =
            "A consensus url is http://host:3500 or https://…, where the Beacon API is; the one given"
                    + " cannot be read as such.";

    private static final String EXECUTION = "peer-monitor.nodes.alpha.url=http://192.0.2.1:8545";

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(SettingsOnly.class);

    @EnableConfigurationProperties(PeerMonitorSettings.class)
    static class SettingsOnly {}

    @Test
    void aNodeWithAConsensusUrlIsWatchedOnBothLayers() {
        PeerMonitorSettings settings =
                settings(
                        EXECUTION,
                        "peer-monitor.nodes.alpha.consensus-url=http://192.0.2.1:3500",
                        "peer-monitor.nodes.beta.url=http://192.0.2.2:8545");

        assertThat(node(settings, "alpha").watched("alpha"))
                .extracting(WatchedNode::layer)
                .containsExactly(Layer.EXECUTION, Layer.CONSENSUS);
        assertThat(node(settings, "alpha").watched("alpha"))
                .extracting(WatchedNode::name)
                .containsOnly(new NodeName("alpha"));
        assertThat(node(settings, "beta").watched("beta"))
                .extracting(WatchedNode::layer)
                .containsExactly(Layer.EXECUTION);
    }

    @Test
    void bothWaysAreReadFromTheEnvironment() {
        PeerMonitorSettings settings =
                fromEnvironment(
                        Map.of(
                                "PEERMONITOR_NODES_GETH0_URL", "http://192.0.2.1:8545",
                                "PEERMONITOR_NODES_GETH0_CONSENSUSURL", "http://192.0.2.1:3500",
                                "PEER_MONITOR_DISCOVERY_DNS", "_ws-admin._tcp.geth-headless",
                                "PEER_MONITOR_DISCOVERY_CONSENSUS_URL",
                                        "http://prysm-beacon-{ordinal}.prysm-beacon-headless:3500"));

        assertThat(node(settings, "geth0").consensusUrl()).isEqualTo("http://192.0.2.1:3500");
        assertThat(settings.discovery().consensusUrlOf(new NodeName("geth-1")))
                .hasValue("http://prysm-beacon-1.prysm-beacon-headless:3500");
    }

    @Test
    void theOneNodeOfTheEnvironmentHasItsOtherHalfThere() {
        MockEnvironment environment =
                new MockEnvironment().withProperty("BEACON_API_URL", "http://192.0.2.1:3500");

        assertThat(PeerMonitorConfiguration.watched(settings(), environment))
                .isEqualTo(
                        Map.of(
                                "geth",
                                new PeerMonitorSettings.Node(
                                        "http://localhost:8545", null, "http://192.0.2.1:3500")));
    }

    @ParameterizedTest
    @ValueSource(strings = {EXECUTION, "peer-monitor.discovery.dns=_ws-admin._tcp.geth-headless"})
    void theEnvironmentSaysNothingOfConfiguredNodes(String property) {
        PeerMonitorSettings settings = settings(property);
        MockEnvironment environment =
                new MockEnvironment().withProperty("BEACON_API_URL", "not looked at");

        assertThat(PeerMonitorConfiguration.watched(settings, environment))
                .isEqualTo(settings.nodes())
                .allSatisfy((_, node) -> assertThat(node.consensusUrl()).isNull());
    }

    @ParameterizedTest
    @CsvSource({
        "http://prysm-beacon-{ordinal}:3500, geth-0, http://prysm-beacon-0:3500",
        "http://prysm-beacon-{ordinal}:3500, geth-12, http://prysm-beacon-12:3500",
        "http://prysm-beacon-{ordinal}:3500, geth-2-1, http://prysm-beacon-1:3500",
        "http://{ordinal}.example/{ordinal}/, geth-7, http://7.example/7/",
        "https://user:secret@prysm-{ordinal}, geth-3, https://user:secret@prysm-3",
        "http://prysm-beacon-{ordinal}:3500, geth,",
        "http://prysm-beacon-{ordinal}:3500, geth0,",
        "http://prysm-beacon-{ordinal}:3500, geth-a,",
        "http://prysm-beacon-{ordinal}:3500, geth-1a,",
        "http://prysm-beacon-{ordinal}:3500, geth-1234567890,"
    })
    void theOrdinalIsTheNumberAtTheEndOfTheName(
            String template, String node, @Nullable String url) {
        PeerMonitorSettings settings =
                settings(
                        "peer-monitor.discovery.dns=_ws-admin._tcp.geth-headless",
                        "peer-monitor.discovery.consensus-url=" + template);

        assertThat(settings.discovery().consensusUrlOf(new NodeName(node)).orElse(null))
                .isEqualTo(url);
    }

    @Test
    void withoutATemplateADiscoveredNodeHasNoOtherHalf() {
        assertThat(settings().discovery().consensusUrlOf(new NodeName("geth-0"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ws://user:secret@192.0.2.1:3500",
                "ftp://user:secret@192.0.2.1",
                "http://user:secret@",
                "http://user:secret@192.0.2.1:70000",
                "http://user:secret@192.0. 2.1",
                "user:secret@192.0.2.1:3500",
                "/data/secret.ipc",
                "secret",
                "''"
            })
    void anAddressThatIsNoneStopsTheStartAndIsNotRepeated(String url) {
        Throwable failure =
                failure(
                        EXECUTION,
                        "peer-monitor.nodes.alpha.consensus-url=" + url.replace("'", ""));

        assertThat(failure)
                .rootCause()
                .hasMessage("peer-monitor.nodes.alpha.consensus-url: " + FORM);
        assertNothingOfItIsIn(failure);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    http://user:secret@prysm:3500 | peer-monitor.discovery.consensus-url has no \
                    {ordinal}: every node would have the same consensus client; give for example \
                    http://prysm-beacon-{ordinal}.prysm-beacon-headless:3500.
                    http://user:secret@prysm-{Ordinal}:3500 | peer-monitor.discovery.consensus-url \
                    has no {ordinal}: every node would have the same consensus client; give for \
                    example http://prysm-beacon-{ordinal}.prysm-beacon-headless:3500.
                    ws://user:secret@prysm-{ordinal}:3500 | peer-monitor.discovery.consensus-url: \
                    A consensus url is http://host:3500 or https://…, where the Beacon API is; the \
                    one given cannot be read as such.
                    http://user:secret@prysm {ordinal} | peer-monitor.discovery.consensus-url: \
                    A consensus url is http://host:3500 or https://…, where the Beacon API is; the \
                    one given cannot be read as such.
                    """)
    void aTemplateThatIsNoneStopsTheStartWithWhatToDo(String template, String sentence) {
        Throwable failure = failure("peer-monitor.discovery.consensus-url=" + template);

        assertThat(failure).rootCause().hasMessage(sentence);
        assertNothingOfItIsIn(failure);
    }

    @Test
    void noAddressIsInTheTextOfTheSettings() {
        PeerMonitorSettings settings =
                settings(
                        EXECUTION,
                        "peer-monitor.nodes.alpha.consensus-url=http://user:secret@192.0.2.1:3500",
                        "peer-monitor.discovery.dns=_ws-admin._tcp.geth-headless",
                        "peer-monitor.discovery.consensus-url=http://user:secret@192.0.2.{ordinal}");

        assertThat(settings.toString())
                .contains("alpha", "_ws-admin._tcp.geth-headless")
                .doesNotContain("secret", "192.0.2");
    }

    @ExtendWith(OutputCaptureExtension.class)
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    BEACON_API_URL=ws://user:secret@192.0.2.1:3500 \
                    | BEACON_API_URL: A consensus url is http://host:3500
                    peer-monitor.discovery.consensus-url=http://user:secret@prysm:3500 \
                    | peer-monitor.discovery.consensus-url has no {ordinal}
                    peer-monitor.nodes.alpha.consensus=http://user:secret@prysm:3500 \
                    | peer-monitor.nodes.alpha.consensus
                    """)
    void theOperatorReadsTheSentenceAndNotTheSecret(
            String property, String said, CapturedOutput output) {
        assertThatException().isThrownBy(() -> ServiceStart.with(property).close());

        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START", said)
                .doesNotContain("secret", "\tat ");
    }

    private static void assertNothingOfItIsIn(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            assertThat(each.toString()).doesNotContain("user:").doesNotContain("ret@");
        }
    }

    private static PeerMonitorSettings fromEnvironment(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment
                .getPropertySources()
                .replace(name, new SystemEnvironmentPropertySource(name, variables));
        return Binder.get(environment).bind("peer-monitor", PeerMonitorSettings.class).get();
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
