package io.peermonitor.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.PairVerdict;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every fault, alone and two at once, told at once by a pair that was not known before. */
class FaultTests {

    private final TestPair pair = new TestPair();

    @Test
    void aPairThatAgreesIsHealthy() {
        Finding finding = find();

        assertThat(finding.verdict()).isEqualTo(PairVerdict.HEALTHY);
        assertThat(finding.sentence())
                .isEqualTo(
                        "the two work as one, 0 slots behind the clock, execution at block 9000,"
                                + " consensus at block 9000");
    }

    @ParameterizedTest
    @EnumSource
    void aFaultHasItsVerdictAndSaysItsNumbers(Fault fault) {
        fault.strike(pair);

        Finding finding = find();

        assertThat(finding.verdict()).isEqualTo(fault.verdict);
        assertThat(finding.sentence()).contains(fault.words).doesNotContain("(unknown)");
    }

    @Test
    void everyVerdictOfATroubleHasAFault() {
        Set<PairVerdict> shown = EnumSet.of(PairVerdict.PENDING, PairVerdict.HEALTHY);
        Arrays.stream(Fault.values()).map(fault -> fault.verdict).forEach(shown::add);

        assertThat(shown).containsExactlyInAnyOrder(PairVerdict.values());
    }

    /** Where one fault hides the other, the pair says what it would say of that one alone. */
    @ParameterizedTest
    @CsvSource({
        "OTHER_CHAIN, OTHER_VALIDATORS",
        "OTHER_GENESIS, EXECUTION_CLOCK",
        "OTHER_FORK, OTHER_SECRET",
        "CONSENSUS_CLOCK, EXECUTION_DOWN",
        "CONSENSUS_CLOCK, CONSENSUS_BEHIND",
        "EXECUTION_CLOCK, CONSENSUS_UNREAD",
        "EXECUTION_DOWN, CONSENSUS_BEHIND",
        "EXECUTION_DOWN, NOT_VERIFIED",
        "OTHER_SECRET, CONSENSUS_BEHIND",
        "OTHER_SECRET, EXECUTION_BEHIND",
        "EXECUTION_UNREAD, CONSENSUS_BEHIND",
        "EXECUTION_UNREAD, NOT_VERIFIED",
        "CONSENSUS_BEHIND, EXECUTION_BEHIND",
        "CONSENSUS_SAYS_SYNCING, EXECUTION_AHEAD",
        "CONSENSUS_SAYS_SYNCING, NOT_VERIFIED",
        "EXECUTION_BEHIND, NOT_VERIFIED",
        "NOT_VERIFIED, EXECUTION_AHEAD",
    })
    void theCauseIsToldAndNotWhatFollowsFromIt(Fault cause, Fault consequence) {
        consequence.strike(pair);
        cause.strike(pair);

        assertThat(find().verdict()).isEqualTo(cause.verdict);
    }

    @Test
    void nothingIsSaidBeforeBothWereAsked() {
        Pair before = Pair.of(TestPair.NODE, PairRules.USUAL).after(pair.readExecution());

        assertThat(before.verdict()).isEqualTo(PairVerdict.PENDING);
        assertThat(before.since()).isNull();
    }

    private Finding find() {
        return Pair.of(TestPair.NODE, PairRules.USUAL).after(pair.read()).finding();
    }
}
