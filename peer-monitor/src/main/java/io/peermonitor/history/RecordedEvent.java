package io.peermonitor.history;

import io.peermonitor.peer.Layer;
import io.peermonitor.tracking.FleetEvent;

/**
 * An event with its place in the history.
 *
 * @param layer of the client it is about
 * @param id one more than that of the event before; the first of a start is higher than all of the
 *     start before, and all are small enough for a JavaScript number
 */
public record RecordedEvent(long id, Layer layer, FleetEvent event) {}
