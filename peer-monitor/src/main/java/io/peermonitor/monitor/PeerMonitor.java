package io.peermonitor.monitor;

import io.peermonitor.analysis.AnalysisRules;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeReader;
import io.peermonitor.peer.PeerSignal;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.WatchedNode;
import io.peermonitor.tracking.Fleet;
import io.peermonitor.tracking.NodeState;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.SmartLifecycle;

/**
 * Watches the fleet from start to stop of the service: a poller and a listener a node, each on its
 * own virtual thread.
 */
public final class PeerMonitor implements FleetView, SmartLifecycle {

    private final FleetKeeper keeper;
    private final List<NodeReader> readers;
    private final PollingTimes times;
    private volatile ExecutorService executor = stopped();

    public PeerMonitor(
            Collection<WatchedNode> watched,
            List<NodeReader> readers,
            PollingTimes times,
            AnalysisRules rules,
            List<RoundListener> listeners) {
        this.keeper = new FleetKeeper(Picture.of(watched, rules), listeners);
        this.readers = List.copyOf(readers);
        this.times = times;
    }

    private static ExecutorService stopped() {
        ExecutorService none = Executors.newVirtualThreadPerTaskExecutor();
        none.shutdown();
        return none;
    }

    @Override
    public Picture picture() {
        return keeper.picture();
    }

    @Override
    public void start() {
        ExecutorService running = Executors.newVirtualThreadPerTaskExecutor();
        executor = running;
        Duration phase = Duration.ZERO;
        for (NodeReader reader : readers) {
            watch(reader, phase, running);
            phase = phase.plus(times.interval().dividedBy(readers.size()));
        }
    }

    private void watch(NodeReader reader, Duration phase, ExecutorService running) {
        Bell bell = new Bell();
        running.execute(
                new NodePoller(
                        reader, times, phase, bell, Moment::now, result -> settle(result, bell)));
        running.execute(new NodeListener(reader, signal -> push(signal, bell)));
    }

    private void settle(PollResult result, Bell bell) {
        Fleet fleet = keeper.accept(result).fleet();
        if (fleet.node(result.node()).filter(NodeState::unsettled).isPresent()) {
            bell.ring();
        }
    }

    /** Whatever it changed, the end of pushing too, is a reason to look. */
    private void push(PeerSignal signal, Bell bell) {
        if (!keeper.accept(signal).events().isEmpty()) {
            bell.ring();
        }
    }

    /** Polls under way are interrupted: a stop never waits for a node. */
    @Override
    public void stop() {
        executor.shutdownNow();
        readers.forEach(NodeReader::close);
    }

    @Override
    public boolean isRunning() {
        return !executor.isShutdown();
    }
}
