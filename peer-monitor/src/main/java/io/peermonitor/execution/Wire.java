package io.peermonitor.execution;

import io.peermonitor.wire.Deadline;
import java.io.IOException;
import java.io.InputStream;

/**
 * One transport to one node: takes a question, gives the bytes of the answer, never more than asked
 * for.
 */
interface Wire extends AutoCloseable {

    /**
     * Asks once; one question at a time. Reading fails as too large after {@code maxBytes} and as
     * timed out when the deadline has passed.
     */
    InputStream ask(String question, Deadline deadline, int maxBytes) throws IOException;

    /** Drops a connection whose last answer cannot be trusted. */
    void reset();

    @Override
    void close();
}
