package io.peermonitor.wire;

import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the peer tables of one node one after the other: an entry that is written as in the table
 * before is the same peer, and is not read again.
 *
 * <p>Of a hundred peers a few change from poll to poll, so this saves most of the time that a poll
 * takes.
 */
public final class RepeatedTable implements AutoCloseable {

    private final JsonMapper mapper;
    private final PeerTable.Entry reader;
    private final int maxPeers;
    private final MemoryBudget budget;
    private RememberedEntries before = RememberedEntries.none();
    private boolean closed;

    RepeatedTable(JsonMapper mapper, PeerTable.Entry reader, int maxPeers, MemoryBudget budget) {
        this.mapper = mapper;
        this.reader = reader;
        this.maxPeers = maxPeers;
        this.budget = budget;
    }

    /**
     * An answer of this type, the table in its {@code result}.
     *
     * @throws JacksonException when it cannot be read
     */
    public <T> T read(InputStream answer, Class<T> type) throws IOException {
        AnswerWindow window = new AnswerWindow(answer);
        byte[] head = AnswerHead.take(window);
        EntryReading reading = new EntryReading(window, before(), mapper, reader, maxPeers);
        if (head.length > 0) {
            reading.readObjects();
        }
        T read =
                mapper.readerFor(type)
                        .withAttribute(BoundedPeers.class, reading.peers())
                        .readValue(window.restAfter(head));
        remember(reading.remembered());
        return read;
    }

    private synchronized RememberedEntries before() {
        return before;
    }

    private synchronized void remember(RememberedEntries entries) {
        budget.give(before.bytes());
        boolean kept = !closed && budget.take(entries.bytes());
        before = kept ? entries : RememberedEntries.none();
    }

    /** Also while a poll is under way: what that one reads is not remembered. */
    @Override
    public synchronized void close() {
        closed = true;
        remember(RememberedEntries.none());
    }
}
