package io.peermonitor.realnodes;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A real Geth that makes a block each second all alone, without peers, and tells its metrics. */
public final class MeasuredGeth implements AutoCloseable {

    private final NodeFolder folder = NodeFolder.create();
    private final int port = LoopbackPorts.next();
    private final NodeProcess process = NodeProcess.start(command(), folder);

    private MeasuredGeth() {}

    /** What to do where no Geth is; empty where there is one. */
    public static Optional<String> missing() {
        return NodeProgram.GETH.find().isPresent()
                ? Optional.empty()
                : Optional.of(NodeProgram.GETH.howToGet());
    }

    public static MeasuredGeth start() {
        MeasuredGeth geth = new MeasuredGeth();
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !geth.process.isAlive() || geth.answers());
        if (!geth.process.isAlive()) {
            throw new IllegalStateException("Geth ended:\n" + geth.process.lastLines());
        }
        return geth;
    }

    /** Host and port of {@code /debug/metrics/prometheus}. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.stop();
        folder.delete();
    }

    private List<String> command() {
        return List.of(
                NodeProgram.GETH.path().toString(),
                "--dev",
                "--dev.period=1",
                "--datadir=" + folder.path("data"),
                "--nodiscover",
                "--bootnodes=",
                "--nat=none",
                "--netrestrict=127.0.0.0/8",
                "--maxpeers=0",
                "--cache=16",
                "--ipcdisable",
                "--authrpc.addr=127.0.0.1",
                "--authrpc.port=" + LoopbackPorts.next(),
                "--metrics",
                "--metrics.addr=127.0.0.1",
                "--metrics.port=" + port);
    }

    /** By a connection alone: a scrape would take the samples of timers that have only few. */
    private boolean answers() {
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return connection.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
