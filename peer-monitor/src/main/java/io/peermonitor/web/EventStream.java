package io.peermonitor.web;

import io.peermonitor.history.HistoryView;
import io.peermonitor.history.RecordedEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * The events as one reader gets them, pulled from the history by the reader's own thread: a reader
 * that does not keep up holds nothing but that thread, until its connection or its place in the
 * history is lost.
 */
final class EventStream {

    private static final int BATCH = 100;
    private static final byte[] PING = ": ping\n\n".getBytes(StandardCharsets.UTF_8);

    private final HistoryView history;
    private final EventQuery query;
    private final OutputStream out;
    private final JsonMapper json;
    private long cursor;
    private boolean begun;

    EventStream(HistoryView history, EventQuery query, OutputStream out, JsonMapper json) {
        this.history = history;
        this.query = query;
        this.out = out;
        this.json = json;
        this.cursor = query.start(history.latest());
        this.begun = query.since().isEmpty();
    }

    /** Returns when it is over, or when the reader is so late that its next event is forgotten. */
    void follow(Duration pingEvery, BooleanSupplier isOver) throws IOException {
        ping();
        long lastWrite = System.nanoTime();
        while (!isOver.getAsBoolean()) {
            List<RecordedEvent> next = history.after(cursor).limit(BATCH).toList();
            if (hasMissedSome(next)) {
                return;
            }
            long quiet = System.nanoTime() - lastWrite;
            if (write(next)) {
                lastWrite = System.nanoTime();
            } else if (quiet >= pingEvery.toNanos()) {
                ping();
                lastWrite = System.nanoTime();
            } else if (next.isEmpty()) {
                LockSupport.parkNanos(this, pingEvery.toNanos() - quiet);
            }
        }
    }

    /**
     * Whoever begins in the past takes what is left of it; after that, forgotten events are a gap.
     */
    private boolean hasMissedSome(List<RecordedEvent> next) {
        return begun && !next.isEmpty() && next.getFirst().id() != cursor + 1;
    }

    private boolean write(List<RecordedEvent> next) throws IOException {
        boolean written = false;
        for (RecordedEvent recorded : next) {
            if (query.matches(recorded)) {
                out.write(frame(EventView.of(recorded)));
                written = true;
            }
            cursor = recorded.id();
            begun = true;
        }
        if (written) {
            out.flush();
        }
        return written;
    }

    /** JSON has its line ends escaped, so that no text of a peer or node can end a frame. */
    private byte[] frame(EventView event) {
        String frame =
                "id: "
                        + event.id()
                        + "\nevent: "
                        + event.type()
                        + "\ndata: "
                        + json.writeValueAsString(event)
                        + "\n\n";
        return frame.getBytes(StandardCharsets.UTF_8);
    }

    private void ping() throws IOException {
        out.write(PING);
        out.flush();
    }
}
