package io.peermonitor.web;

import io.peermonitor.geo.Origins;
import io.peermonitor.history.HistoryView;
import io.peermonitor.history.PeerPast;
import io.peermonitor.monitor.FleetView;
import io.peermonitor.monitor.Picture;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.PeerId;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The peers of all nodes: JSON unless the caller asks for text or CSV. */
@RestController
class PeersController {

    private final FleetView monitor;
    private final HistoryView history;
    private final Origins origins;
    private final Supplier<Moment> clock = Moment::now;

    PeersController(FleetView monitor, HistoryView history, Origins origins) {
        this.monitor = monitor;
        this.history = history;
        this.origins = origins;
    }

    @GetMapping("/peers")
    PeersView peers(@ModelAttribute PeerQuery.Parameters parameters) {
        PeerQuery query = PeerQuery.page(parameters);
        PeerSearch search = new PeerSearch(monitor.picture(), origins);
        PeerSearch.Page page = search.page(query);
        return new PeersView(
                page.total(),
                search.nodes(query).stream().map(NodeView::of).toList(),
                page.views());
    }

    @GetMapping(path = "/peers", produces = MediaType.TEXT_PLAIN_VALUE)
    String peersAsText(@ModelAttribute PeerQuery.Parameters parameters) {
        return PeersText.of(
                new PeerSearch(monitor.picture(), origins),
                PeerQuery.page(parameters),
                clock.get());
    }

    @GetMapping(path = "/peers", produces = "text/csv")
    String peersAsCsv(@ModelAttribute PeerQuery.Parameters parameters) {
        return PeersCsv.of(
                new PeerSearch(monitor.picture(), origins)
                        .page(PeerQuery.file(parameters))
                        .views());
    }

    @GetMapping("/peers/{id}")
    PeerDetailView peer(@PathVariable String id) {
        return PeerId.parse(id).flatMap(this::detail).orElseThrow(PeersController::unknown);
    }

    private Optional<PeerDetailView> detail(PeerId id) {
        Picture now = monitor.picture();
        return PeerPast.of(id, now.side(id.layer()).fleet(), history)
                .map(past ->
                        new PeerDetailView(
                                id.value(),
                                new PeerSearch(now, origins).seenBy(id),
                                PeerHistoryView.of(past)));
    }

    private static NotFoundException unknown() {
        return new NotFoundException(
                "No node has a peer with this id now, nor had one as far as the history goes back;"
                        + " GET /peers lists those there are.");
    }
}
