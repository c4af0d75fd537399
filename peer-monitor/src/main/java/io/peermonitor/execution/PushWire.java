package io.peermonitor.execution;

import io.peermonitor.wire.Deadline;
import java.io.IOException;

/** A connection of its own on which a node pushes messages, so that polls never wait for it. */
interface PushWire extends AutoCloseable {

    /** Takes one message after the other; what it throws ends the connection. */
    @FunctionalInterface
    interface Messages {

        void take(byte[] message) throws IOException;
    }

    /**
     * Connects, sends the question and hands each message on until the connection ends.
     *
     * @param firstBy when the first message, the answer, must be there
     * @param maxBytes of one message
     * @return how it ended
     */
    IOException follow(String question, Messages messages, Deadline firstBy, int maxBytes);

    @Override
    void close();
}
