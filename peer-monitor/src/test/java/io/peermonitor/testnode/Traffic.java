package io.peermonitor.testnode;

import java.util.concurrent.atomic.LongAdder;

/** What passed through a node since it was started, for a test to look at. */
record Traffic(LongAdder connections, LongAdder requests, LongAdder bytesWritten) {

    Traffic() {
        this(new LongAdder(), new LongAdder(), new LongAdder());
    }
}
