package io.peermonitor.peer;

/** A node that is watched from now on or no longer, as discovery finds and loses nodes. */
public sealed interface RosterChange extends NodeReport {

    /** Watched from now on. */
    record NodeFound(WatchedNode watched, Moment at) implements RosterChange {

        @Override
        public NodeName node() {
            return watched.name();
        }

        @Override
        public Layer layer() {
            return watched.layer();
        }
    }

    /**
     * No longer watched.
     *
     * @param detail one sentence for the operator
     * @param layer of the client that is no longer watched
     */
    record NodeForgotten(NodeName node, Moment at, String detail, Layer layer)
            implements RosterChange {

        /** An execution client. */
        public NodeForgotten(NodeName node, Moment at, String detail) {
            this(node, at, detail, Layer.EXECUTION);
        }
    }
}
