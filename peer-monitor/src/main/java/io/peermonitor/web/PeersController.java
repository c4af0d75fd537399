package io.peermonitor.web;

import io.peermonitor.monitor.FleetView;
import io.peermonitor.peer.Moment;
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
    private final Supplier<Moment> clock = Moment::now;

    PeersController(FleetView monitor) {
        this.monitor = monitor;
    }

    @GetMapping("/peers")
    PeersView peers(@ModelAttribute PeerQuery.Parameters parameters) {
        PeerQuery query = PeerQuery.page(parameters);
        PeerSearch search = new PeerSearch(monitor.fleet());
        PeerSearch.Page page = search.page(query);
        return new PeersView(
                page.total(),
                search.nodes(query).stream().map(NodeView::of).toList(),
                page.views());
    }

    @GetMapping(path = "/peers", produces = MediaType.TEXT_PLAIN_VALUE)
    String peersAsText(@ModelAttribute PeerQuery.Parameters parameters) {
        return PeersText.of(
                new PeerSearch(monitor.fleet()), PeerQuery.page(parameters), clock.get());
    }

    @GetMapping(path = "/peers", produces = "text/csv")
    String peersAsCsv(@ModelAttribute PeerQuery.Parameters parameters) {
        return PeersCsv.of(
                new PeerSearch(monitor.fleet()).page(PeerQuery.file(parameters)).views());
    }

    @GetMapping("/peers/{id}")
    PeerDetailView peer(@PathVariable String id) {
        var seenBy = new PeerSearch(monitor.fleet()).peer(id);
        return new PeerDetailView(seenBy.getFirst().id(), seenBy);
    }
}
