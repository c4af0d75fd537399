package io.peermonitor.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.PairVerdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A chain of 12 s slots, some empty, some late, polled every 10 s at phases of its own. */
// a test knows which parts of its own sample it has set
@SuppressWarnings({"NullAway", "CanonicalDuration", "EnumOrdinal"})
class SimulationTests {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void tenThousandSlotsOfAHealthyPairAreNotOneChange(long seed) {
        SimulatedPair pair = new SimulatedPair(seed);

        pair.run(10_000, half -> {});

        assertThat(pair.told()).containsExactly(PairVerdict.HEALTHY);
        assertThat(pair.emptySlots()).isPositive();
        assertThat(pair.failedPolls()).isPositive();
    }

    @Test
    void aConsensusClientThatMissesAnExecutionClientThatFollowsChangesNothing() {
        SimulatedPair pair = new SimulatedPair(6);

        pair.run(10_000, half -> half.executionOffline = true);

        assertThat(pair.told()).containsExactly(PairVerdict.HEALTHY);
    }

    @ParameterizedTest
    @EnumSource
    void aFaultThatLastsIsOneChangeInAndOneOut(Fault fault) {
        SimulatedPair pair = new SimulatedPair(fault.ordinal());

        pair.run(100, half -> {});
        pair.run(100, fault::strike);
        pair.run(100, half -> {});

        assertThat(pair.told())
                .containsExactly(PairVerdict.HEALTHY, fault.verdict, PairVerdict.HEALTHY);
    }
}
