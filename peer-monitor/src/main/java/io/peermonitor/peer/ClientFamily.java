package io.peermonitor.peer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
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
    /** A name, but none of the above. */
    OTHER,
    /** No name. */
    UNKNOWN;

    private static final Map<String, ClientFamily> BY_LABEL =
            Arrays.stream(values())
                    .collect(
                            Collectors.toUnmodifiableMap(ClientFamily::label, Function.identity()));

    /** The family of a client that announces itself under this word. */
    static ClientFamily announcedAs(String word) {
        String label = word.toLowerCase(Locale.ROOT);
        return label.equals("nimbus") ? NIMBUS_ETH1 : BY_LABEL.getOrDefault(label, OTHER);
    }

    /** The value in metric labels and answers. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
