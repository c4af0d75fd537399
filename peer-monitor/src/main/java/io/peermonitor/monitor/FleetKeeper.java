package io.peermonitor.monitor;

import io.peermonitor.peer.NodeReport;
import io.peermonitor.tracking.Fleet;
import io.peermonitor.tracking.FleetStep;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folds each report into the fleet and tells the listeners; the only writer of the fleet. */
final class FleetKeeper implements FleetView {

    private static final Logger log = LoggerFactory.getLogger(FleetKeeper.class);

    private final AtomicReference<Fleet> fleet;
    private final List<RoundListener> listeners;

    /** Reports come at the same time on many threads; listeners see them one after the other. */
    private final ReentrantLock oneAtATime = new ReentrantLock();

    FleetKeeper(Fleet start, List<RoundListener> listeners) {
        this.fleet = new AtomicReference<>(start);
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public Fleet fleet() {
        return fleet.get();
    }

    FleetStep accept(NodeReport report) {
        oneAtATime.lock();
        try {
            FleetStep step = fleet.get().after(report);
            fleet.set(step.fleet());
            Round round = new Round(report, step.fleet(), step.events());
            listeners.forEach(listener -> tell(listener, round));
            return step;
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
