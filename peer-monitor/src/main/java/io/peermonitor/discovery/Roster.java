package io.peermonitor.discovery;

import io.peermonitor.discovery.Answer.Silence;
import io.peermonitor.discovery.Answer.Targets;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The nodes that DNS named and when it last did; immutable.
 *
 * <p>A node that is no longer named stays for a while: its pod may be on its way to another
 * machine, and an operator wants to see it dark, not gone.
 */
final class Roster {

    private final Map<NodeName, Entry> entries;
    private final Set<NodeName> taken;
    private final Duration forgetAfter;

    private record Entry(Target target, Moment lastNamed) {}

    /**
     * A node to forget.
     *
     * @param why one sentence for the operator
     */
    record Gone(NodeName node, String why) {}

    /** The roster after an answer and what to do: first forget, then add. */
    record Step(Roster roster, List<Gone> forgotten, List<Target> added) {}

    private Roster(Map<NodeName, Entry> entries, Set<NodeName> taken, Duration forgetAfter) {
        this.entries = entries;
        this.taken = taken;
        this.forgetAfter = forgetAfter;
    }

    /**
     * Nobody named yet.
     *
     * @param taken names of nodes that the operator configured, which DNS cannot redirect
     */
    static Roster empty(Set<NodeName> taken, Duration forgetAfter) {
        return new Roster(Map.of(), Set.copyOf(taken), forgetAfter);
    }

    Step after(Answer answer, Moment now) {
        return switch (answer) {
            case Silence _ -> new Step(this, List.of(), List.of());
            case Targets named -> after(named.targets(), now);
        };
    }

    private Step after(List<Target> named, Moment now) {
        Map<NodeName, Entry> after = new TreeMap<>(entries);
        List<Gone> forgotten = new ArrayList<>();
        List<Target> added = new ArrayList<>();
        for (Target target : distinct(named).values()) {
            Entry before = after.put(target.name(), new Entry(target, now));
            if (before != null && !before.target().equals(target)) {
                forgotten.add(new Gone(target.name(), "it moved to " + target.url()));
            }
            if (before == null || !before.target().equals(target)) {
                added.add(target);
            }
        }
        after.values()
                .removeIf(entry -> {
                    boolean old = now.since(entry.lastNamed()).compareTo(forgetAfter) >= 0;
                    if (old) {
                        forgotten.add(new Gone(entry.target().name(), unnamed()));
                    }
                    return old;
                });
        return new Step(new Roster(after, taken, forgetAfter), forgotten, added);
    }

    private String unnamed() {
        return "DNS has not named it for " + forgetAfter.toSeconds() + " s";
    }

    /** Of two hosts with one first label only the first in order can have the name. */
    private Map<NodeName, Target> distinct(List<Target> named) {
        Map<NodeName, Target> distinct = new TreeMap<>();
        for (Target target : named) {
            if (!taken.contains(target.name())) {
                distinct.merge(
                        target.name(),
                        target,
                        (one, other) -> one.host().compareTo(other.host()) <= 0 ? one : other);
            }
        }
        return distinct;
    }
}
