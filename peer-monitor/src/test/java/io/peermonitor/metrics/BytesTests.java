package io.peermonitor.metrics;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTests {

    private static final long SEED = 20261128;

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0.0,
                -0.0,
                1,
                9,
                10,
                99,
                100,
                0.1,
                -1,
                -10.5,
                9_999_999,
                10_000_000,
                12_345_678,
                1e21,
                1_795_000_000.123,
                Long.MAX_VALUE,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                Double.NaN
            })
    void aValueIsWrittenAsDoubleToString(double value) {
        assertThat(written(value)).isEqualTo(Double.toString(value));
    }

    @Test
    void theInfiniteIsWrittenAsPrometheusReadsIt() {
        assertThat(written(Double.POSITIVE_INFINITY)).isEqualTo("+Inf");
        assertThat(written(Double.NEGATIVE_INFINITY)).isEqualTo("-Inf");
    }

    @Test
    void tenThousandValuesAreWrittenAsDoubleToString() {
        Random random = new Random(SEED);
        DoubleStream.concat(
                        random.doubles(5_000, -1e9, 1e9),
                        random.ints(5_000, -20_000_000, 20_000_000).asDoubleStream())
                .forEach(value -> assertThat(written(value)).isEqualTo(Double.toString(value)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 10, 99, 100, 1_000, Long.MAX_VALUE})
    void aCountHasNoFraction(long count) {
        Bytes bytes = new Bytes(1);
        assertThat(new String(bytes.addDigits(count).toArray(), US_ASCII))
                .isEqualTo(Long.toString(count));
    }

    @Test
    void itGrowsAndIsCut() {
        Bytes bytes = new Bytes(2).add("abc".getBytes(US_ASCII)).add('d');
        bytes.cut(3);
        assertThat(new String(bytes.add('e').toArray(), US_ASCII)).isEqualTo("abce");
    }

    private static String written(double value) {
        return new String(new Bytes(1).add(value).toArray(), US_ASCII);
    }
}
