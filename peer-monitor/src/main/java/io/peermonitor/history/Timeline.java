package io.peermonitor.history;

import io.peermonitor.peer.Moment;
import io.peermonitor.tracking.FleetEvent;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Events by ever higher ids, of which the oldest go once there are too many or they are too old.
 *
 * <p>One thread at a time writes; readers neither wait for it nor make it wait, and may still see
 * an event that goes while they read.
 */
final class Timeline<E extends FleetEvent> {

    private final ConcurrentNavigableMap<Long, E> events = new ConcurrentSkipListMap<>();
    private final int mostEvents;
    private final Duration longestAge;
    private int size;

    Timeline(int mostEvents, Duration longestAge) {
        this.mostEvents = mostEvents;
        this.longestAge = longestAge;
    }

    void add(long id, E event) {
        events.put(id, event);
        size++;
    }

    void forget(Moment now) {
        Iterator<E> oldestFirst = events.values().iterator();
        while (oldestFirst.hasNext() && isTooMuch(oldestFirst.next(), now)) {
            oldestFirst.remove();
            size--;
        }
    }

    private boolean isTooMuch(E oldest, Moment now) {
        return size > mostEvents || now.since(oldest.at()).compareTo(longestAge) > 0;
    }

    ConcurrentNavigableMap<Long, E> events() {
        return events;
    }
}
