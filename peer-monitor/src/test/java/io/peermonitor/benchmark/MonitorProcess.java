package io.peermonitor.benchmark;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A monitor at work, seen from outside through /proc. */
final class MonitorProcess implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    /** USER_HZ, which Linux keeps at 100 for every program. */
    private static final double MILLIS_PER_TICK = 10;

    private final Process process;
    private final int port;
    private final long start;
    private final Path output;

    MonitorProcess(Contender contender, FleetProcess fleet, Duration interval, boolean webSocket)
            throws IOException {
        port = freePort();
        output = Files.createTempFile("monitor", ".log");
        ProcessBuilder builder = contender.start(fleet.ports(), port, interval, webSocket);
        File log = output.toFile();
        start = System.nanoTime();
        process = builder.redirectErrorStream(true).redirectOutput(log).start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    long start() {
        return start;
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** What it said, for whoever looks for the reason of a failure. */
    String output() throws IOException {
        return Files.readString(output);
    }

    /** User and system time since the start. */
    double cpuMillis() throws IOException {
        String stat = Files.readString(proc("stat"));
        // the name of the program before it may hold spaces
        List<String> fields =
                Arrays.asList(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        return MILLIS_PER_TICK * (Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12)));
    }

    double residentMebibytes() throws IOException {
        return mebibytes("VmRSS");
    }

    double peakMebibytes() throws IOException {
        return mebibytes("VmHWM");
    }

    private double mebibytes(String field) throws IOException {
        Matcher line =
                Pattern.compile(field + ":\\s+(\\d+) kB").matcher(Files.readString(proc("status")));
        if (!line.find()) {
            throw new IOException("/proc tells no " + field + " of the monitor.");
        }
        return Long.parseLong(line.group(1)) / 1024.0;
    }

    private Path proc(String file) {
        return Path.of("/proc", Long.toString(process.pid()), file);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        Files.delete(output);
    }
}
