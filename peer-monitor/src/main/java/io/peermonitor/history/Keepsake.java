package io.peermonitor.history;

import io.peermonitor.peer.Peer;
import io.peermonitor.tracking.FleetEvent;
import io.peermonitor.tracking.FleetEvent.EventsMissed;
import io.peermonitor.tracking.FleetEvent.EventsOff;
import io.peermonitor.tracking.FleetEvent.EventsOn;
import io.peermonitor.tracking.FleetEvent.NodeAdded;
import io.peermonitor.tracking.FleetEvent.NodeBack;
import io.peermonitor.tracking.FleetEvent.NodeLimited;
import io.peermonitor.tracking.FleetEvent.NodeLost;
import io.peermonitor.tracking.FleetEvent.NodeRemoved;
import io.peermonitor.tracking.FleetEvent.NodeSeen;
import io.peermonitor.tracking.FleetEvent.PairChanged;
import io.peermonitor.tracking.FleetEvent.PeerIdentified;
import io.peermonitor.tracking.FleetEvent.PeerJoined;
import io.peermonitor.tracking.FleetEvent.PeerLeft;
import io.peermonitor.tracking.Session;
import java.util.List;

/**
 * What is kept of an event: without the capabilities of the peer, which are most of what a peer can
 * make us remember, and which no event shows.
 */
final class Keepsake {

    private Keepsake() {}

    static FleetEvent of(FleetEvent event) {
        return switch (event) {
            case PeerJoined joined ->
                    new PeerJoined(joined.node(), joined.at(), of(joined.session()));
            case PeerIdentified identified ->
                    new PeerIdentified(
                            identified.node(), identified.at(), of(identified.session()));
            case PeerLeft left ->
                    new PeerLeft(
                            left.node(),
                            left.at(),
                            of(left.session()),
                            left.lasted(),
                            left.reason());
            case NodeSeen _, NodeLimited _, NodeLost _, NodeBack _ -> event;
            case EventsOn _, EventsOff _, EventsMissed _ -> event;
            case NodeAdded _, NodeRemoved _, PairChanged _ -> event;
        };
    }

    private static Session of(Session session) {
        Peer peer = session.peer();
        Peer kept =
                new Peer(
                        peer.id(),
                        peer.client(),
                        peer.remote(),
                        peer.direction(),
                        peer.isStatic(),
                        peer.trusted(),
                        List.of(),
                        peer.eth());
        return session.describedAs(kept);
    }
}
