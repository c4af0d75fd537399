package io.peermonitor.peer;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The software a peer says it runs: a closed set, because peers choose their own names. */
public enum ClientFamily {
    GETH,
    NETHERMIND,
    BESU,
    ERIGON,
    RETH,
    ETHREX,
    NIMBUS_ETH1,
    ETHEREUMJS,
    PRYSM,
    LIGHTHOUSE,
    TEKU,
    NIMBUS,
    LODESTAR,
    GRANDINE,
    /** A name, but none of the above. */
    OTHER,
    /** No name. */
    UNKNOWN;

    private static final Map<String, ClientFamily> BY_LABEL =
            Arrays.stream(values())
                    .collect(
                            Collectors.toUnmodifiableMap(ClientFamily::label, Function.identity()));

    private static final Set<ClientFamily> OF_CONSENSUS =
            Set.copyOf(EnumSet.range(PRYSM, GRANDINE));

    /** The family of a client of this layer that announces itself under this word. */
    static ClientFamily announcedAs(String word, Layer layer) {
        String label = word.toLowerCase(Locale.ROOT);
        if (layer == Layer.EXECUTION && label.equals("nimbus")) {
            return NIMBUS_ETH1;
        }
        ClientFamily known = BY_LABEL.getOrDefault(label, OTHER);
        return known.isOf(layer) ? known : OTHER;
    }

    /** Whether clients of this layer can be of the family. */
    public boolean isOf(Layer layer) {
        return this == OTHER
                || this == UNKNOWN
                || OF_CONSENSUS.contains(this) == (layer == Layer.CONSENSUS);
    }

    /** The value in metric labels and answers. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
