package io.peermonitor.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.peermonitor.geo.Origin;
import io.peermonitor.geo.Origins;
import io.peermonitor.peer.Endpoint;
import io.peermonitor.peer.EthProtocol;
import io.peermonitor.peer.Peer;
import io.peermonitor.text.Who;
import io.peermonitor.tracking.Session;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One peer of one node; null where the node does not tell.
 *
 * @param layer execution or consensus: the peer of which of the two clients
 * @param name as the peer calls itself, cleaned
 * @param country ISO code, where a country file is configured
 * @param asn number of its network, where an ASN file is configured
 * @param organisation who runs that network
 * @param connectedSince when it was first seen
 * @param connectedBeforeStart whether it was there at the first poll of its node, so may be older
 */
record PeerView(
        String node,
        String layer,
        String id,
        String name,
        ClientView client,
        @Nullable String address,
        @Nullable Integer port,
        @Nullable String country,
        @Nullable Long asn,
        @Nullable String organisation,
        String direction,
        @JsonProperty("static") @Nullable Boolean isStatic,
        @Nullable Boolean trusted,
        List<String> capabilities,
        @Nullable Eth eth,
        Instant connectedSince,
        boolean connectedBeforeStart) {

    /** What the peer announced on the eth protocol. */
    record Eth(
            @Nullable Integer version, @Nullable Long earliestBlock, @Nullable Long latestBlock) {

        static @Nullable Eth of(@Nullable EthProtocol eth) {
            return eth == null
                    ? null
                    : new Eth(eth.version(), eth.earliestBlock(), eth.latestBlock());
        }
    }

    static PeerView of(Who who, Session session, Origins origins) {
        Peer peer = session.peer();
        Endpoint remote = peer.remote();
        Origin origin = remote == null ? Origin.UNKNOWN : origins.of(remote.address());
        return new PeerView(
                who.node().value(),
                who.layer().label(),
                peer.id().value(),
                peer.client().name(),
                ClientView.of(peer.client()),
                remote == null ? null : remote.host(),
                remote == null || remote.port() == 0 ? null : remote.port(),
                origin.country(),
                origin.asn(),
                origin.operator(),
                peer.direction().label(),
                peer.isStatic(),
                peer.trusted(),
                peer.capabilities(),
                Eth.of(peer.eth()),
                session.since().at(),
                session.fromBaseline());
    }
}
