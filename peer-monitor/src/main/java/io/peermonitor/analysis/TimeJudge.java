package io.peermonitor.analysis;

import static io.peermonitor.analysis.Indicator.CHURN;
import static io.peermonitor.analysis.Indicator.CLOCK;
import static io.peermonitor.analysis.Indicator.SESSION_AGE;
import static io.peermonitor.analysis.Indicator.YOUNG_OUTBOUND;

import io.peermonitor.analysis.ChurnFigures.Usual;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges how long peers stay, beside the node's own past, and its clock. */
record TimeJudge(
        Figures figures, Duration uptime, @Nullable Duration clockOffset, AnalysisRules rules) {

    /** Until then every session is young, and the restart itself is most of the churn. */
    private static final Duration SETTLED = Duration.ofHours(2);

    private static final int FEWEST_OUTBOUND = 6;

    /** A node that usually loses none an hour is not in danger when it loses a few. */
    private static final int FEWEST_LEAVERS = 10;

    private static final double MILLIS = 1000;

    List<Reading> readings() {
        return List.of(youngOutbound(), churn(), sessionAge(), clock());
    }

    private Reading youngOutbound() {
        int dialled = figures.direction().strangersDialled();
        if (!isSettled()) {
            return Reading.unknown(YOUNG_OUTBOUND, notSettled());
        }
        if (dialled < FEWEST_OUTBOUND) {
            return Reading.unknown(YOUNG_OUTBOUND, "too few outbound peers: " + dialled);
        }
        double share = (double) figures.churn().youngOutbound() / dialled;
        return new Reading(
                YOUNG_OUTBOUND,
                share,
                rules.level(YOUNG_OUTBOUND, share),
                "%d of %d outbound peers came in the last 10 minutes"
                        .formatted(figures.churn().youngOutbound(), dialled));
    }

    private Reading churn() {
        ChurnFigures now = figures.churn();
        Usual usual = now.usual();
        Double left = now.leftLastHour();
        Double churn = now.churn();
        if (!isSettled()) {
            return Reading.unknown(CHURN, notSettled());
        }
        if (usual == null || left == null || churn == null) {
            return Reading.unknown(CHURN, noPast());
        }
        double oneAnHour = 1.0 / Math.max(1, now.sessions().peers());
        double ratio = churn / Math.max(usual.churn(), oneAnHour);
        return new Reading(
                CHURN,
                ratio,
                left < FEWEST_LEAVERS ? Level.OK : rules.level(CHURN, ratio),
                "%d peers left in the last hour, %s times the node's usual"
                        .formatted(Math.round(left), Words.decimal(ratio)));
    }

    private Reading sessionAge() {
        ChurnFigures now = figures.churn();
        Usual usual = now.usual();
        Duration age = now.sessions().medianAge();
        if (usual == null || usual.medianAge().isZero()) {
            return Reading.unknown(SESSION_AGE, noPast());
        }
        if (uptime.compareTo(usual.medianAge()) < 0) {
            return Reading.unknown(
                    SESSION_AGE,
                    "no session can be as old as usual, %s: the node was first seen or restarted %s ago"
                            .formatted(Words.time(usual.medianAge()), Words.time(uptime)));
        }
        if (age == null || now.sessions().peers() < rules.fewestPeers()) {
            return Reading.unknown(SESSION_AGE, "too few peers: " + now.sessions().peers());
        }
        double ratio = (double) age.toMillis() / usual.medianAge().toMillis();
        return new Reading(
                SESSION_AGE,
                ratio,
                rules.level(SESSION_AGE, ratio),
                "half of the peers are connected for less than %s, usual is %s"
                        .formatted(Words.time(age), Words.time(usual.medianAge())));
    }

    private Reading clock() {
        if (clockOffset == null) {
            return Reading.unknown(CLOCK, "the node does not tell its time");
        }
        double seconds = Math.abs(clockOffset.toMillis() / MILLIS);
        String side = clockOffset.isNegative() ? "behind" : "ahead of";
        return new Reading(
                CLOCK,
                seconds,
                rules.level(CLOCK, seconds),
                "the node's clock is %s seconds %s the monitor's"
                        .formatted(Words.decimal(seconds), side));
    }

    private boolean isSettled() {
        return uptime.compareTo(SETTLED) > 0;
    }

    private String notSettled() {
        return "the node was first seen or restarted %s ago; judged after 2 hours"
                .formatted(Words.time(uptime));
    }

    private static String noPast() {
        return "what is usual for this node is known after a day";
    }
}
