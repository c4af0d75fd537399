package io.peermonitor.simulation;

import io.peermonitor.testnode.ScriptedNode;
import io.peermonitor.testnode.Transport;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Three nodes on loopback sockets that live through one world, second by second or by hand. */
public final class SimulatedFleet implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SimulatedFleet.class.getName());

    private final Map<SimulatedNode, ScriptedNode> nodes = new EnumMap<>(SimulatedNode.class);
    private final Map<SimulatedNode, ScriptedNode> beacons = new EnumMap<>(SimulatedNode.class);
    private final Map<String, PairFault> faults = new ConcurrentHashMap<>();
    private final Map<SimulatedNode, PeerFeed> feeds = new EnumMap<>(SimulatedNode.class);
    private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("simulation").factory());
    // written by whoever moves the ticks, the clock or the test
    private volatile World world;

    private SimulatedFleet(World begin) {
        world = begin;
        for (SimulatedNode node : SimulatedNode.values()) {
            PeerFeed feed = new PeerFeed();
            GethScript script = new GethScript(node, () -> world, feed, () -> troubleOf(node));
            feeds.put(node, feed);
            nodes.put(node, ScriptedNode.start(node.transport(), script));
            BeaconScript beacon = new BeaconScript(node, () -> world, () -> faultOf(node));
            beacons.put(node, ScriptedNode.start(Transport.HTTP, beacon));
        }
    }

    /** A fleet whose ticks are seconds. */
    public static SimulatedFleet start(long seed) {
        SimulatedFleet fleet = paused(seed);
        var _ = fleet.clock.scheduleAtFixedRate(fleet::tickOrRetry, 1, 1, TimeUnit.SECONDS);
        return fleet;
    }

    /** A fleet that stands still until {@link #advance}. */
    public static SimulatedFleet paused(long seed) {
        return new SimulatedFleet(World.begin(seed));
    }

    /** The same without the attacks. */
    public static SimulatedFleet pausedInPeace(long seed) {
        return new SimulatedFleet(World.begin(seed, false));
    }

    /** Moves a paused fleet by some ticks. */
    public void advance(int ticks) {
        for (int tick = 0; tick < ticks; tick++) {
            tick();
        }
    }

    /** A node that cannot listen again yet tries at the next tick; a throw would end the clock. */
    private void tickOrRetry() {
        try {
            tick();
        } catch (UncheckedIOException failure) {
            LOG.log(System.Logger.Level.WARNING, "A simulated node could not resume", failure);
        }
    }

    /** Does something to a node from the next tick on, until {@link Trouble#NONE}. */
    public void trouble(String node, Trouble trouble) {
        troubles.put(node, trouble);
    }

    /** Does something to a node's pair from the next tick on, until {@link PairFault#NONE}. */
    public void fault(String node, PairFault fault) {
        faults.put(node, fault);
    }

    /** What a test did, or else what the script says. */
    private PairFault faultOf(SimulatedNode node) {
        PairFault scripted = world.attacked() ? PairFault.at(node, world.tick()) : PairFault.NONE;
        return faults.getOrDefault(node.label(), scripted);
    }

    private Trouble troubleOf(SimulatedNode node) {
        return troubles.getOrDefault(node.label(), Trouble.NONE);
    }

    private void tick() {
        World before = world;
        World next = before.next();
        world = next;
        nodes.forEach((node, server) -> {
            boolean offline = faultOf(node) == PairFault.EXECUTION_OFFLINE;
            if (node.down(next.tick()) || troubleOf(node).unreachable() || offline) {
                server.stop();
                return;
            }
            server.resume();
        });
        beacons.forEach((node, server) -> {
            boolean restarts = next.attacked() && PairFault.restarts(node, next.tick());
            if (restarts || faultOf(node) == PairFault.BLIND) {
                server.stop();
            } else {
                server.resume();
            }
        });
        feeds.forEach((node, feed) -> {
            if (!PeerEvent.lost(next, node)) {
                feed.push(PeerEvent.between(before, next, node));
            }
        });
    }

    /** Where to find the nodes, by name and in order. */
    public Map<String, String> urls() {
        Map<String, String> urls = new LinkedHashMap<>();
        nodes.forEach((node, server) -> urls.put(node.label(), server.url()));
        return Collections.unmodifiableMap(urls);
    }

    /** Where to find the consensus clients, by the name of their node. */
    public Map<String, String> consensusUrls() {
        Map<String, String> urls = new LinkedHashMap<>();
        beacons.forEach((node, server) -> urls.put(node.label(), server.url()));
        return Collections.unmodifiableMap(urls);
    }

    @Override
    public void close() {
        // waits for the tick under way, which would resume a node behind our back
        clock.close();
        nodes.values().forEach(ScriptedNode::close);
        beacons.values().forEach(ScriptedNode::close);
    }
}
