package io.peermonitor.kubernetes.rule;

import io.peermonitor.kubernetes.manifest.PodContainer;
import java.util.List;
import java.util.Optional;

/** The network that a client is told to join. */
final class Networks {

    private static final List<String> KNOWN = List.of("mainnet", "sepolia", "hoodi");

    /** The chain that an overlay makes for itself. */
    static final String OWN = "devnet";

    private Networks() {}

    /** None where a client names no network, or more than one. */
    static Optional<String> of(PodContainer client) {
        List<String> named = KNOWN.stream().filter(client::hasSwitch).toList();
        if (named.isEmpty() && isOfOwn(client)) {
            return Optional.of(OWN);
        }
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    /** Told by the flag without which either would be on mainnet. */
    private static boolean isOfOwn(PodContainer client) {
        return client.flag("networkid").isPresent() || client.flag("chain-config-file").isPresent();
    }
}
