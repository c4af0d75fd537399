package io.peermonitor.realnodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real Lodestar beacon node on a throw-away chain of short slots, its execution client made up by
 * itself.
 *
 * <p>Never start it without {@code --network dev}: its default is the main network.
 */
final class LodestarNode implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final NodeFolder folder = NodeFolder.create();
    private final int apiPort = LoopbackPorts.next();
    private final int p2pPort = LoopbackPorts.next();
    private final Instant genesis;
    private final NodeProcess process;

    private LodestarNode(Instant genesis, String... role) {
        this.genesis = genesis;
        List<String> command = Stream.concat(loopbackOnly().stream(), Arrays.stream(role)).toList();
        this.process = folder.run(command, this::answers);
    }

    /** The node whose validators make the blocks. */
    static LodestarNode startValidating(Instant genesis) {
        return new LodestarNode(genesis, "--startValidators", "0..7");
    }

    static LodestarNode startPeerOf(LodestarNode other) {
        return new LodestarNode(
                other.genesis, "--bootnodes", other.identity().path("enr").asString());
    }

    /** What a user would write into {@code peer-monitor.nodes.<name>.consensus-url}. */
    String url() {
        return "http://127.0.0.1:" + apiPort;
    }

    int p2pPort() {
        return p2pPort;
    }

    /** The test's own view, so that the product is never checked by itself. */
    String id() {
        return identity().path("peer_id").asString();
    }

    private JsonNode identity() {
        try {
            return JsonMapper.shared().readTree(get("/eth/v1/node/identity").body()).path("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        try {
            return get("/eth/v1/node/identity").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private HttpResponse<String> get(String path) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url() + path))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + path, e);
        }
    }

    void kill() {
        process.kill();
    }

    String lastLines() {
        return process.lastLines();
    }

    @Override
    public void close() {
        process.kill();
        folder.delete();
    }

    private List<String> loopbackOnly() {
        String port = Integer.toString(p2pPort);
        return List.of(
                "env",
                "LODESTAR_PRESET=minimal",
                // of the cryptography, too, without add-ons
                "NODE_BACKEND=js",
                "node",
                "--require=" + folder.copyOf("lodestar/preload.cjs"),
                NodeProgram.LODESTAR.path().toString(),
                "dev",
                "--network=dev",
                "--dataDir=" + folder.path("data"),
                "--genesisValidators=8",
                "--genesisTime=" + genesis.getEpochSecond(),
                "--genesisEth1Hash=0x" + "aa".repeat(32),
                "--eth1=false",
                "--rest",
                "--rest.namespace=*",
                "--rest.address=127.0.0.1",
                "--rest.port=" + apiPort,
                "--server=" + url(),
                "--listenAddress=127.0.0.1",
                "--port=" + port,
                "--discv5",
                "--enr.ip=127.0.0.1",
                "--enr.tcp=" + port,
                "--enr.udp=" + port,
                "--network.connectToDiscv5Bootnodes=true",
                "--logFile=none");
    }
}
