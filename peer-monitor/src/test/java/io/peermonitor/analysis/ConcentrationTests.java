package io.peermonitor.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConcentrationTests {

    @Test
    void allOfOneKindIsTheWorst() {
        Concentration<String> one = Concentration.of(Stream.of("a", "a", "a", "a"));

        assertThat(one.effective()).isEqualTo(1);
        assertThat(one.concentration()).isEqualTo(1);
        assertThat(one.topShare()).isEqualTo(1);
        assertThat(one.distinctRatio()).isEqualTo(0.25);
    }

    @Test
    void eachOfItsOwnKindIsTheBest() {
        Concentration<String> all = Concentration.of(Stream.of("a", "b", "c", "d"));

        assertThat(all.effective()).isEqualTo(4);
        assertThat(all.topShare()).isEqualTo(0.25);
        assertThat(all.distinctRatio()).isEqualTo(1);
    }

    @Test
    void theEffectiveNumberLiesBetween() {
        Concentration<String> mixed = Concentration.of(Stream.of("a", "a", "b", "c"));

        // 1 / (0.5² + 0.25² + 0.25²)
        assertThat(mixed.effective()).isCloseTo(2.667, within(0.001));
    }

    @Test
    void theLargestComesFirstAndEqualsInTheirOrder() {
        Concentration<String> mixed = Concentration.of(Stream.of("c", "b", "a", "b"));

        assertThat(mixed.counts())
                .extracting(Concentration.Count::kind)
                .containsExactly("b", "a", "c");
    }

    @Test
    void ofNothingThereIsNoShare() {
        Concentration<String> none = Concentration.of(Stream.<String>empty());

        assertThat(none.effective()).isNull();
        assertThat(none.concentration()).isNull();
        assertThat(none.topShare()).isNull();
        assertThat(none.distinctRatio()).isNull();
        assertThat(none.most()).isZero();
    }
}
