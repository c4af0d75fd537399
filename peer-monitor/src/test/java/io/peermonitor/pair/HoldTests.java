package io.peermonitor.pair;

import static io.peermonitor.peer.PairVerdict.BLIND;
import static io.peermonitor.peer.PairVerdict.CONSENSUS_SYNCING;
import static io.peermonitor.peer.PairVerdict.EXECUTION_OFFLINE;
import static io.peermonitor.peer.PairVerdict.HEADS_APART;
import static io.peermonitor.peer.PairVerdict.HEALTHY;
import static io.peermonitor.peer.PairVerdict.OPTIMISTIC;
import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.PairVerdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Polls come every 10 s, and a verdict has to hold for 30 s. */
// a test knows which parts of its own sample it has set
@SuppressWarnings({"NullAway", "CanonicalDuration", "EnumOrdinal"})
class HoldTests {

    private final TestPair half = new TestPair();
    private Pair pair = Pair.of(TestPair.NODE, PairRules.USUAL).after(half.read());

    @Test
    void aFaultIsToldWhenItHeldAndNotBefore() {
        half.optimistic = true;

        assertThat(poll()).isEqualTo(HEALTHY);
        assertThat(poll()).isEqualTo(HEALTHY);
        assertThat(poll()).isEqualTo(HEALTHY);
        assertThat(poll()).isEqualTo(OPTIMISTIC);
        assertThat(pair.since()).isEqualTo(half.at);
    }

    @Test
    void aFaultThatGoesAndComesBackBeginsAnew() {
        half.optimistic = true;
        poll();
        poll();
        poll();
        half.optimistic = false;
        poll();
        half.optimistic = true;

        assertThat(poll()).isEqualTo(HEALTHY);
        assertThat(poll()).isEqualTo(HEALTHY);
        assertThat(poll()).isEqualTo(HEALTHY);
        assertThat(poll()).isEqualTo(OPTIMISTIC);
    }

    @Test
    void aDyingClientIsOneChangeToItsCauseAlthoughItIsBlindFirst() {
        half.executionFailure = FailureReason.REFUSED;
        poll();
        poll();
        half.executionOffline = true;

        assertThat(poll()).isEqualTo(HEALTHY);
        assertThat(poll()).isEqualTo(HEALTHY);
        assertThat(poll()).isEqualTo(HEALTHY);
        assertThat(poll()).isEqualTo(EXECUTION_OFFLINE);
    }

    @Test
    void twoFaultsInTurnAreToldAfterThreeHoldTimes() {
        for (int polls = 0; polls < 9; polls++) {
            half.optimistic = polls % 2 == 0;
            half.consensusFailure = polls % 2 == 0 ? null : FailureReason.TIMEOUT;
            assertThat(poll()).isEqualTo(HEALTHY);
        }
        half.optimistic = true;
        half.consensusFailure = FailureReason.TIMEOUT;

        assertThat(poll()).isEqualTo(BLIND);
    }

    @Test
    void theFiguresOfASideThatIsUnreadAreGoneAtOnce() {
        half.executionFailure = FailureReason.REFUSED;

        assertThat(poll()).isEqualTo(HEALTHY);
        PairFigures figures = pair.finding().figures();
        assertThat(figures.executionHead()).isNull();
        assertThat(figures.blocksApart()).isNull();
        assertThat(figures.executionPeers()).isNull();
        assertThat(figures.executionChainId()).isNull();
        assertThat(figures.executionClockOffset()).isNull();
        assertThat(figures.consensusBlock()).isEqualTo(9_000);
        assertThat(pair.finding().sentence())
                .startsWith(
                        "now it looks blind, told once it holds: the monitor cannot read the"
                                + " execution client (refused,");
    }

    @Test
    void aTroubleThatMayHaveEndedSaysSoInTheNumbersOfNow() {
        half.executionHead = 9_010L;
        for (int polls = 0; polls < 4; polls++) {
            poll();
        }
        assertThat(pair.verdict()).isEqualTo(HEADS_APART);
        half.executionHead = 9_000L;

        assertThat(poll()).isEqualTo(HEADS_APART);
        assertThat(pair.finding().sentence())
                .isEqualTo(
                        "now it looks healthy, told once it holds: the two work as one, 0 slots"
                                + " behind the clock, execution at block 9000, consensus at block"
                                + " 9000");
    }

    @Test
    void aWallClockThatJumpsDoesNotShortenTheHold() {
        half.optimistic = true;
        poll();
        half.genesis = null;
        half.at = new Moment(half.at.at().plus(Duration.ofHours(1)), half.at.nanos());

        assertThat(poll()).isEqualTo(HEALTHY);
    }

    @Test
    void aVerdictIsLeftOnlyFurtherBelowThanItWasEntered() {
        half.genesis = half.at.at().minus(TestPair.SLOT.multipliedBy(10_009));
        for (int polls = 0; polls < 4; polls++) {
            poll();
        }
        assertThat(pair.verdict()).isEqualTo(CONSENSUS_SYNCING);

        half.headSlot += 5;
        for (int polls = 0; polls < 20; polls++) {
            assertThat(poll()).isEqualTo(CONSENSUS_SYNCING);
        }
        half.headSlot += 1;
        for (int polls = 0; polls < 4; polls++) {
            poll();
        }
        assertThat(pair.verdict()).isEqualTo(HEALTHY);
    }

    @Test
    void thePairBeforeStaysAsItWas() {
        Pair before = pair;
        half.consensusFailure = FailureReason.TIMEOUT;
        for (int polls = 0; polls < 4; polls++) {
            poll();
        }

        assertThat(pair.verdict()).isEqualTo(BLIND);
        assertThat(before.verdict()).isEqualTo(HEALTHY);
    }

    /** Ten seconds later; chain and genesis move along, so that every age stays as it is. */
    private PairVerdict poll() {
        half.wait(Duration.ofSeconds(10));
        if (half.genesis != null) {
            half.genesis = half.genesis.plusSeconds(10);
        }
        pair = pair.after(half.read());
        return pair.verdict();
    }
}
