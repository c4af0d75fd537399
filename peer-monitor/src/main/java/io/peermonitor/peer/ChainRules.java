package io.peermonitor.peer;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules a client follows, which its other half must follow too; each part absent where the
 * client does not tell it.
 *
 * @param chainId 1 is mainnet; of the consensus client the chain its deposits come from
 * @param genesis of the execution client the hash of block 0, of the consensus client the genesis
 *     validators root; 64 lower-case hex digits without 0x
 * @param forkTimes when each fork begins, in Unix seconds; one that is not planned has no entry
 */
public record ChainRules(
        @Nullable Long chainId, @Nullable String genesis, Map<Fork, Long> forkTimes) {

    public static final ChainRules UNKNOWN = new ChainRules(null, null, Map.of());

    public ChainRules {
        forkTimes = Map.copyOf(forkTimes);
    }
}
