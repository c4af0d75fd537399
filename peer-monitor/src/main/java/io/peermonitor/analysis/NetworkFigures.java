package io.peermonitor.analysis;

import io.peermonitor.peer.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the peers are on the Internet, by who dialled: inbound peers choose us, so only the
 * outbound ones are chosen by our node.
 *
 * @param outbound without configured peers
 * @param undirected of whom the node does not tell who dialled
 * @param all every peer
 * @param sourceHidden whether inbound peers seem to come through an address translation; absent
 *     where too few are there to tell
 */
public record NetworkFigures(
        Placement outbound,
        Placement inbound,
        Placement undirected,
        Placement all,
        @Nullable Boolean sourceHidden) {

    /** Fewer may be neighbours of our node. */
    private static final int FEWEST_INBOUND = 5;

    static NetworkFigures of(List<ObservedPeer> peers) {
        Addresses all = new Addresses();
        Addresses anchors = new Addresses();
        Addresses dialled = new Addresses();
        Addresses dialling = new Addresses();
        Addresses undirected = new Addresses();
        for (ObservedPeer peer : peers) {
            Endpoint remote = peer.peer().remote();
            if (remote != null) {
                Addresses strangers =
                        switch (peer.direction()) {
                            case OUTBOUND -> dialled;
                            case INBOUND -> dialling;
                            case UNKNOWN -> undirected;
                        };
                Addresses.add(remote.address(), all, peer.isAnchor() ? anchors : strangers);
            }
        }
        Placement outbound = dialled.placement();
        Placement inbound = dialling.placement();
        return new NetworkFigures(
                outbound,
                inbound,
                undirected.placement(),
                all.placement(),
                sourceHidden(outbound, inbound));
    }

    /** Whether most inbound peers have a private address, so that their networks are unknown. */
    boolean inboundIsTranslated() {
        return mostlyHidden(inbound);
    }

    /** A network in which nobody has a public address hides nothing. */
    private static @Nullable Boolean sourceHidden(Placement outbound, Placement inbound) {
        int known = inbound.peers() + inbound.hidden();
        if (known < FEWEST_INBOUND) {
            return null;
        }
        boolean privateNetwork = outbound.peers() == 0 && outbound.hidden() > 0;
        boolean oneAddress = 2 * inbound.addresses().most() > known;
        return oneAddress || (mostlyHidden(inbound) && !privateNetwork);
    }

    private static boolean mostlyHidden(Placement inbound) {
        return inbound.hidden() > inbound.peers();
    }
}
