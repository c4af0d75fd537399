package io.peermonitor.peer;

/** A node that is watched from now on or no longer, as discovery finds and loses nodes. */
public sealed interface RosterChange extends NodeReport {

    /** Watched from now on. */
    record NodeFound(WatchedNode watched, Moment at) implements RosterChange {

        @Override
        public NodeName node() {
            return watched.name();
        }
    }

    /**
     * No longer watched.
     *
     * @param detail one sentence for the operator
     */
    record NodeForgotten(NodeName node, Moment at, String detail) implements RosterChange {}
}
