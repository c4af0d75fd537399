package io.peermonitor.sample;

import io.peermonitor.history.History;
import io.peermonitor.history.HistoryLimits;
import io.peermonitor.history.HistoryView;
import io.peermonitor.history.RecordedEvent;
import io.peermonitor.peer.PeerId;
import io.peermonitor.tracking.FleetEvent.PeerLeft;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** What the edges of a {@link SampleService} remember: begun anew by each test. */
public final class ShownHistory implements HistoryView {

    /** Ids count on from the time of the start. */
    public static final long FIRST = SampleFleet.START.toEpochMilli() * 1000 + 1;

    private final List<Runnable> onNews = new CopyOnWriteArrayList<>();
    private volatile History shown = begin();

    /** An empty history, whose first event has the id {@link #FIRST}, for a fleet to tell. */
    public History begin() {
        return begin(1000);
    }

    /** The same with room for so many events and sessions. */
    public History begin(int maxEvents) {
        History history =
                new History(
                        new HistoryLimits(maxEvents, maxEvents, Duration.ofHours(24)),
                        SampleFleet.START);
        history.onNews(() -> onNews.forEach(Runnable::run));
        shown = history;
        return history;
    }

    @Override
    public Stream<RecordedEvent> after(long id) {
        return shown.after(id);
    }

    @Override
    public Stream<RecordedEvent> newestFirst() {
        return shown.newestFirst();
    }

    @Override
    public OptionalLong oldest() {
        return shown.oldest();
    }

    @Override
    public long latest() {
        return shown.latest();
    }

    @Override
    public List<PeerLeft> endedSessions(PeerId peer) {
        return shown.endedSessions(peer);
    }

    @Override
    public void onNews(Runnable wake) {
        onNews.add(wake);
    }
}
