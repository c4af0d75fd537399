package io.peermonitor.web;

import io.peermonitor.geo.Origins;
import io.peermonitor.monitor.FleetView;
import io.peermonitor.sample.ShownHistory;
import tools.jackson.databind.json.JsonMapper;

/** What the web edge says of a fleet, without a server. */
public record Answers(FleetView fleet, ShownHistory history) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final PeerQuery.Parameters ALL =
            new PeerQuery.Parameters(null, null, null, null, null, null, null, null);

    /** Peers, nodes with their pairs, and events. */
    public String json() {
        return JSON.writeValueAsString(
                new Object[] {
                    peers().peers(ALL),
                    new NodesController(fleet, Origins.none()).nodes(),
                    history.after(0).map(EventView::of).toList()
                });
    }

    public String csv() {
        return peers().peersAsCsv(ALL);
    }

    public String text() {
        return peers().peersAsText(ALL);
    }

    private PeersController peers() {
        return new PeersController(fleet, history, Origins.none());
    }
}
