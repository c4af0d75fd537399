package io.peermonitor.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the polls of a node are behind its beat, as the node itself sees it: the poll that came
 * soonest on its beat counts as in time.
 */
public final class Lag {

    private Lag() {}

    public static List<Double> millis(List<Long> polls, Duration interval) {
        if (polls.isEmpty()) {
            return List.of();
        }
        long beat = interval.toNanos();
        long first = polls.getFirst();
        List<Double> behind = new ArrayList<>();
        for (long poll : polls) {
            long beats = Math.round((poll - first) / (double) beat);
            behind.add((poll - first - beats * beat) / 1e6);
        }
        double soonest = behind.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        return behind.stream().map(late -> late - soonest).toList();
    }
}
