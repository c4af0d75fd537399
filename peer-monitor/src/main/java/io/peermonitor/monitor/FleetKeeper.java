package io.peermonitor.monitor;

import io.peermonitor.peer.NodeReport;
import io.peermonitor.peer.RosterChange.NodeFound;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folds each report into the fleet and tells the listeners; the only writer of the fleet. */
final class FleetKeeper implements FleetView {

    private static final Logger log = LoggerFactory.getLogger(FleetKeeper.class);

    private final AtomicReference<Picture> picture;
    private final List<RoundListener> listeners;

    /** Reports come at the same time on many threads; listeners see them one after the other. */
    private final ReentrantLock oneAtATime = new ReentrantLock();

    FleetKeeper(Picture start, List<RoundListener> listeners) {
        this.picture = new AtomicReference<>(start);
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public Picture picture() {
        return picture.get();
    }

    /** What is still told of a node that was forgotten a moment ago changes nothing. */
    Round accept(NodeReport report) {
        oneAtATime.lock();
        try {
            if (!(report instanceof NodeFound)
                    && !picture().watches(report.layer(), report.node())) {
                return new Round(report, picture(), List.of());
            }
            Round round = picture.get().after(report);
            picture.set(round.picture());
            listeners.forEach(listener -> tell(listener, round));
            return round;
        } finally {
            oneAtATime.unlock();
        }
    }

    /** A listener that fails costs the others nothing. */
    private static void tell(RoundListener listener, Round round) {
        try {
            listener.on(round);
        } catch (RuntimeException | Error bug) {
            log.error("Listener {} failed on a report of {}", listener, round.report().node(), bug);
        }
    }
}
