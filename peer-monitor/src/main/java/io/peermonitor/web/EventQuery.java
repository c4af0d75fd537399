package io.peermonitor.web;

import io.peermonitor.history.RecordedEvent;
import io.peermonitor.peer.Layer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which events a caller wants; every value checked. */
record EventQuery(
        Optional<String> node,
        Optional<Layer> layer,
        Optional<EventType> type,
        Optional<Since> since,
        int limit) {

    static final int MOST = 1000;
    static final int USUAL = 200;

    /** The query parameters as they came; all of them optional. */
    record Parameters(
            @Nullable String node,
            @Nullable String layer,
            @Nullable String type,
            @Nullable String since,
            @Nullable String limit) {}

    static EventQuery of(Parameters parameters) {
        return new EventQuery(
                Optional.ofNullable(parameters.node()),
                Parameter.choice("layer", parameters.layer(), Layer.values(), Layer::label),
                Parameter.choice("type", parameters.type(), EventType.values(), EventType::label),
                Since.parse("since", parameters.since()),
                Parameter.number("limit", parameters.limit(), USUAL, 1, MOST));
    }

    /** The same from behind the event that an interrupted reader names as its last. */
    EventQuery resumedAfter(@Nullable String lastEventId) {
        Optional<Since> last = Since.parse("Last-Event-ID", lastEventId);
        return last.isEmpty() ? this : new EventQuery(node, layer, type, last, limit);
    }

    /**
     * The id to begin behind: without any wish, and from an id yet to come, with what comes next.
     */
    long start(long latest) {
        return Math.min(latest, since.map(Since::id).orElse(latest));
    }

    /** Of those behind the {@link #start}. */
    boolean matches(RecordedEvent recorded) {
        return node.map(recorded.event().node().value()::equals).orElse(true)
                && layer.map(recorded.layer()::equals).orElse(true)
                && type.map(EventType.of(recorded.event())::equals).orElse(true)
                && since.map(start -> start.reaches(recorded)).orElse(true);
    }

    /**
     * Where to begin.
     *
     * @param id behind this one
     * @param time and not before this one
     */
    record Since(long id, Instant time) {

        private static final String ALLOWED =
                "the id of an event or an instant such as 2026-11-24T12:00:00Z";

        static Optional<Since> parse(String name, @Nullable String given) {
            if (given == null || given.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(
                        isNumber(given)
                                ? new Since(Long.parseLong(given), Instant.MIN)
                                : new Since(0, Instant.parse(given)));
            } catch (NumberFormatException | DateTimeException unreadable) {
                throw new BadParameterException(name, given, ALLOWED);
            }
        }

        private static boolean isNumber(String given) {
            return given.chars().allMatch(c -> c >= '0' && c <= '9');
        }

        private boolean reaches(RecordedEvent recorded) {
            return !recorded.event().at().at().isBefore(time);
        }
    }
}
