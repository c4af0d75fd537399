package io.peermonitor.web;

import io.peermonitor.history.RecordedEvent;
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
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event; null where a field does not apply to its type.
 *
 * @param id one more than that of the event before
 * @param peer of joined, identified and left
 * @param layer of the client it is about: execution or consensus; null of pair_changed
 * @param reason of left and node_lost, of pair_changed the new verdict
 * @param seconds how long a session lasted or a node was away
 * @param peers how many the node has, of node_seen and node_back
 * @param detail words for the operator, of node_lost, node_limited, node_removed, events_off,
 *     events_missed and pair_changed
 */
record EventView(
        long id,
        String type,
        Instant at,
        String node,
        @Nullable String layer,
        @Nullable EventPeer peer,
        @Nullable String reason,
        @Nullable Double seconds,
        @Nullable Integer peers,
        @Nullable String detail) {

    static EventView of(RecordedEvent recorded) {
        FleetEvent event = recorded.event();
        EventView plain =
                new EventView(
                        recorded.id(),
                        EventType.of(event).label(),
                        event.at().at(),
                        event.node().value(),
                        event instanceof PairChanged ? null : recorded.layer().label(),
                        null,
                        null,
                        null,
                        null,
                        null);
        return switch (event) {
            case PeerJoined joined -> plain.peer(joined.session());
            case PeerIdentified identified -> plain.peer(identified.session());
            case PeerLeft left ->
                    plain.peer(left.session()).reason(left.reason().label()).seconds(left.lasted());
            case NodeSeen seen -> plain.peers(seen.peers());
            case NodeLimited limited -> plain.detail(limited.advice());
            case NodeLost lost -> plain.reason(lost.reason().label()).detail(lost.detail());
            case NodeBack back -> plain.peers(back.peers()).seconds(back.away());
            case EventsOn _, NodeAdded _ -> plain;
            case NodeRemoved removed -> plain.detail(removed.detail());
            case PairChanged pair -> plain.reason(pair.after().label()).detail(pair.detail());
            case EventsOff off -> plain.detail(off.detail());
            case EventsMissed missed ->
                    plain.detail(missed.joins() + " joins and " + missed.leaves() + " leaves");
        };
    }

    private EventView peer(Session session) {
        return new EventView(
                id,
                type,
                at,
                node,
                layer,
                EventPeer.of(session.peer()),
                reason,
                seconds,
                peers,
                detail);
    }

    private EventView reason(String label) {
        return new EventView(id, type, at, node, layer, peer, label, seconds, peers, detail);
    }

    private EventView seconds(Duration time) {
        return new EventView(
                id, type, at, node, layer, peer, reason, Seconds.of(time), peers, detail);
    }

    private EventView peers(int count) {
        return new EventView(id, type, at, node, layer, peer, reason, seconds, count, detail);
    }

    private EventView detail(String words) {
        return new EventView(id, type, at, node, layer, peer, reason, seconds, peers, words);
    }
}
