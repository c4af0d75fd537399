package io.peermonitor.pair;

import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.PairVerdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The two clients of one node and the verdict that is told of them; immutable.
 *
 * <p>The first verdict is told at once. Another has to hold before it is told, so that a restart, a
 * late block or a lost poll is no alarm.
 */
public final class Pair {

    private final NodeName node;
    private final PairRules rules;
    private final Finding finding;
    private final @Nullable Moment since;

    private final @Nullable Doubt doubt;

    private Pair(
            NodeName node,
            PairRules rules,
            Finding finding,
            @Nullable Moment since,
            @Nullable Doubt doubt) {
        this.node = node;
        this.rules = rules;
        this.finding = finding;
        this.since = since;
        this.doubt = doubt;
    }

    /** Nothing known yet. */
    public static Pair of(NodeName node, PairRules rules) {
        PairReading nothing = new PairReading(node, new Moment(Instant.EPOCH, 0), null, null);
        return new Pair(node, rules, Finding.of(PairVerdict.PENDING, nothing), null, null);
    }

    /** The pair after this reading; this one stays as it is. */
    public Pair after(PairReading reading) {
        PairVerdict found = new PairDoctor(rules, reading, verdict()).verdict();
        if (found == verdict()) {
            return new Pair(node, rules, Finding.of(found, reading), since, null);
        }
        Doubt now = Doubt.of(doubt, found, reading.at());
        boolean first = verdict() == PairVerdict.PENDING;
        return first || now.holds(reading.at(), rules.hold())
                ? new Pair(node, rules, Finding.of(found, reading), reading.at(), null)
                : new Pair(node, rules, Finding.doubted(verdict(), found, reading), since, now);
    }

    public NodeName node() {
        return node;
    }

    public PairVerdict verdict() {
        return finding.verdict();
    }

    /** The verdict that is told, with the figures of now. */
    public Finding finding() {
        return finding;
    }

    /** When the verdict was first told; absent while both clients were not asked yet. */
    public @Nullable Moment since() {
        return since;
    }
}
