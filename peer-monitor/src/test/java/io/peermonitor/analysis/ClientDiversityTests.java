package io.peermonitor.analysis;

import static io.peermonitor.analysis.Indicator.CLIENT_CONCENTRATION;
import static io.peermonitor.analysis.Indicator.SAME_BUILD;
import static io.peermonitor.analysis.TestTable.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.peermonitor.analysis.ClientDiversity.Release;
import io.peermonitor.peer.ClientFamily;
import io.peermonitor.peer.Direction;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientDiversityTests {

    private static final String NETHERMIND = "Nethermind/v1.36.2+5a1b/linux-x64/dotnet10.0.1";
    private static final String OLD_GETH = "Geth/v1.16.4-stable/linux-amd64/go1.25.0";
    private static final String NEW_GETH = "Geth/v1.17.10-stable/linux-amd64/go1.26.4";

    private final TestTable table = new TestTable();
    private int number;

    @Test
    void countsFamiliesAndVersions() {
        peers(5, NEW_GETH);
        peers(3, OLD_GETH);
        peers(2, NETHERMIND);
        peers(1, "");

        ClientDiversity clients = TestJudge.young(table).figures().clients();

        assertThat(clients.families().counts())
                .containsExactly(
                        new Concentration.Count<>(ClientFamily.GETH, 8),
                        new Concentration.Count<>(ClientFamily.NETHERMIND, 2));
        assertThat(clients.versions().counts())
                .containsExactly(
                        new Concentration.Count<>(new Release(ClientFamily.GETH, "1.17.10"), 5),
                        new Concentration.Count<>(new Release(ClientFamily.GETH, "1.16.4"), 3),
                        new Concentration.Count<>(
                                new Release(ClientFamily.NETHERMIND, "1.36.2"), 2));
        // 1 / (0.8² + 0.2²)
        assertThat(clients.effective()).isCloseTo(1.47, within(0.01));
    }

    @Test
    void forkReadinessComparesOnlyFamiliesWithAMinimum() {
        peers(5, NEW_GETH);
        peers(3, OLD_GETH);
        peers(2, NETHERMIND);
        peers(1, "Geth/unknown");
        AnalysisRules rules = TestJudge.rules(Map.of(), Map.of(ClientFamily.GETH, "1.17.0"));

        ForkReadiness readiness =
                new TestJudge(rules)
                        .judge(table, TestTable.START)
                        .figures()
                        .clients()
                        .forkReadiness();

        assertThat(readiness.share()).isEqualTo(0.625);
        assertThat(readiness.outdated())
                .containsExactly(
                        new Concentration.Count<>(new Release(ClientFamily.GETH, "1.16.4"), 3));
    }

    @Test
    void withoutAMinimumNobodyIsReadyOrOutdated() {
        peers(5, OLD_GETH);

        ForkReadiness readiness = TestJudge.young(table).figures().clients().forkReadiness();

        assertThat(readiness.share()).isNull();
        assertThat(readiness.outdated()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "5, OK",
        "7, OK",
        "8, WARNING",
        "10, WARNING",
    })
    void oneFamilyHasMost(int geths, Level level) {
        peers(geths, NEW_GETH);
        peers(10 - geths, NETHERMIND);

        IndicatorJudgement judged = TestJudge.settled(table).of(CLIENT_CONCENTRATION);

        assertThat(judged.instant()).isEqualTo(level);
        assertThat(judged.reason()).endsWith("of 10 peers run geth");
    }

    @ParameterizedTest
    @CsvSource({
        "10, OK",
        "11, WARNING",
        "18, WARNING",
        "19, CRITICAL",
    })
    void onePreciseNameIsEverywhereAndIsNotRepeated(int same, Level level) {
        peers(same, NEW_GETH);
        for (int other = same; other < 20; other++) {
            peers(1, "Geth/v1.16." + other + "-stable/linux-amd64/go1.25.0");
        }

        IndicatorJudgement judged = TestJudge.settled(table).of(SAME_BUILD);

        assertThat(judged.instant()).isEqualTo(level);
        assertThat(judged.reason()).isEqualTo(same + " of 20 peers give the very same client name");
    }

    @Test
    void namelessPeersAreNoMonoculture() {
        peers(20, "");

        assertThat(TestJudge.settled(table).of(SAME_BUILD).instant()).isEqualTo(Level.UNKNOWN);
        assertThat(TestJudge.settled(table).of(CLIENT_CONCENTRATION).reason())
                .isEqualTo("too few peers with a client name: 0");
    }

    private void peers(int peers, String name) {
        for (int peer = 0; peer < peers; peer++) {
            table.with(
                    TestTable.peer(
                            number,
                            address(number++, 1, 1),
                            Direction.INBOUND,
                            name,
                            Duration.ofHours(5)));
        }
    }
}
