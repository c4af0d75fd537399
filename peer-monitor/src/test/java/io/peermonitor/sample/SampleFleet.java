package io.peermonitor.sample;

import io.peermonitor.analysis.AnalysisRules;
import io.peermonitor.monitor.FleetView;
import io.peermonitor.monitor.Picture;
import io.peermonitor.monitor.Round;
import io.peermonitor.monitor.RoundListener;
import io.peermonitor.pair.PairRules;
import io.peermonitor.peer.BeaconChain;
import io.peermonitor.peer.BeaconChain.SlotTime;
import io.peermonitor.peer.ChainState;
import io.peermonitor.peer.ClientFamily;
import io.peermonitor.peer.ClientInfo;
import io.peermonitor.peer.ConsensusReport;
import io.peermonitor.peer.DisconnectReason;
import io.peermonitor.peer.Endpoint;
import io.peermonitor.peer.EventMode;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.Layer;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeIdentity;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.NodeReport;
import io.peermonitor.peer.Peer;
import io.peermonitor.peer.PeerId;
import io.peermonitor.peer.PeerSignal.Connected;
import io.peermonitor.peer.PeerSignal.Dropped;
import io.peermonitor.peer.PeerSignal.Subscribed;
import io.peermonitor.peer.PeerSignal.Unsubscribed;
import io.peermonitor.peer.PeerSnapshot;
import io.peermonitor.peer.PollResult.Limited;
import io.peermonitor.peer.PollResult.Reached;
import io.peermonitor.peer.PollResult.Unreached;
import io.peermonitor.peer.RosterChange.NodeForgotten;
import io.peermonitor.peer.RosterChange.NodeFound;
import io.peermonitor.peer.WatchedNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A fleet whose polls a test tells one by one, on a clock that only the test moves; it folds them
 * like the monitor does.
 */
public final class SampleFleet implements FleetView {

    public static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    public static final Duration POLL_TOOK = Duration.ofMillis(40);

    /** Nodes are judged at once, so that a test need not let half an hour pass. */
    private static final AnalysisRules RULES =
            new AnalysisRules(
                    Map.of(),
                    Map.of(ClientFamily.GETH, "1.17.0"),
                    Duration.ZERO,
                    1,
                    Duration.ofHours(1),
                    Duration.ofSeconds(12));

    private final List<RoundListener> listeners = new ArrayList<>();
    private Picture picture;
    private Moment now = new Moment(START, 0);

    private SampleFleet(Collection<WatchedNode> watched) {
        picture = Picture.of(watched, RULES, PairRules.USUAL);
    }

    public static SampleFleet watching(String... nodes) {
        return watching(
                Arrays.stream(nodes)
                        .map(node -> new WatchedNode(new NodeName(node), null))
                        .toArray(WatchedNode[]::new));
    }

    public static SampleFleet watching(WatchedNode... nodes) {
        return new SampleFleet(List.of(nodes));
    }

    /** From now on this listener hears of each poll. */
    public SampleFleet tell(RoundListener listener) {
        listeners.add(listener);
        return this;
    }

    public SampleFleet later(Duration time) {
        now = new Moment(now.at().plus(time), now.nanos() + time.toNanos());
        return this;
    }

    /** Somebody sets the clock of the machine, and no time passes. */
    public SampleFleet clockSet(Duration by) {
        now = new Moment(now.at().plus(by), now.nanos());
        return this;
    }

    public SampleFleet reached(String node, Peer... peers) {
        return reached(node, new PeerSnapshot(ordered(List.of(peers)), 0, false));
    }

    public SampleFleet reached(String node, List<Peer> peers) {
        return reached(node, new PeerSnapshot(ordered(peers), 0, false));
    }

    public SampleFleet reached(String node, PeerSnapshot snapshot) {
        return after(
                new Reached(new NodeName(node), now, POLL_TOOK, identity(), chain(), snapshot));
    }

    /** The node is up and has caught up with its network. */
    public SampleFleet synced(String node, List<Peer> peers) {
        return after(
                new Reached(
                        new NodeName(node),
                        now,
                        POLL_TOOK,
                        identity(),
                        new ChainState(23_000_000L, false, null),
                        new PeerSnapshot(ordered(peers), 0, false)));
    }

