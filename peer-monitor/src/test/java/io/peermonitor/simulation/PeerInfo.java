package io.peermonitor.simulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A peer as Geth 1.17 writes it (p2p/peer.go and eth/peer.go), field for field. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PeerInfo(
        @Nullable String enr,
        String enode,
        String id,
        String name,
        List<String> caps,
        Network network,
        Map<String, Object> protocols) {

    /** The ends of the connection. */
    record Network(
            String localAddress,
            String remoteAddress,
            boolean inbound,
            boolean trusted,
            @JsonProperty("static") boolean isStatic) {}

    /** The eth protocol; without a range when the peer has announced none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Eth(
            int version,
            @Nullable Long earliestBlock,
            @Nullable Long latestBlock,
            @Nullable String latestBlockHash) {}

    /** The snap protocol. */
    record Snap(int version) {}

    static PeerInfo of(Link link, SimulatedNode node, World world) {
        NetworkPeer peer = link.peer();
        return new PeerInfo(
                // only discovery brings a record, and nobody discovers who dials in
                link.inbound() ? null : peer.enr(),
                "enode://" + peer.publicKey() + "@" + link.remoteAddress(),
                peer.id(),
                peer.name(),
                peer.capabilities(),
                network(link, node),
                protocols(link, world));
    }

    private static Network network(Link link, SimulatedNode node) {
        boolean configured = link.peer().number() == NetworkPeer.STATIC;
        return new Network(
                link.localAddress(node),
                link.remoteAddress(),
                link.inbound(),
                configured,
                configured);
    }

    private static Map<String, Object> protocols(Link link, World world) {
        Map<String, Object> protocols = new TreeMap<>();
        protocols.put(
                "eth", link.inHandshake(world.tick()) ? "handshake" : eth(link.peer(), world));
        if (link.peer().servesSnap()) {
            protocols.put("snap", new Snap(1));
        }
        return protocols;
    }

    private static Eth eth(NetworkPeer peer, World world) {
        if (!peer.announcesRange()) {
            return new Eth(peer.ethVersion(), null, null, null);
        }
        long latest = world.latestBlockOf(peer);
        return new Eth(peer.ethVersion(), peer.earliestBlock(), latest, world.blockHash(latest));
    }
}
