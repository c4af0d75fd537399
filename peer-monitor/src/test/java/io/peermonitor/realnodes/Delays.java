package io.peermonitor.realnodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How late something was, each time; written to the build's folder, for a look at the numbers. */
record Delays(String what, List<Duration> sorted) {

    private static final Path REPORT = Path.of("target", "peer-events-latency.txt");

    static Delays of(String what, List<Duration> delays) {
        List<Duration> sorted = new ArrayList<>(delays);
        Collections.sort(sorted);
        return new Delays(what, sorted);
    }

    /** The smallest that at least so many percent do not exceed. */
    Duration percentile(int percent) {
        return sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
    }

    Duration longest() {
        return sorted.getLast();
    }

    String line() {
        return "%s: %d, p50 %s, p99 %s, longest %s"
                .formatted(
                        what,
                        sorted.size(),
                        milliseconds(percentile(50)),
                        milliseconds(percentile(99)),
                        milliseconds(longest()));
    }

    private static String milliseconds(Duration delay) {
        return String.format(Locale.ROOT, "%.1f ms", delay.toNanos() / 1e6);
    }

    static void report(List<String> lines) {
        System.out.println(String.join("\n", lines));
        try {
            Files.write(
                    REPORT, lines, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
