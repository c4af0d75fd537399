package io.peermonitor.web;

import io.peermonitor.history.HistoryView;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * All who look on, each served by the thread of its own request; the monitor only wakes them.
 *
 * <p>They stop before the web server, which else would wait for their requests to end.
 */
@Component
class EventStreams implements SmartLifecycle {

    private static final int MOST_READERS = 50;
    private static final Duration PING_EVERY = Duration.ofSeconds(15);

    private final HistoryView history;
    private final JsonMapper json;
    private final int mostReaders;
    private final Duration pingEvery;
    private final Semaphore places;
    private final Set<Thread> readers = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    @Autowired
    EventStreams(HistoryView history, JsonMapper json) {
        this(history, json, MOST_READERS, PING_EVERY);
    }

    EventStreams(HistoryView history, JsonMapper json, int mostReaders, Duration pingEvery) {
        this.history = history;
        this.json = json;
        this.mostReaders = mostReaders;
        this.pingEvery = pingEvery;
        this.places = new Semaphore(mostReaders);
        history.onNews(this::wakeAll);
    }

    /** Returns when the reader is gone, too slow, or the service stops. */
    void serve(EventQuery query, HttpServletResponse response) {
        if (stopped || !places.tryAcquire()) {
            throw new BusyException(
                    "Live events go to "
                            + mostReaders
                            + " readers at a time; ask again later, or for GET /events?since= now"
                            + " and then.");
        }
        readers.add(Thread.currentThread());
        try {
            prepare(response);
            new EventStream(history, query, response.getOutputStream(), json)
                    .follow(pingEvery, this::isOver);
        } catch (IOException gone) {
            // a reader that left, or did not read for as long as a write may take: nobody to tell
        } finally {
            readers.remove(Thread.currentThread());
            places.release();
        }
    }

    /** A proxy that gathers an answer before it passes it on would gather this one forever. */
    static void prepare(HttpServletResponse response) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader("X-Accel-Buffering", "no");
    }

    private boolean isOver() {
        return stopped || Thread.currentThread().isInterrupted();
    }

    private void wakeAll() {
        readers.forEach(LockSupport::unpark);
    }

    int readers() {
        return readers.size();
    }

    @Override
    public void start() {
        stopped = false;
    }

    @Override
    public void stop() {
        stopped = true;
        wakeAll();
    }

    @Override
    public boolean isRunning() {
        return !stopped;
    }
}
