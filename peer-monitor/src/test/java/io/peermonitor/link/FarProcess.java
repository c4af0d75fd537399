package io.peermonitor.link;

import io.peermonitor.benchmark.Java;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The nodes on their host, seen from the test. */
final class FarProcess implements AutoCloseable {

    private final Process process;
    private final BufferedWriter orders;

    FarProcess(Host host, int firstPort, int nodes) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Java.program(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Java.start(),
                                FarNodes.class.getName(),
                                Network.NODE));
        IntStream.range(firstPort, firstPort + nodes)
                .forEach(port -> command.add(Integer.toString(port)));
        process = host.on(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        orders = process.outputWriter();
        require("listening");
    }

    private void require(String expected) throws IOException {
        String said = process.inputReader().readLine();
        if (!expected.equals(said)) {
            throw new IOException("The nodes said " + said + " and not " + expected);
        }
    }

    void tell(String order, int port, int peer) throws IOException {
        write(order + " " + port + " " + peer);
        require("done");
    }

    int follower(int port) throws IOException {
        write("follower " + port);
        return Integer.parseInt(process.inputReader().readLine());
    }

    private void write(String line) throws IOException {
        orders.write(line + "\n");
        orders.flush();
    }

    /** Whether all that was sent to this client has arrived there, by the kernel's own account. */
    boolean hasDelivered(int client) throws IOException {
        String end = ":%04X".formatted(client);
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "net/tcp"))
                .stream()
                .map(line -> line.strip().split(" +", -1))
                .filter(fields -> fields[2].endsWith(end))
                .allMatch(fields -> fields[4].startsWith("00000000:"));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
