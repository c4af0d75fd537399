package io.peermonitor.web;

import io.peermonitor.peer.Endpoint;
import io.peermonitor.peer.Peer;
import org.jspecify.annotations.Nullable;

/** The peer of an event, as its node described it then; null where the node did not tell. */
record EventPeer(
        String id,
        String name,
        ClientView client,
        @Nullable String address,
        @Nullable Integer port,
        String direction) {

    static EventPeer of(Peer peer) {
        Endpoint remote = peer.remote();
        return new EventPeer(
                peer.id().value(),
                peer.client().name(),
                ClientView.of(peer.client()),
                remote == null ? null : remote.host(),
                remote == null || remote.port() == 0 ? null : remote.port(),
                peer.direction().label());
    }
}
