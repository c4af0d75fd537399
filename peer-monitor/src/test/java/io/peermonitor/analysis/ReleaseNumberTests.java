package io.peermonitor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseNumberTests {

    @ParameterizedTest
    @CsvSource({
        "1.17.9, 1.17.10",
        "1.17, 1.17.1",
        "1.9.25, 1.10.0",
        "3.0.0-alpha1, 3.0.0",
        "1.17.6-unstable, 1.17.6",
        "1.17.5, 1.17.6-unstable",
        "25.9.0, 26.1.0",
        "1.2.3.4, 1.2.3.5"
    })
    void theFirstIsOlder(String older, String newer) {
        assertThat(release(older)).isLessThan(release(newer));
        assertThat(release(newer)).isGreaterThan(release(older));
    }

    @ParameterizedTest
    @CsvSource({"1.17, 1.17.0", "v1.17.10, 1.17.10", "2, 2.0.0.0"})
    void missingPartsAreZero(String one, String other) {
        assertThat(release(one)).isEqualByComparingTo(release(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latest", "1.17.x", "1..2", "1.2.3.4.5", "123456.1", "1.17 "})
    void whatIsNoVersionIsNotCompared(String text) {
        assertThat(ReleaseNumber.parse(text)).isEmpty();
    }

    private static ReleaseNumber release(String text) {
        return ReleaseNumber.parse(text).orElseThrow();
    }
}
