package io.peermonitor.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.ChainRules;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.Fork;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.PairVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever two clients say, the pair has one verdict and one sentence, and nothing throws. */
// a test knows which parts of its own sample it has set
@SuppressWarnings({"NullAway", "CanonicalDuration", "EnumOrdinal"})
class AnyReadingTests {

    private static final Long[] NUMBERS = {
        null, 0L, 1L, 3L, 8_999L, 9_000L, 9_006L, 10_000L, 10_009L, Long.MAX_VALUE
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyReadingHasAVerdictAndASentence(long seed) {
        Random random = new Random(seed);
        Pair pair = Pair.of(TestPair.NODE, PairRules.USUAL);
        for (int reading = 0; reading < 5_000; reading++) {
            pair = pair.after(any(random));

            assertThat(pair.finding().verdict()).isNotNull();
            assertThat(pair.finding().sentence())
                    .isNotBlank()
                    .doesNotContain("hostile", "null", "advice");
        }
    }

    @Test
    void aHeadBeyondAnyCalendarHasNoAgeAndIsNoSyncing() {
        TestPair half = new TestPair();
        half.headSlot = Long.MAX_VALUE;
        half.genesis = half.at.at().plusSeconds(60);

        PairFigures figures = PairFigures.of(half.read());

        assertThat(figures.headAge()).isNull();
        assertThat(figures.slotsBehind()).isNull();
    }

    @Test
    void aDistanceBeyondAllNumbersIsNotTakenForTheOtherDirection() {
        TestPair half = new TestPair();
        half.consensusBlock = 0L;
        half.readConsensus();
        half.wait(Duration.ofMinutes(1));
        half.executionHead = Long.MAX_VALUE;
        PairReading reading = half.readExecution();

        assertThat(Pair.of(TestPair.NODE, PairRules.USUAL).after(reading).verdict())
                .isEqualTo(PairVerdict.HEADS_APART);
    }

    private static PairReading any(Random random) {
        TestPair half = new TestPair();
        half.at = new Moment(half.at.at().plusSeconds(random.nextInt()), random.nextLong());
        half.executionFailure = failure(random);
        half.consensusFailure = failure(random);
        half.genesis = genesis(random, half.genesis);
        half.headSlot = number(random);
        half.executionHead = number(random);
        half.consensusBlock = number(random);
        half.executionPeers = number(random);
        half.executionClock = clock(random);
        half.consensusClock = clock(random);
        half.executionRules = rules(random);
        half.consensusRules = rules(random);
        half.optimistic = random.nextBoolean();
        half.executionOffline = random.nextBoolean();
        half.executionSyncing = random.nextBoolean();
        half.consensusSyncing = random.nextBoolean();
        return switch (random.nextInt(4)) {
            case 0 -> half.readExecution();
            case 1 -> half.readConsensus();
            default -> half.read();
        };
    }

    private static FailureReason failure(Random random) {
        FailureReason[] reasons = FailureReason.values();
        return random.nextInt(3) > 0 ? null : reasons[random.nextInt(reasons.length)];
    }

    private static Instant genesis(Random random, Instant usual) {
        Instant[] all = {null, usual, Instant.EPOCH, Instant.parse("9999-12-31T23:59:59Z")};
        return all[random.nextInt(all.length)];
    }

    private static Duration clock(Random random) {
        Duration[] all = {
            null, Duration.ZERO, Duration.ofSeconds(-3), Duration.ofSeconds(Long.MAX_VALUE)
        };
        return all[random.nextInt(all.length)];
    }

    private static ChainRules rules(Random random) {
        Long time = number(random);
        return new ChainRules(
                random.nextInt(3) > 0 ? Long.valueOf(1) : number(random),
                random.nextInt(3) > 0 ? null : TestPair.MAINNET_BLOCK,
                time == null ? Map.of() : Map.of(Fork.FULU, time));
    }

    private static Long number(Random random) {
        return NUMBERS[random.nextInt(NUMBERS.length)];
    }
}
