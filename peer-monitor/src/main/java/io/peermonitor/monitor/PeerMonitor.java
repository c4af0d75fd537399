package io.peermonitor.monitor;

import io.peermonitor.analysis.AnalysisRules;
import io.peermonitor.pair.PairRules;
import io.peermonitor.peer.ConsensusReport;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.NodeReader;
import io.peermonitor.peer.PeerSignal;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.PolledNode;
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
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Watches the fleet from start to stop of the service: a poller and a listener an execution client,
 * a poller a consensus client, each on its own virtual thread. Nodes may come and go meanwhile.
 */
public final class PeerMonitor implements FleetView, SmartLifecycle {

    private final FleetKeeper keeper;
    private final List<NodeReader> readers;
    private final List<PolledNode> consensusReaders;
    private final PollingTimes times;
    private final Map<NodeName, List<Watch>> watches = new ConcurrentHashMap<>();
    private volatile ExecutorService executor = stopped();

    public PeerMonitor(
            Collection<WatchedNode> watched,
            List<NodeReader> readers,
            List<PolledNode> consensusReaders,
            PollingTimes times,
            AnalysisRules rules,
            PairRules pairRules,
            List<RoundListener> listeners) {
        this.keeper = new FleetKeeper(Picture.of(watched, rules, pairRules), listeners);
        this.readers = List.copyOf(readers);
        this.consensusReaders = List.copyOf(consensusReaders);
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
        consensusReaders.forEach(reader -> watchConsensus(reader, phaseOf(reader.node())));
    }

    /**
     * Watches one more node from now on; while this is stopped, it only closes the readers.
     *
     * @param consensusReader of its consensus client, absent where that is not watched
     */
    public void add(WatchedNode node, NodeReader reader, @Nullable PolledNode consensusReader) {
        if (!isRunning()) {
            reader.close();
            if (consensusReader != null) {
                consensusReader.close();
            }
            return;
        }
        keeper.accept(new NodeFound(node, Moment.now()));
        watch(reader, phaseOf(node.name()));
        if (consensusReader != null) {
            keeper.accept(new NodeFound(WatchedNode.consensus(node.name()), Moment.now()));
            watchConsensus(consensusReader, phaseOf(node.name()));
        }
    }

    /**
     * Watches a node no longer; nothing of it is shown from now on.
     *
     * @param detail why, for the operator
     */
    public void remove(NodeName node, String detail) {
        List<Watch> gone = watches.remove(node);
        if (gone == null) {
            return;
        }
        gone.forEach(Watch::end);
        gone.forEach(watch -> keeper.accept(forgotten(watch, detail)));
    }

    private static NodeForgotten forgotten(Watch watch, String detail) {
        return new NodeForgotten(watch.reader().node(), Moment.now(), detail, watch.layer());
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
        add(Watch.execution(reader, executor.submit(poller), executor.submit(listener)));
    }

    /** The Beacon API pushes heads, but no peers. */
    private void watchConsensus(PolledNode reader, Duration phase) {
        NodePoller poller =
                new NodePoller(
                        reader,
                        times,
                        phase,
                        new Bell(),
                        Moment::now,
                        result -> keeper.accept(new ConsensusReport(result)));
        add(Watch.consensus(reader, executor.submit(poller)));
    }

    private void add(Watch watch) {
        watches.merge(watch.reader().node(), List.of(watch), PeerMonitor::both);
    }

    private static List<Watch> both(List<Watch> one, List<Watch> other) {
        return List.of(one.getFirst(), other.getFirst());
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
        watches.values().forEach(both -> both.forEach(Watch::end));
        watches.clear();
    }

    @Override
    public boolean isRunning() {
        return !executor.isShutdown();
    }
}
