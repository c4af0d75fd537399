package io.peermonitor.history;

import io.peermonitor.peer.Moment;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/**
 * Events by ever higher ids, of which the oldest go once there are too many or they are too old.
 *
 * <p>One thread at a time writes; readers neither wait for it nor make it wait, and may still see
 * an event that goes while they read.
 */
final class Timeline<E> {

    private final ConcurrentNavigableMap<Long, E> events = new ConcurrentSkipListMap<>();
    private final int mostEvents;
    private final Duration longestAge;
    private final Function<E, Moment> at;
    private int size;

    Timeline(int mostEvents, Duration longestAge, Function<E, Moment> at) {
        this.mostEvents = mostEvents;
        this.longestAge = longestAge;
        this.at = at;
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
        return size > mostEvents || now.since(at.apply(oldest)).compareTo(longestAge) > 0;
    }

    ConcurrentNavigableMap<Long, E> events() {
        return events;
    }
}
