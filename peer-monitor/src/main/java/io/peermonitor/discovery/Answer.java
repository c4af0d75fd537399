package io.peermonitor.discovery;

import java.util.List;

/** What DNS says of a service. */
sealed interface Answer {

    /**
     * The nodes it has now; none when the name does not exist, which is what a Service without pods
     * looks like.
     *
     * @param refused how many records named nothing that can be a node
     */
    record Targets(List<Target> targets, int refused) implements Answer {

        public Targets {
            targets = List.copyOf(targets);
        }
    }

    /**
     * Nobody said anything, so nothing is known to have changed.
     *
     * @param detail for the operator
     */
    record Silence(String detail) implements Answer {}
}
