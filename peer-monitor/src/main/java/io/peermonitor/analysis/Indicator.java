package io.peermonitor.analysis;

import static io.peermonitor.analysis.Group.DIRECTION;
import static io.peermonitor.analysis.Group.IDENTITY;
import static io.peermonitor.analysis.Group.PLACEMENT;
import static io.peermonitor.analysis.Group.TIME;
import static io.peermonitor.analysis.Group.VIEW;
import static io.peermonitor.analysis.Worse.ABOVE;
import static io.peermonitor.analysis.Worse.BELOW;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The signs that are judged: a closed set, so that each can be a metric label.
 *
 * <p>Every share is between 0 and 1. The placement indicators are taken of outbound and of inbound
 * peers apart, and the worse one counts: whoever fills the one kind of slot cannot hide behind the
 * other.
 */
public enum Indicator {
    /** Strangers we dial ÷ dial slots that configured peers leave free. */
    OUTBOUND_FILL(
            DIRECTION,
            BELOW,
            share(0.5, 0.25, 30, 15),
            "above 0.5: the node fills the dial slots with peers it chose itself"),
    /** Share of the largest /24 (IPv6: /48) among outbound peers, of 3 peers or more. */
    OUTBOUND_TOP_NETWORK(
            PLACEMENT,
            ABOVE,
            share(0.18, 0.24, 10, 10),
            "0.18 or less: the peers we dial are in many networks"),
    /** Share of the largest /24 (IPv6: /48) among peers of one direction, of 4 peers or more. */
    TOP_NETWORK(
            PLACEMENT, ABOVE, share(0.07, 0.11, 10, 10), "at most 3 peers of 50 in one network"),
    /** Share of the largest /16 (IPv6: /32) among peers of one direction, of 4 peers or more. */
    TOP_WIDE_NETWORK(
            PLACEMENT,
            ABOVE,
            share(0.25, 0.5, 10, 10),
            "0.25 or less: large providers do have many nodes"),
    /** Most peers of one direction at one IPv4 address or IPv6 /64. */
    SAME_ADDRESS(
            PLACEMENT, ABOVE, number(2, 5.0, 10, 10), "1 or 2: one address is one machine or home"),
    /** Different /24 (IPv6: /48) ÷ peers of one direction. */
    DISTINCT_NETWORKS(
            PLACEMENT, BELOW, share(0.8, 0.5, 10, 10), "above 0.8: nearly each has its own"),
    /** 1 ÷ sum of squared shares of the /16 (IPv6: /32) of one direction, of 16 peers or more. */
    EFFECTIVE_NETWORKS(
            PLACEMENT,
            BELOW,
            number(8, 4.0, 10, 10),
            "8 or more: as many equally large networks would be as diverse"),
    /** Inbound peers ÷ peers. */
    INBOUND_SHARE(
            DIRECTION,
            ABOVE,
            share(0.8, 0.95, 15, 10),
            "0.68 with a full table: one of three is dialled by us"),
    /** Missing ÷ known anchors: the static and trusted peers that the node had before. */
    ANCHORS_MISSING(
            DIRECTION, ABOVE, share(0, 0.99, 10, 5), "0: every configured peer is connected"),
    /** Sum of squared shares of the client families. */
    CLIENT_CONCENTRATION(
            IDENTITY,
            ABOVE,
            share(0.6, null, 30, 30),
            "below 0.6: around 0.35 is usual on mainnet"),
    /** Share of the most frequent full client name. */
    SAME_BUILD(
            IDENTITY,
            ABOVE,
            share(0.5, 0.9, 30, 10),
            "below 0.5: versions, systems and builds differ"),
    /** Share of outbound peers seen for less than 10 minutes on a node up for 2 hours. */
    YOUNG_OUTBOUND(
            TIME, ABOVE, share(0.5, 0.9, 2, 2), "below 0.5: most dialled peers stay for hours"),
    /** Peers that left in the last hour ÷ peers, as a multiple of the node's own usual. */
    CHURN(TIME, ABOVE, number(3, null, 10, 10), "around 1: as many leave as usually do"),
    /** Median age of the sessions as a multiple of the node's own usual. */
    SESSION_AGE(TIME, BELOW, number(0.3, null, 10, 10), "around 1: peers stay as long as usual"),
    /** Seconds between the node's clock and ours. */
    CLOCK(TIME, ABOVE, number(5, 10.0, 5, 5), "below 1: discovery fails beyond 10 seconds"),
    /** Share of peers whose announced latest block is more than 96 behind our head. */
    PEERS_BEHIND(VIEW, ABOVE, share(0.3, 0.7, 10, 5), "below 0.3: most peers follow the chain"),
    /** Median of the latest blocks that peers announce − our head. */
    BEHIND_PEERS(VIEW, ABOVE, number(64, 256.0, 5, 5), "below 32: peers announce every 32 blocks"),
    /** Blocks between our head and the heads of the operator's other nodes of the same network. */
    OWN_NODES_DISAGREE(
            VIEW, ABOVE, number(3, 32.0, 2, 2), "0 or 1: all nodes follow the same chain");

    private final Group group;
    private final Worse worse;
    private final Scale scale;

    @SuppressWarnings("ImmutableEnumChecker") // a record of numbers and durations
    private final Threshold usual;

    private final String good;

    Indicator(Group group, Worse worse, Scaled scaled, String good) {
        this.group = group;
        this.worse = worse;
        this.scale = scaled.scale();
        this.usual = scaled.threshold();
        this.good = good;
    }

    public Group group() {
        return group;
    }

    /** On which side of its threshold it is worse. */
    public Worse worse() {
        return worse;
    }

    /** The threshold unless configured. */
    public Threshold usual() {
        return usual;
    }

    /** What a good number is, for the operator. */
    public String good() {
        return good;
    }

    /** The value in metric labels and answers. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isPlacement() {
        return group == PLACEMENT;
    }

    /** Refuses a threshold that no value of this indicator could reach in a sensible order. */
    void check(Threshold threshold) {
        scale.check(threshold.warning());
        Double critical = threshold.critical();
        if (critical == null) {
            return;
        }
        scale.check(critical);
        if (worse.isBeyond(threshold.warning(), critical)) {
            throw new IllegalArgumentException(
                    "critical is "
                            + critical
                            + " and warning "
                            + threshold.warning()
                            + ": a warning must come first, so give a critical value "
                            + (worse == ABOVE ? "above" : "below")
                            + " the one of the warning.");
        }
    }

    private record Scaled(Scale scale, Threshold threshold) {}

    private static Scaled share(
            double warning, @Nullable Double critical, int warningMinutes, int criticalMinutes) {
        return new Scaled(
                Scale.SHARE, threshold(warning, critical, warningMinutes, criticalMinutes));
    }

    private static Scaled number(
            double warning, @Nullable Double critical, int warningMinutes, int criticalMinutes) {
        return new Scaled(
                Scale.NUMBER, threshold(warning, critical, warningMinutes, criticalMinutes));
    }

    private static Threshold threshold(
            double warning, @Nullable Double critical, int warningMinutes, int criticalMinutes) {
        return new Threshold(
                warning,
                critical,
                Duration.ofMinutes(warningMinutes),
                Duration.ofMinutes(criticalMinutes));
    }
}
