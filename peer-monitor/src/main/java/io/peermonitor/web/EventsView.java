package io.peermonitor.web;

import io.peermonitor.history.HistoryView;
import io.peermonitor.history.RecordedEvent;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code GET /events}.
 *
 * @param events oldest first
 * @param oldest the first id that is still remembered; null when there is none
 * @param latest the id given last, whatever the filter: whoever goes on from here misses nothing
 */
record EventsView(List<EventView> events, @Nullable Long oldest, long latest) {

    static EventsView of(HistoryView history, EventQuery query) {
        long latest = history.latest();
        List<RecordedEvent> events =
                query.since().isPresent()
                        ? page(history.after(query.start(latest)), query, latest)
                        : page(history.newestFirst(), query, latest).reversed();
        OptionalLong oldest = history.oldest();
        return new EventsView(
                events.stream().map(EventView::of).toList(),
                oldest.isPresent() ? oldest.getAsLong() : null,
                latest);
    }

    private static List<RecordedEvent> page(
            Stream<RecordedEvent> events, EventQuery query, long latest) {
        return events.filter(recorded -> recorded.id() <= latest)
                .filter(query::matches)
                .limit(query.limit())
                .toList();
    }
}
