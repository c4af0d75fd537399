package io.peermonitor.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.ChainRules;
import io.peermonitor.peer.Fork;
import io.peermonitor.peer.PairVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What looks like a fault and is none. */
// a test knows which parts of its own sample it has set
@SuppressWarnings({"NullAway", "CanonicalDuration", "EnumOrdinal"})
class HealthyTests {

    private final TestPair pair = new TestPair();

    @Test
    void figuresAtTheThresholdAreNoFault() {
        pair.headSlot = 9_992L;
        pair.executionHead = 9_005L;
        pair.executionClock = Duration.ofSeconds(2);
        pair.consensusClock = Duration.ofSeconds(-2);

        assertThat(verdict()).isEqualTo(PairVerdict.HEALTHY);
    }

    /** Seen with Prysm 7.1.2 on a chain whose deposit contract has no code. */
    @Test
    void anExecutionClientThatFollowsIsNotOfflineWhateverIsSaidOfIt() {
        pair.executionOffline = true;
        Pair told = Pair.of(TestPair.NODE, PairRules.USUAL).after(pair.read());

        assertThat(told.verdict()).isEqualTo(PairVerdict.HEALTHY);
        assertThat(told.finding().sentence())
                .endsWith("says el_offline all the same: look for the reason in its log");
    }

    /** Only its consensus client can have told it what to sync to. */
    @Test
    void anExecutionClientThatSyncsIsDrivenWhateverIsSaidOfIt() {
        pair.executionOffline = true;
        pair.optimistic = true;
        pair.executionSyncing = true;

        assertThat(verdict()).isEqualTo(PairVerdict.EXECUTION_SYNCING);
    }

    @Test
    void blocksBetweenTwoPollsFarApartInTimeAreNoDistance() {
        pair.readConsensus();
        pair.wait(Duration.ofSeconds(120));
        pair.executionHead = 9_015L;

        assertThat(verdict(pair.readExecution())).isEqualTo(PairVerdict.HEALTHY);

        pair.executionHead = 9_016L;

        assertThat(verdict(pair.readExecution())).isEqualTo(PairVerdict.HEADS_APART);
    }

    @Test
    void aForkThatOnlyOneTellsIsNotCompared() {
        pair.executionRules = rules(1L, TestPair.MAINNET_BLOCK, Map.of());
        pair.consensusRules =
                rules(1L, TestPair.MAINNET_VALIDATORS, Map.of(Fork.GLOAS, 1_900_000_000L));

        assertThat(verdict()).isEqualTo(PairVerdict.HEALTHY);
    }

    @Test
    void aForkAtTheGenesisIsTheSameAsOneAtZero() {
        long genesis = pair.genesis.getEpochSecond();
        pair.executionRules = rules(1337L, "aa", Map.of(Fork.DENEB, 0L));
        pair.consensusRules = rules(1337L, "bb", Map.of(Fork.DENEB, genesis));

        assertThat(verdict()).isEqualTo(PairVerdict.HEALTHY);
    }

    @Test
    void aNetworkOfOnesOwnMayHaveAnyGenesis() {
        pair.executionRules = rules(1337L, TestPair.SEPOLIA_BLOCK, Map.of());
        pair.consensusRules = rules(1337L, TestPair.MAINNET_VALIDATORS, Map.of());

        assertThat(verdict()).isEqualTo(PairVerdict.HEALTHY);
    }

    @Test
    void oneSideThatTellsTheChainIsEnoughToKnowTheGenesisOfTheOther() {
        pair.executionRules = rules(null, TestPair.SEPOLIA_BLOCK, Map.of());

        assertThat(verdict()).isEqualTo(PairVerdict.RULES_MISMATCH);
    }

    @Test
    void aReleaseThatTellsNeitherOfflineNorClockNorRulesIsJudgedByTheRest() {
        pair.executionOffline = null;
        pair.executionClock = null;
        pair.consensusClock = null;
        pair.executionRules = ChainRules.UNKNOWN;
        pair.consensusRules = ChainRules.UNKNOWN;

        assertThat(verdict()).isEqualTo(PairVerdict.HEALTHY);
    }

    @Test
    void theGenesisOfANetworkThatBeginsLaterIsNoHeadInTheFuture() {
        pair.genesis = pair.at.at().plusSeconds(3600);
        pair.headSlot = 0L;

        assertThat(verdict()).isEqualTo(PairVerdict.HEALTHY);
    }

    @Test
    void thePollersOwnDelayIsNotTakenForAge() {
        pair.readConsensus();
        Instant polled = pair.at.at();
        pair.wait(Duration.ofMinutes(10));

        PairFigures figures = PairFigures.of(pair.readExecution());

        assertThat(figures.headAge()).isEqualTo(Duration.ofSeconds(5));
        assertThat(pair.at.at()).isAfter(polled);
    }

    private static ChainRules rules(Long chainId, String genesis, Map<Fork, Long> forks) {
        return new ChainRules(chainId, genesis, forks);
    }

    private PairVerdict verdict() {
        return verdict(pair.read());
    }

    private static PairVerdict verdict(PairReading reading) {
        return Pair.of(TestPair.NODE, PairRules.USUAL).after(reading).verdict();
    }
}
