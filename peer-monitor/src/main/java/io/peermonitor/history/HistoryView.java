package io.peermonitor.history;

import io.peermonitor.peer.PeerId;
import io.peermonitor.tracking.FleetEvent.PeerLeft;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * All that the edges may see of the history; it is the only buffer, so whoever looks on keeps
 * nothing but the id of the event read last.
 */
public interface HistoryView {

    /**
     * The events behind this id that are still remembered, oldest first, read as they are asked.
     */
    Stream<RecordedEvent> after(long id);

    /** All that are still remembered, newest first, read as they are asked. */
    Stream<RecordedEvent> newestFirst();

    /** The id of the oldest event that is still remembered. */
    OptionalLong oldest();

    /** The id given last, also when its event is forgotten by now: nothing is behind it yet. */
    long latest();

    /** The sessions of a peer that ended and are still remembered, newest first. */
    List<PeerLeft> endedSessions(PeerId peer);

    /** From now on this is called after new events; it must return at once. */
    void onNews(Runnable wake);
}
