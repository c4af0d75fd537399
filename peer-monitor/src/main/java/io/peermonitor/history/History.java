package io.peermonitor.history;

import io.peermonitor.monitor.Round;
import io.peermonitor.monitor.RoundListener;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeReport;
import io.peermonitor.peer.PeerId;
import io.peermonitor.tracking.FleetEvent;
import io.peermonitor.tracking.FleetEvent.PeerLeft;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Records the events and the ended sessions of each round, in memory and within its limits. */
public final class History implements HistoryView, RoundListener {

    /** More events than a millisecond brings, so that no id of the start before comes again. */
    private static final long IDS_IN_A_MILLISECOND = 1000;

    private final Timeline<RecordedEvent> events;
    private final Timeline<PeerLeft> sessions;
    private final List<Runnable> onNews = new CopyOnWriteArrayList<>();
    private volatile long latest;

    /** An empty history whose ids begin at this time. */
    public History(HistoryLimits limits, Instant start) {
        events =
                new Timeline<>(
                        limits.maxEvents(), limits.maxAge(), recorded -> recorded.event().at());
        sessions = new Timeline<>(limits.maxSessions(), limits.maxAge(), PeerLeft::at);
        latest = start.toEpochMilli() * IDS_IN_A_MILLISECOND;
    }

    @Override
    public void on(Round round) {
        Moment now = round.report().at();
        round.events().forEach(event -> record(Keepsake.of(event), round.report()));
        events.forget(now);
        sessions.forget(now);
        if (!round.events().isEmpty()) {
            onNews.forEach(Runnable::run);
        }
    }

    /** Only now is the id told: whoever reads up to it finds the event. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // rounds come one after the other
    private void record(FleetEvent event, NodeReport report) {
        Moment now = report.at();
        long id = latest + 1;
        events.add(id, new RecordedEvent(id, report.layer(), event));
        events.forget(now);
        if (event instanceof PeerLeft left) {
            sessions.add(id, left);
            sessions.forget(now);
        }
        latest = id;
    }

    @Override
    public Stream<RecordedEvent> after(long id) {
        return events.events().tailMap(id, false).values().stream();
    }

    @Override
    public Stream<RecordedEvent> newestFirst() {
        return events.events().descendingMap().values().stream();
    }

    @Override
    public OptionalLong oldest() {
        Map.Entry<Long, RecordedEvent> oldest = events.events().firstEntry();
        return oldest == null ? OptionalLong.empty() : OptionalLong.of(oldest.getKey());
    }

    @Override
    public long latest() {
        return latest;
    }

    @Override
    public List<PeerLeft> endedSessions(PeerId peer) {
        return sessions.events().descendingMap().values().stream()
                .filter(left -> left.session().peer().id().equals(peer))
                .toList();
    }

    @Override
    public void onNews(Runnable wake) {
        onNews.add(wake);
    }
}
