package io.peermonitor.sample;

import io.peermonitor.peer.ClientInfo;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.Endpoint;
import io.peermonitor.peer.EthProtocol;
import io.peermonitor.peer.Peer;
import io.peermonitor.peer.PeerId;
import java.util.List;

/** Peers at documentation addresses. */
public final class SamplePeer {

    private SamplePeer() {}

    /** An id that ends in this number. */
    public static String id(int number) {
        return "%064x".formatted(number);
    }

    /** An id in libp2p's form, for a number below 10. */
    public static String libp2pId(int number) {
        return "16Uiu2HAm" + "7".repeat(43) + (char) ('a' + number);
    }

    /** A consensus peer as most clients tell of one: without what it runs. */
    public static Peer consensus(int number, Direction direction) {
        return new Peer(
                new PeerId(libp2pId(number)),
                ClientInfo.UNKNOWN,
                Endpoint.parse("192.0.2." + number + ":9000").orElseThrow(),
                direction,
                null,
                null,
                List.of(),
                null);
    }

    /** An outbound peer of this name at 192.0.2.x. */
    public static Peer named(int number, String name) {
        return named(number, name, Direction.OUTBOUND);
    }

    public static Peer named(int number, String name, Direction direction) {
        return new Peer(
                new PeerId(id(number)),
                ClientInfo.of(name),
                Endpoint.parse("192.0.2." + number % 256 + ":30303").orElseThrow(),
                direction,
                false,
                false,
                List.of("eth/68", "eth/69", "snap/1"),
                new EthProtocol(69, 0L, 23_000_000L + number));
    }

    /** A peer of which the node told nothing but that it is there. */
    public static Peer bare(int number) {
        return new Peer(
                new PeerId(id(number)),
                ClientInfo.UNKNOWN,
                null,
                Direction.UNKNOWN,
                null,
                null,
                List.of(),
                null);
    }

    /** The trusted, static peer at an IPv6 address. */
    public static Peer trusted(int number, String name) {
        return new Peer(
                new PeerId(id(number)),
                ClientInfo.of(name),
                Endpoint.parse("[2001:db8::" + Integer.toHexString(number) + "]:30303")
                        .orElseThrow(),
                Direction.INBOUND,
                true,
                true,
                List.of("eth/68"),
                new EthProtocol(68, null, null));
    }
}
