package io.peermonitor.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.NodeReader;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.PollResult.Reached;
import io.peermonitor.wire.HostLookup;
import io.peermonitor.wire.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A pod is replaced: the same name and port, another address. */
@EnabledOnOs(OS.LINUX) // all of 127.0.0.0/8 is loopback there
class NameMovesTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private volatile String address = "127.0.0.2";

    @Test
    void theSecondPollAfterAPodIsReplacedReadsTheNewOne() throws IOException {
        HttpServer old = node("127.0.0.2", 0, 1);
        int port = old.getAddress().getPort();
        HostLookup.Resolver dns = _ -> new InetAddress[] {InetAddress.ofLiteral(address)};
        try (ExecutionNodes nodes =
                        new ExecutionNodes(
                                new Limits(8 * 1024 * 1024, 2000),
                                TIMEOUT,
                                new HostLookup(dns, TIMEOUT));
                NodeReader reader = nodes.open(new NodeName("geth-0"), "http://geth-0:" + port)) {
            assertThat(peers(reader.poll())).isEqualTo(1);

            old.stop(0);
            HttpServer replacement = node("127.0.0.3", port, 2);
            address = "127.0.0.3";
            reader.poll();
            assertThat(peers(reader.poll())).as("of the new pod").isEqualTo(2);
            replacement.stop(0);
        }
    }

    /** A headless Service instead of one of its pods, one of which is dead. */
    @Test
    void aNameOfSeveralNodesIsPolledAndSaidOnceWithWhatToDo() throws IOException {
        HttpServer one = node("127.0.0.3", 0, 1);
        int port = one.getAddress().getPort();
        HttpServer other = node("127.0.0.4", port, 2);
        HostLookup.Resolver dns =
                _ ->
                        new InetAddress[] {
                            InetAddress.ofLiteral("127.0.0.2"),
                            InetAddress.ofLiteral("127.0.0.3"),
                            InetAddress.ofLiteral("127.0.0.4")
                        };
        try (ExecutionNodes nodes =
                        new ExecutionNodes(
                                new Limits(8 * 1024 * 1024, 2000),
                                TIMEOUT,
                                new HostLookup(dns, TIMEOUT, warnings::add));
                NodeReader reader =
                        nodes.open(new NodeName("geth"), "http://geth-headless:" + port)) {
            for (int poll = 0; poll < 10; poll++) {
                assertThat(peers(reader.poll())).as("of one that lives").isBetween(1, 2);
            }
        }
        one.stop(0);
        other.stop(0);
        assertThat(warnings)
                .containsExactly(
                        "geth-headless has 3 addresses, so polls may reach several nodes in turn: give"
                                + " each node a name of its own, in Kubernetes that of its pod, such as"
                                + " geth-0.geth-headless");
    }

    @Test
    void anAddressOfEitherFamilyIsOneNode() throws IOException {
        HostLookup.Resolver dns =
                _ ->
                        new InetAddress[] {
                            InetAddress.ofLiteral("127.0.0.2"), InetAddress.ofLiteral("::1")
                        };
        try (HostLookup lookup = new HostLookup(dns, TIMEOUT, warnings::add)) {
            assertThat(lookup.lookup("geth-0")).hasSize(2);
        }
        assertThat(warnings).isEmpty();
    }

    private static int peers(PollResult result) {
        assertThat(result).isInstanceOf(Reached.class);
        return ((Reached) result).snapshot().peers().size();
    }

    /** Has so many peers. */
    private static HttpServer node(String address, int port, int peers) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(address), port), 0);
        server.createContext(
                "/",
                exchange -> {
                    String question =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    byte[] answer = answer(question, peers).getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        server.start();
        return server;
    }

    private static String answer(String question, int peers) {
        StringBuilder table = new StringBuilder("[");
        for (int peer = 0; peer < peers; peer++) {
            table.append(peer == 0 ? "" : ",").append("{\"id\":\"%064x\"}".formatted(peer));
        }
        String id = question.replaceAll(".*\"id\":(\\d+).*", "$1");
        String result = question.contains("admin_peers") ? table + "]" : "\"0x1\"";
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}";
    }
}
