package io.peermonitor.web;

import io.peermonitor.peer.ClientInfo;
import org.jspecify.annotations.Nullable;

/** The software a peer or node says it runs; parts that could not be recognised are null. */
record ClientView(
        String family,
        @Nullable String version,
        @Nullable String os,
        @Nullable String architecture) {

    static ClientView of(ClientInfo client) {
        return new ClientView(
                client.family().label(), client.version(), client.os(), client.architecture());
    }
}