    /**
     * Its consensus client follows the clock; the same block is in its head as {@link #synced} has.
     */
    public SampleFleet consensusReached(String node, Peer... peers) {
        SlotTime time = new SlotTime(START.minusSeconds(12_000), Duration.ofSeconds(12), 32);
        BeaconChain beacon = new BeaconChain(time.slotAt(now.at()), false, false, 29L, time);
        NodeIdentity prysm =
                new NodeIdentity(
                        ClientInfo.of("Prysm/v7.3.1-abcdefg (linux amd64)", Layer.CONSENSUS),
                        "1",
                        new PeerId(SamplePeer.libp2pId(9)),
                        Endpoint.parse("198.51.100.1:13000").orElseThrow(),
                        Duration.ofMillis(250));
        return after(
                new ConsensusReport(
                        new Reached(
                                new NodeName(node),
                                now,
                                POLL_TOOK,
                                prysm,
                                new ChainState(23_000_000L, false, null, beacon),
                                new PeerSnapshot(ordered(List.of(peers)), 0, false))));
    }

    public SampleFleet consensusUnreached(String node, FailureReason reason) {
        return after(
                new ConsensusReport(
                        new Unreached(
                                new NodeName(node),
                                now,
                                POLL_TOOK,
                                reason,
                                "http://192.0.2.201:3500: " + reason.hint())));
    }

    /** The node answers, but serves no peer table. */
    public SampleFleet limited(String node, long peerCount, String advice) {
        return after(
                new Limited(
                        new NodeName(node),
                        now,
                        POLL_TOOK,
                        identity(),
                        chain(),
                        peerCount,
                        advice));
    }

    public SampleFleet unreached(String node, FailureReason reason) {
        return after(
                new Unreached(
                        new NodeName(node),
                        now,
                        POLL_TOOK,
                        reason,
                        "http://192.0.2.200:8545: " + reason.hint()));
    }

    /** The node pushes from now on what its peers do. */
    public SampleFleet subscribed(String node) {
        return after(new Subscribed(new NodeName(node), now));
    }

    /** The node no longer pushes. */
    public SampleFleet unsubscribed(String node, EventMode mode) {
        return after(new Unsubscribed(new NodeName(node), now, mode, "the connection was cut"));
    }

    /** The node pushes that this peer dialled it. */
    public SampleFleet found(String node) {
        return after(new NodeFound(new WatchedNode(new NodeName(node), null), now));
    }

    public SampleFleet forgotten(String node) {
        return after(new NodeForgotten(new NodeName(node), now, "DNS has not named it for 900 s"));
    }

    public SampleFleet connected(String node, PeerId peer) {
        return after(
                new Connected(
                        new NodeName(node),
                        now,
                        peer,
                        Endpoint.parse("198.51.100.1:30303").orElseThrow(),
                        Endpoint.parse("192.0.2.7:41822").orElseThrow()));
    }

    /** The node pushes that this peer is gone. */
    public SampleFleet dropped(String node, PeerId peer, DisconnectReason reason) {
        return after(new Dropped(new NodeName(node), now, peer, reason));
    }

    public SampleFleet after(NodeReport report) {
        Round round = picture.after(report);
        picture = round.picture();
        listeners.forEach(listener -> listener.on(round));
        return this;
    }

    @Override
    public Picture picture() {
        return picture;
    }

    private static List<Peer> ordered(List<Peer> peers) {
        return peers.stream().sorted(Comparator.comparing(Peer::id)).toList();
    }

    private static NodeIdentity identity() {
        return new NodeIdentity(
                ClientInfo.of("Geth/v1.17.10-stable-4f1c2f6b/linux-amd64/go1.26.4"),
                "1",
                new PeerId(SamplePeer.id(999)),
                Endpoint.parse("198.51.100.1:30303").orElseThrow(),
                Duration.ofMillis(500));
    }

    private static ChainState chain() {
        return new ChainState(23_000_000L, true, 23_000_100L);
    }
}
