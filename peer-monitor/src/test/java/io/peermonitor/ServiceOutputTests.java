package io.peermonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.peermonitor.monitor.FleetView;
import io.peermonitor.sample.Answer;
import io.peermonitor.sample.LoopbackNode;
import io.peermonitor.sample.SamplePeer;
import io.peermonitor.tracking.NodeStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the whole service writes, started as an operator starts it. */
@ExtendWith(OutputCaptureExtension.class)
class ServiceOutputTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Tries to begin a line of its own, to clear the screen, and to be a JSON object. */
    private static final String HOSTILE_NAME =
            "\"Evil/v1\\r\\n2026-01-01 ERROR forged\\u001b[2J\\u2028\\\"},{\\\"forged\\\":1 %n {}\"";

    @Test
    void passwordInTheUrlOfANodeAppearsNowhere(CapturedOutput output) throws IOException {
        String credentials = "operator:pass-of-the-node";
        String url = "http://%s@127.0.0.1:%d/key-in-path".formatted(credentials, refusingPort());
        try (ConfigurableApplicationContext service =
                ServiceStart.with(
                        "peer-monitor.nodes.alpha.url=" + url,
                        "logging.level.root=debug",
                        // a poll on a busy machine must not end by its deadline first
                        "peer-monitor.polling.interval=20s",
                        "peer-monitor.polling.timeout=20s")) {
            awaitStatus(service, NodeStatus.UNREACHABLE);
            StringBuilder said = new StringBuilder();
            for (String path :
                    List.of(
                            "/peers",
                            "/nodes",
                            "/nodes/alpha",
                            "/actuator/prometheus",
                            "/actuator/health",
                            "/actuator/info")) {
                Answer answer = Answer.get(ServiceStart.client(service), path);
                assertThat(answer.status()).isEqualTo(200);
                said.append(answer.body());
            }
            String encoded =
                    Base64.getEncoder()
                            .encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
            assertThat(said.append(output.getAll()))
                    .contains("LOST (refused): http://127.0.0.1:")
                    .doesNotContain("pass-of-the-node", "operator", encoded, "key-in-path");
        }
    }

    @Test
    void hostileNameGivesExactlyOneLine(CapturedOutput output) throws IOException {
        try (LoopbackNode node = new LoopbackNode();
                ConfigurableApplicationContext service =
                        ServiceStart.with("peer-monitor.nodes.alpha.url=" + node.url())) {
            awaitStatus(service, NodeStatus.UP);
            node.hasPeer(SamplePeer.id(1), HOSTILE_NAME);
            await().atMost(PATIENCE).until(() -> output.getOut().contains("joined"));
            assertThat(output.getOut().lines().filter(line -> line.contains("forged")))
                    .singleElement()
                    .asString()
                    .matches("\\S+ \\S+ INFO  alpha  \\+ .* joined, id \\S+, 1 peers now");
            assertThat(output.getAll()).doesNotContain("\u001b", "\u2028");
            assertThat(Answer.get(ServiceStart.client(service), "/actuator/prometheus").body())
                    .contains("peer_monitor_node_up{node=\"alpha\"} 1.0")
                    .doesNotContain("forged");
        }
    }

    @Test
    void structuredLinesAreOneJsonObjectEachWithTheSameFacts(CapturedOutput output)
            throws IOException {
        try (LoopbackNode node = new LoopbackNode();
                ConfigurableApplicationContext service =
                        ServiceStart.with(
                                "peer-monitor.nodes.alpha.url=" + node.url(),
                                "logging.structured.format.console=ecs")) {
            awaitStatus(service, NodeStatus.UP);
            node.hasPeer(SamplePeer.id(1), HOSTILE_NAME);
            await().atMost(PATIENCE).until(() -> output.getOut().contains("peer-joined"));
            List<JsonNode> lines =
                    output.getOut().lines().map(JsonMapper.shared()::readTree).toList();
            assertThat(lines).allMatch(line -> line.has("@timestamp") && line.has("message"));
            assertThat(lines)
                    .filteredOn(line -> "peer-joined".equals(action(line)))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.required("node").asString()).isEqualTo("alpha");
                        assertThat(line.at("/peer/id").asString()).isEqualTo(SamplePeer.id(1));
                        assertThat(line.at("/peer/direction").asString()).isEqualTo("inbound");
                        assertThat(line.has("forged")).isFalse();
                    });
        }
    }

    /** The log of a JVM is one: later tests get the usual one back. */
    @AfterEach
    void restoreLog() {
        System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
        new SpringApplicationBuilder(Object.class).web(WebApplicationType.NONE).run().close();
    }

    private static String action(JsonNode line) {
        return line.at("/event/action").asString("");
    }

    private static void awaitStatus(ConfigurableApplicationContext service, NodeStatus status) {
        FleetView monitor = service.getBean(FleetView.class);
        await().atMost(PATIENCE)
                .until(() -> monitor.fleet().nodes().stream().allMatch(n -> n.status() == status));
    }

    private static int refusingPort() throws IOException {
        try (ServerSocket closedAtOnce = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return closedAtOnce.getLocalPort();
        }
    }
}
