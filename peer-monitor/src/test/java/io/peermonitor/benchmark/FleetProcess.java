package io.peermonitor.benchmark;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The load fleet, seen from the process that measures. */
final class FleetProcess implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 120;

    private final Process process;
    private final BufferedWriter orders;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final CompletableFuture<Long> firstPoll = new CompletableFuture<>();
    private final CompletableFuture<Long> allPolled = new CompletableFuture<>();
    private final List<Integer> ports;

    FleetProcess(Plan.Size size, double churn) throws IOException, InterruptedException {
        process =
                new ProcessBuilder(
                                Java.program(),
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Java.start(),
                                LoadFleet.class.getName(),
                                Integer.toString(size.nodes()),
                                Integer.toString(size.peers()),
                                Double.toString(churn))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        orders = process.outputWriter();
        BufferedReader lines = process.inputReader();
        Thread.ofVirtual().start(() -> lines.lines().forEach(this::heard));
        ports = Arrays.stream(answer("ports").split(",")).map(Integer::valueOf).toList();
    }

    private void heard(String line) {
        switch (line) {
            case "first" -> firstPoll.complete(System.nanoTime());
            case "all" -> allPolled.complete(System.nanoTime());
            default -> answers.add(line);
        }
    }

    private String answer(String begin) throws IOException, InterruptedException {
        String line = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (line == null || !line.startsWith(begin + " ")) {
            throw new IOException("The load fleet said nothing of its " + begin + ": " + line);
        }
        return line.substring(begin.length() + 1);
    }

    private String ask(String order) throws IOException, InterruptedException {
        orders.write(order + "\n");
        orders.flush();
        return answer(order);
    }

    List<Integer> ports() {
        return ports;
    }

    /** When the first poll was answered. */
    long firstPoll() throws Exception {
        return firstPoll.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    void awaitAllPolled() throws Exception {
        allPolled.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** When the polls of each node arrived since the last time this was asked. */
    List<List<Long>> polls() throws IOException, InterruptedException {
        return Arrays.stream(ask("polls").split(";", -1)).map(FleetProcess::times).toList();
    }

    private static List<Long> times(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",")).map(Long::valueOf).toList();
    }

    /** Lets another peer join the first node; says its id. */
    String change() throws IOException, InterruptedException {
        return ask("change");
    }

    void awaitFollower() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        while (!ask("followed").equals("true")) {
            if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                throw new IOException("The monitor did not subscribe to the events of a node.");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
