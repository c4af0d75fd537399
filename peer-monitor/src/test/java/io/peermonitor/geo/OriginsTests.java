package io.peermonitor.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OriginsTests {

    private final Path countries = fixture("country.mmdb");
    private final Path operators = fixture("asn.mmdb");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "198.51.100.7, NL, 64496, Example Hosting",
                "2001:db8::77, SE, 4294967294, -",
                "::ffff:198.51.100.7, NL, 64496, Example Hosting",
                "192.0.2.1, -, -, -",
                "198.18.0.1, -, -, -",
                "10.0.0.1, -, -, -",
                "fe80::1, -, -, -"
            })
    void countryAndOperatorOfAnAddressComeFromTheFiles(
            String address,
            @Nullable String country,
            @Nullable Long asn,
            @Nullable String operator) {
        assertThat(Origins.in(countries, operators).of(InetAddress.ofLiteral(address)))
                .isEqualTo(new Origin(country, asn, operator));
    }

    @Test
    void whatAFileHoldsIsCleaned() {
        Origin origin = Origins.in(countries, operators).of(InetAddress.ofLiteral("203.0.113.9"));

        assertThat(origin.country()).isNull();
        assertThat(origin.operator()).startsWith("[31mEvilx").hasSize(60);
    }

    @Test
    void eitherFileMayBeMissing() {
        InetAddress address = InetAddress.ofLiteral("198.51.100.7");

        assertThat(Origins.in(countries, null).of(address)).isEqualTo(new Origin("NL", null, null));
        assertThat(Origins.in(countries, null).knowsOperators()).isFalse();
        assertThat(Origins.in(null, operators).of(address).asn()).isEqualTo(64496);
        assertThat(Origins.in(null, operators).knowsOperators()).isTrue();
    }

    @Test
    void withoutFilesNothingIsKnownAndNothingIsSaid(CapturedOutput output) {
        assertThat(Origins.none().of(InetAddress.ofLiteral("198.51.100.7")))
                .isEqualTo(Origin.UNKNOWN);
        assertThat(output).doesNotContain("MaxMind");
    }

    @Test
    void aFileThatDoesNotExistIsSaidOnceAndCostsOnlyItsFields(CapturedOutput output) {
        Origins origins = Origins.in(Path.of("no-such-file.mmdb"), operators);

        for (int lookUp = 0; lookUp < 100; lookUp++) {
            assertThat(origins.of(InetAddress.ofLiteral("198.51.100.7")))
                    .isEqualTo(new Origin(null, 64496L, "Example Hosting"));
        }
        assertThat(output.getAll().lines().filter(line -> line.contains("MaxMind")))
                .singleElement()
                .asString()
                .contains("no-such-file.mmdb does not exist");
    }

    @Test
    void aFileOfAnotherKindIsSaidOnce(@TempDir Path folder, CapturedOutput output)
            throws IOException {
        Path text = Files.writeString(folder.resolve("country.mmdb"), "this is no database");

        assertThat(Origins.in(text, null).of(InetAddress.ofLiteral("198.51.100.7")))
                .isEqualTo(Origin.UNKNOWN);
        assertThat(output).containsOnlyOnce("cannot be read as one");
    }

    /** Every byte in turn is wrong: no look-up may throw, hang or log twice. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aDamagedFileNeverFailsALookUp(@TempDir Path folder) throws IOException {
        byte[] sound = Files.readAllBytes(operators);
        Path damaged = folder.resolve("asn.mmdb");
        for (int position = 0; position < sound.length; position++) {
            byte[] bytes = Arrays.copyOf(sound, sound.length);
            bytes[position] ^= (byte) 0xFF;
            Files.write(damaged, bytes);
            Origins origins = Origins.in(null, damaged);

            assertThat(origins.of(InetAddress.ofLiteral("198.51.100.7")).country()).isNull();
            assertThat(origins.of(InetAddress.ofLiteral("2001:db8::77")).country()).isNull();
        }
    }

    private static Path fixture(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(OriginsTests.class.getResource(name), name).toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
