package io.peermonitor.faults;

import io.peermonitor.benchmark.Java;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a process holds of the system.
 *
 * @param descriptors of sockets, pipes and the like; files come with the classes that need them
 * @param threads of the system, the JVM's own too
 * @param virtualThreads those that wait, too
 */
record Footprint(long descriptors, long threads, long virtualThreads) {

    private static final int FEW = 4;
    private static final int FEW_OTHERS = 50;

    static Footprint of(long pid) throws IOException, InterruptedException {
        // first, because the JVM opens a socket for whoever asks
        long virtual = virtualThreads(pid);
        Path process = Path.of("/proc", Long.toString(pid));
        return new Footprint(
                descriptors(process.resolve("fd")), count(process.resolve("task")), virtual);
    }

    /**
     * For each of many WebSockets that open in the same instant, OkHttp starts up to five threads,
     * which end after an idle minute; one that is left by each fault is more than that.
     */
    Footprint allowingBurst(int nodes) {
        long burst = FEW_OTHERS + 5L * nodes;
        return new Footprint(descriptors, Math.max(threads, burst), virtualThreads);
    }

    /** Up to a few: a poll may be under way, and the JVM starts and ends threads of its own. */
    boolean isBackTo(Footprint base) {
        return descriptors <= base.descriptors + FEW
                && threads <= base.threads + FEW
                && virtualThreads <= base.virtualThreads + FEW;
    }

    private static long descriptors(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Footprint::isNoFile).count();
        }
    }

    private static boolean isNoFile(Path descriptor) {
        try {
            return !Files.readSymbolicLink(descriptor).isAbsolute();
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    private static long virtualThreads(long pid) throws IOException, InterruptedException {
        Path dump = Files.createTempFile("threads", ".json");
        try {
            Process command =
                    new ProcessBuilder(
                                    Path.of(Java.program()).resolveSibling("jcmd").toString(),
                                    Long.toString(pid),
                                    "Thread.dump_to_file",
                                    "-format=json",
                                    "-overwrite",
                                    dump.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!command.waitFor(60, TimeUnit.SECONDS) || command.exitValue() != 0) {
                command.destroyForcibly();
                throw new IOException("jcmd tells no threads of " + pid);
            }
            JsonNode told = JsonMapper.shared().readTree(Files.readString(dump));
            return told.findValues("virtual").stream().filter(JsonNode::asBoolean).count();
        } finally {
            Files.delete(dump);
        }
    }
}
