package io.peermonitor.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.peermonitor.testnode.Script;
import io.peermonitor.testnode.Transport;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A thousand polls that fail in every way leave no socket and no thread. */
@EnabledOnOs(OS.LINUX)
class FailingPollsIT {

    private static final int NODES = 50;
    private static final int POLLS = 1_000;

    /** One node after the other has the next. */
    private static final List<Script> FAULTS =
            List.of(
                    (request, reply) -> reply.reset(),
                    (request, reply) -> reply.cut(),
                    (request, reply) -> reply.hang(),
                    (request, reply) -> reply.json("{\"jsonrpc\":\"2.0\",\"id\":0,"),
                    (request, reply) -> reply.result("[{\"id\":"),
                    (request, reply) -> reply.raw("SSH-2.0-OpenSSH_9.6\r\n".getBytes(US_ASCII)),
                    (request, reply) -> {
                        reply.announce(1_000_000);
                        reply.raw(new byte[100]);
                        reply.cut();
                    },
                    (request, reply) ->
                            reply.http(503, Map.of(), "<html>busy</html>".getBytes(US_ASCII)),
                    (request, reply) ->
                            reply.http(200, Map.of("Content-Encoding", "gzip"), new byte[100_000]),
                    (request, reply) -> reply.error(-32000, "try again later"));

    @ParameterizedTest
    @EnumSource(names = {"HTTP", "WEB_SOCKET"})
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void descriptorsAndThreadsAreThoseOfBefore(Transport transport) throws Exception {
        List<FaultyNode> nodes = FaultyNode.steady(NODES, transport, 10);
        try (ServiceProcess service =
                ServiceProcess.watching(
                        nodes,
                        "peer-monitor.polling.interval=500ms",
                        "peer-monitor.polling.timeout=400ms")) {
            service.awaitUp(NODES);
            FaultyNode.awaitSettled(nodes);
            Footprint base = service.footprint().allowingBurst(NODES);

            for (int number = 0; number < NODES; number++) {
                nodes.get(number).does(FAULTS.get(number % FAULTS.size()));
            }
            await().atMost(ServiceProcess.PATIENCE).until(() -> failures(service) >= POLLS);
            assertThat(service.up()).isZero();

            nodes.forEach(FaultyNode::isHonest);
            service.awaitUp(NODES);
            service.awaitFootprint(base);
        } finally {
            nodes.forEach(FaultyNode::close);
        }
    }

    private static double failures(ServiceProcess service) throws IOException {
        return service.scrape()
                .lines()
                .filter(line -> line.startsWith("peer_monitor_poll_failures_total{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
