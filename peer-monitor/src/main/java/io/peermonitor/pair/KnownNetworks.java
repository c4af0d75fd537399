package io.peermonitor.pair;

import io.peermonitor.peer.ChainRules;
import java.util.Map;

/**
 * How the public networks began: nothing that the two clients tell ties one genesis to the other.
 *
 * <p>Source: go-ethereum params/config.go and Prysm config/params.
 */
final class KnownNetworks {

    private record Beginning(String block, String validatorsRoot) {}

    private static final Map<Long, Beginning> BY_CHAIN_ID =
            Map.of(
                    1L,
                    new Beginning(
                            "d4e56740f876aef8c010b86a40d5f56745a118d0906a34e69aec8c0db1cb8fa3",
                            "4b363db94e286120d76eb905340fdd4e54bfe9f06bf33ff6cf5ad27f511bfe95"),
                    11_155_111L,
                    new Beginning(
                            "25a5cc106eea7138acab33231d7160d69cb777ee0c2c553fcddf5138993e6dd9",
                            "d8ea171f3c94aea21ebc42a1ed61052acf3f9209c00e4efbaaddac09ed9b8078"),
                    560_048L,
                    new Beginning(
                            "bbe312868b376a3001692a646dd2d7d1e4406380dfd86b98aa8a34d1557c971b",
                            "212f13fc4df078b6cb7db228f1c8307566dcecf900867401a92023d7ba99cb5f"));

    private KnownNetworks() {}

    /** Whether this execution client begins a known chain with another block. */
    static boolean hasOtherBlock(long chainId, ChainRules execution) {
        Beginning known = BY_CHAIN_ID.get(chainId);
        return known != null
                && execution.genesis() != null
                && !known.block().equals(execution.genesis());
    }

    /** Whether this consensus client begins a known chain with other validators. */
    static boolean hasOtherValidators(long chainId, ChainRules consensus) {
        Beginning known = BY_CHAIN_ID.get(chainId);
        return known != null
                && consensus.genesis() != null
                && !known.validatorsRoot().equals(consensus.genesis());
    }
}
