package io.peermonitor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SuspicionTests {

    /** Levels of placement, direction, identity, time, view. */
    @ParameterizedTest
    @CsvSource({
        "OK,       OK,       OK,       OK,       OK,       0,   NONE",
        "UNKNOWN,  UNKNOWN,  UNKNOWN,  UNKNOWN,  UNKNOWN,  0,   NONE",
        "WARNING,  OK,       OK,       OK,       OK,       0.5, LOW",
        "CRITICAL, OK,       OK,       OK,       OK,       1,   LOW",
        "WARNING,  WARNING,  OK,       OK,       OK,       1,   LOW",
        "CRITICAL, WARNING,  OK,       OK,       OK,       1.5, MEDIUM",
        "WARNING,  WARNING,  WARNING,  OK,       OK,       1.5, MEDIUM",
        "CRITICAL, CRITICAL, OK,       OK,       OK,       2,   HIGH",
        "CRITICAL, WARNING,  WARNING,  OK,       OK,       2,   HIGH",
        "CRITICAL, CRITICAL, WARNING,  OK,       OK,       2.5, HIGH",
        "CRITICAL, CRITICAL, CRITICAL, OK,       OK,       3,   CRITICAL",
        "CRITICAL, OK,       CRITICAL, OK,       CRITICAL, 3,   CRITICAL",
        "CRITICAL, WARNING,  CRITICAL, WARNING,  OK,       3,   CRITICAL",
        "CRITICAL, OK,       CRITICAL, CRITICAL, OK,       3,   HIGH",
        "CRITICAL, CRITICAL, CRITICAL, CRITICAL, CRITICAL, 5,   CRITICAL"
    })
    void comesFromGroups(
            Level placement,
            Level direction,
            Level identity,
            Level time,
            Level view,
            double score,
            Suspicion suspicion) {
        Score sum =
                Score.of(
                        List.of(
                                judged(Indicator.SAME_ADDRESS, placement),
                                judged(Indicator.OUTBOUND_FILL, direction),
                                judged(Indicator.SAME_BUILD, identity),
                                judged(Indicator.YOUNG_OUTBOUND, time),
                                judged(Indicator.PEERS_BEHIND, view)));

        assertThat(sum.value()).isEqualTo(score);
        assertThat(sum.suspicion()).isEqualTo(suspicion);
    }

    @ParameterizedTest
    @EnumSource
    void oneGroupAloneNeverRaisesTheAlarm(Group group) {
        List<IndicatorJudgement> indicators = new ArrayList<>();
        for (Indicator indicator : Indicator.values()) {
            Level level = indicator.group() == group ? Level.CRITICAL : Level.OK;
            indicators.add(judged(indicator, level));
        }

        assertThat(Score.of(indicators).suspicion()).isEqualTo(Suspicion.LOW);
    }

    @Test
    void onlyWhatWasHeldCounts() {
        IndicatorJudgement notYet = judged(Indicator.SAME_ADDRESS, Level.CRITICAL, Level.OK);

        assertThat(Score.of(List.of(notYet)).suspicion()).isEqualTo(Suspicion.NONE);
        assertThat(Score.reasons(List.of(notYet))).isEmpty();
    }

    @Test
    void everyReasonIsASentenceWithItsGoodNumberTheWorstFirst() {
        List<String> reasons =
                Score.reasons(
                        List.of(
                                judged(Indicator.SAME_ADDRESS, Level.WARNING),
                                judged(Indicator.OUTBOUND_FILL, Level.CRITICAL),
                                judged(Indicator.SAME_BUILD, Level.OK)));

        assertThat(reasons)
                .containsExactly(
                        "direction critical: it is as it is (good: above 0.5: the node fills the"
                                + " dial slots with peers it chose itself)",
                        "placement warning: it is as it is (good: 1 or 2: one address is one"
                                + " machine or home)");
    }

    private static IndicatorJudgement judged(Indicator indicator, Level level) {
        return judged(indicator, level, level);
    }

    private static IndicatorJudgement judged(Indicator indicator, Level instant, Level held) {
        return new IndicatorJudgement(
                indicator, 1.0, instant, held, null, indicator.usual(), "it is as it is");
    }
}
