package io.peermonitor.analysis;

import io.peermonitor.peer.ChainState;
import io.peermonitor.peer.ClientInfo;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.Endpoint;
import io.peermonitor.peer.EthProtocol;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeIdentity;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.Peer;
import io.peermonitor.peer.PeerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A peer table that a test writes down, of a Geth with a limit of 50 unless it says otherwise. */
final class TestTable {

    static final NodeName NODE = new NodeName("alpha");
    static final long HEAD = 23_000_000;
    static final Moment START = new Moment(Instant.parse("2026-11-23T12:00:00Z"), 0);

    private static final String GETH = "Geth/v1.17.10-stable/linux-amd64/go1.26.4";

    private final List<ObservedPeer> peers = new ArrayList<>();
    private NodeName node = NODE;
    private @Nullable Integer limit = 50;
    private NodeIdentity identity =
            new NodeIdentity(
                    ClientInfo.of(GETH),
                    "1",
                    null,
                    Endpoint.parse("203.0.113.1:30303").orElseThrow(),
                    Duration.ZERO);
    private ChainState chain = new ChainState(HEAD, false, null);
    private int left;

    static Moment after(Duration time) {
        return new Moment(START.at().plus(time), START.nanos() + time.toNanos());
    }

    static Moment afterMinutes(long minutes) {
        return after(Duration.ofMinutes(minutes));
    }

    /** An IPv4 address in the third-byte-th /24 of a /16 that exists only here. */
    static String address(int wide, int narrow, int host) {
        return "%d.%d.%d.%d".formatted(20 + wide / 256, wide % 256, narrow, host);
    }

    static ObservedPeer peer(int number, String address, Direction direction) {
        return peer(number, address, direction, GETH, Duration.ofHours(5));
    }

    static ObservedPeer peer(
            int number, String address, Direction direction, String name, Duration age) {
        return new ObservedPeer(
                new Peer(
                        new PeerId("%064x".formatted(number)),
                        ClientInfo.of(name),
                        Endpoint.parse(address).orElseThrow(),
                        direction,
                        false,
                        false,
                        List.of("eth/69", "snap/1"),
                        new EthProtocol(69, 0L, HEAD)),
                age,
                false);
    }

    static ObservedPeer anchor(ObservedPeer stranger) {
        Peer peer = stranger.peer();
        return new ObservedPeer(
                new Peer(
                        peer.id(),
                        peer.client(),
                        peer.remote(),
                        peer.direction(),
                        true,
                        false,
                        peer.capabilities(),
                        peer.eth()),
                stranger.age(),
                stranger.atLeast());
    }

    static ObservedPeer announcing(ObservedPeer any, @Nullable Long earliest, long latest) {
        Peer peer = any.peer();
        return new ObservedPeer(
                new Peer(
                        peer.id(),
                        peer.client(),
                        peer.remote(),
                        peer.direction(),
                        peer.isStatic(),
                        peer.trusted(),
                        peer.capabilities(),
                        new EthProtocol(69, earliest, latest)),
                any.age(),
                any.atLeast());
    }

    /** Every peer in a /16 of its own. */
    static TestTable spread(int outbound, int inbound) {
        TestTable table = new TestTable();
        for (int number = 0; number < outbound + inbound; number++) {
            table.with(
                    peer(
                            number,
                            address(number, 1, 1),
                            number < outbound ? Direction.OUTBOUND : Direction.INBOUND));
        }
        return table;
    }

    TestTable with(ObservedPeer peer) {
        peers.add(peer);
        return this;
    }

    TestTable with(List<ObservedPeer> more) {
        peers.addAll(more);
        return this;
    }

    TestTable of(String name) {
        node = new NodeName(name);
        return this;
    }

    TestTable limit(@Nullable Integer peerLimit) {
        limit = peerLimit;
        return this;
    }

    TestTable running(String software) {
        identity = identity(ClientInfo.of(software), identity.listen(), identity.clockOffset());
        return this;
    }

    TestTable listeningAt(@Nullable String endpoint) {
        Endpoint listen = endpoint == null ? null : Endpoint.parse(endpoint).orElseThrow();
        identity = identity(identity.client(), listen, identity.clockOffset());
        return this;
    }

    TestTable clockOffset(@Nullable Duration offset) {
        identity = identity(identity.client(), identity.listen(), offset);
        return this;
    }

    TestTable chain(@Nullable Long head, @Nullable Boolean syncing) {
        chain = new ChainState(head, syncing, null);
        return this;
    }

    TestTable left(int peersGone) {
        left = peersGone;
        return this;
    }

    Observation.Told at(Moment at) {
        return new Observation.Told(node, at, limit, identity, chain, peers, left);
    }

    private static NodeIdentity identity(
            @Nullable ClientInfo client, @Nullable Endpoint listen, @Nullable Duration offset) {
        return new NodeIdentity(client, "1", null, listen, offset);
    }
}
