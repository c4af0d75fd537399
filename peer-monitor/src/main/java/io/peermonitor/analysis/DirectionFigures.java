package io.peermonitor.analysis;

import io.peermonitor.peer.ClientFamily;
import io.peermonitor.peer.ClientInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who dialled whom.
 *
 * @param undirected of whom the node does not tell
 * @param configuredOutbound configured peers among the outbound ones
 * @param dialSlots how many peers Geth dials at most, a third of its limit; absent where the limit
 *     is not configured or the node is another client
 */
public record DirectionFigures(
        int outbound,
        int inbound,
        int undirected,
        int configuredOutbound,
        @Nullable Integer dialSlots) {

    /** Geth's default dial ratio: of three slots, one is for peers that it dials. */
    private static final int DIAL_RATIO = 3;

    static DirectionFigures of(
            List<ObservedPeer> peers, @Nullable Integer peerLimit, @Nullable ClientInfo software) {
        int outbound = 0;
        int inbound = 0;
        int undirected = 0;
        int configured = 0;
        for (ObservedPeer peer : peers) {
            switch (peer.direction()) {
                case OUTBOUND -> {
                    outbound++;
                    configured += peer.isAnchor() ? 1 : 0;
                }
                case INBOUND -> inbound++;
                case UNKNOWN -> undirected++;
            }
        }
        boolean dialsAsGeth =
                software == null
                        || software.family() == ClientFamily.GETH
                        || software.family() == ClientFamily.UNKNOWN;
        return new DirectionFigures(
                outbound,
                inbound,
                undirected,
                configured,
                peerLimit == null || !dialsAsGeth ? null : peerLimit / DIAL_RATIO);
    }

    public int all() {
        return outbound + inbound + undirected;
    }

    /** Dial slots that configured peers leave free; absent where their number is not known. */
    public @Nullable Integer freeSlots() {
        return dialSlots == null ? null : Math.max(0, dialSlots - configuredOutbound);
    }

    /** Dialled peers that nobody configured. */
    public int strangersDialled() {
        return outbound - configuredOutbound;
    }

    /** The share of free dial slots in use, usually 0 to 1; absent where none is known. */
    public @Nullable Double outboundFill() {
        Integer free = freeSlots();
        return free == null || free == 0 ? null : (double) strangersDialled() / free;
    }

    /** Inbound ÷ peers whose direction is known; absent without any. */
    public @Nullable Double inboundShare() {
        int known = outbound + inbound;
        return known == 0 ? null : (double) inbound / known;
    }
}
