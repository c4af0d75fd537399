package io.peermonitor.monitor;

import io.peermonitor.analysis.AnalysisRules;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.NodeReader;
import io.peermonitor.peer.PeerSignal;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.RosterChange.NodeForgotten;
import io.peermonitor.peer.RosterChange.NodeFound;
import io.peermonitor.peer.WatchedNode;
import io.peermonitor.tracking.Fleet;
import io.peermonitor.tracking.NodeState;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.SmartLifecycle;

/**
 * Watches the fleet from start to stop of the service: a poller and a listener a node, each on its
 * own virtual thread. Nodes may come and go meanwhile.
 */
public final class PeerMonitor implements FleetView, SmartLifecycle {

    private final FleetKeeper keeper;
    private final List<NodeReader> readers;
    private final PollingTimes times;
    private final Map<NodeName, Watch> watches = new ConcurrentHashMap<>();
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
        executor = Executors.newVirtualThreadPerTaskExecutor();
        Duration phase = Duration.ZERO;
        for (NodeReader reader : readers) {
            watch(reader, phase);
            phase = phase.plus(times.interval().dividedBy(readers.size()));
        }
    }

    /** Watches one more node from now on; while this is stopped, it only closes the reader. */
    public void add(WatchedNode node, NodeReader reader) {
        if (!isRunning()) {
            reader.close();
            return;
        }
        keeper.accept(new NodeFound(node, Moment.now()));
        watch(reader, phaseOf(node.name()));
    }

    /**
     * Watches a node no longer; nothing of it is shown from now on.
     *
     * @param detail why, for the operator
     */
    public void remove(NodeName node, String detail) {
        Watch watch = watches.remove(node);
        if (watch != null) {
            watch.end();
            keeper.accept(new NodeForgotten(node, Moment.now(), detail));
        }
    }

    /** The same whoever else is watched, because nodes come and go. */
    private Duration phaseOf(NodeName node) {
        int parts = 100;
        return times.interval()
                .multipliedBy(Math.floorMod(node.hashCode(), parts))
                .dividedBy(parts);
    }

    private void watch(NodeReader reader, Duration phase) {
        Bell bell = new Bell();
        NodePoller poller =
                new NodePoller(
                        reader, times, phase, bell, Moment::now, result -> settle(result, bell));
        NodeListener listener = new NodeListener(reader, signal -> push(signal, bell));
        watches.put(
                reader.node(),
                new Watch(reader, List.of(executor.submit(poller), executor.submit(listener))));
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
        watches.values().forEach(Watch::end);
        watches.clear();
    }

    @Override
    public boolean isRunning() {
        return !executor.isShutdown();
    }
}
