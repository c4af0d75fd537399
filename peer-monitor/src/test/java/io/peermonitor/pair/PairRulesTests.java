package io.peermonitor.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.peermonitor.pair.PairRules.Limit;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairRulesTests {

    @ParameterizedTest
    @CsvSource({"8, 9", "8, -1", "-2, -3"})
    void aLimitThatIsLeftAboveItsEntryOrBelowZeroIsRefused(long enter, long leave) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Limit(enter, leave))
                .withMessageContaining("entered at " + enter)
                .withMessageContaining("left at " + leave);
    }

    @Test
    void aNegativeHoldIsRefused() {
        Limit limit = new Limit(0, 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PairRules(limit, limit, limit, Duration.ofSeconds(-1)))
                .withMessageContaining("hold is PT-1S");
    }

    @Test
    void withoutAHoldEveryVerdictIsToldAtOnce() {
        PairRules usual = PairRules.USUAL;
        PairRules rules =
                new PairRules(usual.slots(), usual.blocks(), usual.clock(), Duration.ZERO);
        TestPair half = new TestPair();
        Pair healthy = Pair.of(TestPair.NODE, rules).after(half.read());
        Fault.OTHER_SECRET.strike(half);

        assertThat(healthy.after(half.read()).verdict()).isEqualTo(Fault.OTHER_SECRET.verdict);
    }
}
