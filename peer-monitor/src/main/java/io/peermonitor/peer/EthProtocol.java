package io.peermonitor.peer;

import org.jspecify.annotations.Nullable;

/**
 * What a peer announced on the {@code eth} protocol.
 *
 * @param earliestBlock oldest block it serves; only from eth/69 on, and only once announced
 * @param latestBlock newest block it serves; a peer announces it again every 32 blocks or so
 */
public record EthProtocol(
        @Nullable Integer version, @Nullable Long earliestBlock, @Nullable Long latestBlock) {}
