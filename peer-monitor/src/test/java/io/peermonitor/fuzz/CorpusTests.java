package io.peermonitor.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every input that {@code scripts/fuzz.sh} kept, so that what it found once stays found. */
class CorpusTests {

    private static final Path CORPUS = Path.of("src/test/resources/io/peermonitor/fuzz");

    @SuppressWarnings("ImmutableEnumChecker") // a method
    enum Target {
        ADMIN_PEERS("AdminPeersFuzz", AdminPeersFuzz::fuzzerTestOneInput),
        PEER_EVENTS("PeerEventsFuzz", PeerEventsFuzz::fuzzerTestOneInput),
        BEACON("BeaconFuzz", BeaconFuzz::fuzzerTestOneInput);

        private final String corpus;
        private final Consumer<byte[]> run;

        Target(String corpus, Consumer<byte[]> run) {
            this.corpus = corpus;
            this.run = run;
        }
    }

    @ParameterizedTest
    @EnumSource
    void noInputThatWasEverFoundShowsAnythingUnsafe(Target target) throws IOException {
        try (Stream<Path> files = Files.list(CORPUS.resolve(target.corpus))) {
            List<Path> inputs = files.sorted().toList();
            assertThat(inputs).hasSizeGreaterThan(9);
            for (Path input : inputs) {
                byte[] bytes = Files.readAllBytes(input);
                assertThatCode(() -> target.run.accept(bytes))
                        .as(input.toString())
                        .doesNotThrowAnyException();
            }
        }
    }
}
