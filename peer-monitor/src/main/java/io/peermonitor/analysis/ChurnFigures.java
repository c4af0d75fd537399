package io.peermonitor.analysis;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How peers come and go, beside what is usual for the node.
 *
 * @param leftLastHour how many left in the last sixty minutes; absent until an hour has been seen
 * @param churn those ÷ peers
 * @param sessions how long the present peers have been connected
 * @param youngOutbound dialled peers, without configured ones, seen for less than 10 minutes
 * @param usual the node's own past; absent until a day of it has been seen
 */
public record ChurnFigures(
        @Nullable Double leftLastHour,
        @Nullable Double churn,
        Sessions sessions,
        int youngOutbound,
        @Nullable Usual usual) {

    /**
     * The medians of the node's own hours, of seven days at most.
     *
     * @param hours how many were seen
     * @param churn peers that leave in an hour ÷ peers
     */
    public record Usual(int hours, double churn, Duration medianAge, Duration oldestOutbound) {}
}
