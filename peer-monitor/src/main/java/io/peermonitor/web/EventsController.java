package io.peermonitor.web;

import io.peermonitor.history.HistoryView;
import io.peermonitor.monitor.FleetView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What happened, and what happens: JSON unless the caller asks for a stream of events. */
@RestController
class EventsController {

    private final FleetView monitor;
    private final HistoryView history;
    private final EventStreams streams;

    EventsController(FleetView monitor, HistoryView history, EventStreams streams) {
        this.monitor = monitor;
        this.history = history;
        this.streams = streams;
    }

    @GetMapping("/events")
    EventsView events(@ModelAttribute EventQuery.Parameters parameters) {
        return EventsView.of(history, query(parameters));
    }

    /** Spring answers HEAD by GET, whose stream would never notice that nobody reads it. */
    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void eventsAsTheyHappen(
            @ModelAttribute EventQuery.Parameters parameters,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response) {
        EventQuery query = query(parameters).resumedAfter(lastEventId);
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            EventStreams.prepare(response);
        } else {
            streams.serve(query, response);
        }
    }

    private EventQuery query(EventQuery.Parameters parameters) {
        EventQuery query = EventQuery.of(parameters);
        query.node().ifPresent(new PeerSearch(monitor.picture())::node);
        return query;
    }
}
