package io.peermonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.peermonitor.discovery.NodeDiscovery;
import io.peermonitor.monitor.FleetView;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class ServiceStartTests {

    @Test
    void watchesExactlyTheConfiguredNodesAndSaysWhereToLook(CapturedOutput output) {
        try (ConfigurableApplicationContext service =
                ServiceStart.with(
                        "peer-monitor.nodes.beta.url=/nowhere/beta.ipc",
                        "peer-monitor.nodes.alpha.url=/nowhere/alpha.ipc",
                        "GETH_RPC_URL=/nowhere/geth.ipc")) {
            assertThat(service.getBean(FleetView.class).fleet().nodes())
                    .extracting(node -> node.name().value())
                    .containsExactly("alpha", "beta");
            String port = service.getEnvironment().getRequiredProperty("local.server.port");
            assertThat(output.getOut())
                    .contains("Watching alpha, beta every 1s.  Page: http://localhost:" + port);
        }
    }

    @Test
    void nodesAreLookedForInDnsInsteadOfTheUsualOne(CapturedOutput output) {
        try (ConfigurableApplicationContext service =
                ServiceStart.with("peer-monitor.discovery.dns=_ws-admin._tcp.nowhere.invalid")) {
            assertThat(service.getBean(FleetView.class).fleet().nodes()).isEmpty();
            assertThat(service.getBean(NodeDiscovery.class).isRunning()).isTrue();
            assertThat(output.getOut())
                    .contains("Watching the nodes of _ws-admin._tcp.nowhere.invalid every 1s.");
            ServiceStart.client(service)
                    .get()
                    .uri("/actuator/prometheus")
                    .exchange()
                    .expectBody(String.class)
                    .value(scrape -> assertThat(scrape).contains("peer_monitor_discovery_up "));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    peer-monitor.nodes.alpha.ulr=http://user:secret@192.0.2.1 \
                    | peer-monitor.nodes.alpha.ulr
                    peer-monitor.nodes.alpha.url=ftp://user:secret@192.0.2.1 \
                    | peer-monitor.nodes.alpha.url: A node url is
                    peer-monitor.nodes.alpha.peer-limit=http://user:secret@192.0.2.1 \
                    | peer-monitor.nodes.alpha.peer-limit
                    peer-monitor.discovery.dns=geth-headless | peer-monitor.discovery.dns is no SRV
                    peer-monitor.discovery.forget-after=0s | peer-monitor.discovery.forget-after is
                    peer-monitor.discovery.peer-limit=0 | peer-monitor.discovery.peer-limit is 0
                    peer-monitor.nodes.=http://user:secret@192.0.2.1 | peer-monitor.nodes
                    GETH_RPC_URL=ftp://user:secret@192.0.2.1 | GETH_RPC_URL: A node url is
                    """)
    void badSettingStopsTheStartWithASentenceThatDoesNotRepeatIt(
            String property, String said, CapturedOutput output) {
        assertThatException().isThrownBy(() -> ServiceStart.with(property).close());
        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START", said)
                .doesNotContain("secret", "\tat ");
    }

    @Test
    @Timeout(60)
    void stopsWithinTenSecondsWhileAPollHangs() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            silent.setSoTimeout(20_000);
            ConfigurableApplicationContext service =
                    ServiceStart.with(
                            "peer-monitor.nodes.alpha.url=http://127.0.0.1:"
                                    + silent.getLocalPort(),
                            "peer-monitor.polling.interval=60s",
                            "peer-monitor.polling.timeout=60s");
            try (Socket hanging = silent.accept()) {
                assertThat(hanging.getInputStream().read()).isEqualTo('P');
                long start = System.nanoTime();
                service.close();
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .isLessThan(Duration.ofSeconds(10));
            }
        }
    }
}
