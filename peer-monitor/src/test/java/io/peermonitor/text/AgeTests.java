package io.peermonitor.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTests {

    @ParameterizedTest
    @CsvSource({
        "PT0S,       0s",
        "PT59.9S,    59s",
        "PT1M59S,    1m",
        "PT59M59S,   59m",
        "PT1H,       1h",
        "PT3H5M,     3h 5m",
        "P1D,        1d",
        "P9DT4H30M,  9d 4h",
        "PT-5S,      0s",
    })
    void isSaidInTwoUnitsAtMost(Duration duration, String said) {
        assertThat(Age.of(duration)).isEqualTo(said);
    }
}
