package io.peermonitor.analysis;

import static io.peermonitor.analysis.TestTable.HEAD;
import static io.peermonitor.analysis.TestTable.address;
import static io.peermonitor.analysis.TestTable.after;
import static io.peermonitor.analysis.TestTable.afterMinutes;
import static io.peermonitor.analysis.TestTable.announcing;
import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.analysis.Observation.Unread;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AttackTests {

    private static final Duration POLL = Duration.ofSeconds(10);
    private static final Duration BLOCK = Duration.ofSeconds(12);

    /** Of honest peers, before the attack begins. */
    private static final Duration WATCHED = Duration.ofHours(3);

    private static final Moment BEGIN = after(WATCHED);

    @ParameterizedTest
    @EnumSource
    void showsInItsIndicatorsWithinTwoPolls(Attack attack) {
        for (int seed = 0; seed < 100; seed++) {
            HonestNetwork network = new HonestNetwork(seed);
            TestJudge judge = watchingHonestPeers(network);
            if (attack == Attack.FULL_AFTER_RESTART) {
                judge.see(new Unread(TestTable.NODE, BEGIN));
            }
            TestTable attacked = attack.table(network);
            judge.see(attacked, after(WATCHED.plus(POLL)));

            Judgement judgement = judge.judge(attacked, after(WATCHED.plus(POLL.multipliedBy(2))));

            assertThat(named(judgement)).containsAll(attack.shows());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, CRITICAL",
        "2, CRITICAL",
        "3, WARNING",
        "4, WARNING",
    })
    void aFullEclipseIsNoticedWithinTwoPolls(int networks, Level atLeast) {
        int noticed = 0;
        for (int seed = 0; seed < 300; seed++) {
            HonestNetwork network = new HonestNetwork(seed);
            TestJudge judge = watchingHonestPeers(network);
            TestTable eclipsed = eclipse(10 + network.random().nextInt(41), networks, HEAD);
            judge.see(eclipsed, BEGIN);
            Judgement judgement = judge.judge(eclipsed, after(WATCHED.plus(POLL)));
            boolean seen =
                    judgement.indicators().stream()
                            .filter(judged -> judged.indicator().group() == Group.PLACEMENT)
                            .anyMatch(judged -> judged.instant().isAtLeast(atLeast));
            noticed += seen ? 1 : 0;
        }
        assertThat(noticed).isGreaterThanOrEqualTo(297);
    }

    /** The attacker has every slot, outbound too, and holds the chain back. */
    @Test
    void aFullEclipseReachesTheHighestLevelWhenTheHoldTimesHavePassed() {
        TestJudge judge = watchingHonestPeers(new HonestNetwork(1));
        List<String> course = new ArrayList<>();
        Suspicion last = Suspicion.NONE;
        Duration passed = Duration.ZERO;
        while (last != Suspicion.CRITICAL && passed.toHours() < 2) {
            Judgement judgement =
                    judge.judge(
                            eclipse(50, 2, HEAD).chain(HEAD + passed.dividedBy(BLOCK), false),
                            after(WATCHED.plus(passed)));
            if (judgement.suspicion() != last) {
                last = judgement.suspicion();
                course.add(last.label() + " after " + Words.time(passed));
            }
            passed = passed.plus(POLL);
        }

        System.out.printf("full eclipse: %s%n", String.join(", ", course));
        assertThat(last).isEqualTo(Suspicion.CRITICAL);
        // 96 blocks until the peers are behind, and 5 minutes of hold time
        assertThat(passed).isLessThan(Duration.ofMinutes(26));
    }

    /** As the attacker would do it best: at the restart, with the node's own dials suppressed. */
    @Test
    void aTableFilledAfterARestartReachesTheHighestLevelOnceTheNodeIsNoLongerYoung() {
        HonestNetwork network = new HonestNetwork(1);
        TestJudge judge = watchingHonestPeers(network);
        judge.see(new Unread(TestTable.NODE, BEGIN));
        TestTable attacked = Attack.FULL_AFTER_RESTART.table(network);

        assertThat(suspicionsDuring(judge, attacked, 0, 14))
                .containsOnly(Suspicion.NONE, Suspicion.LOW);
        assertThat(suspicionsDuring(judge, attacked, 15, 29)).containsOnly(Suspicion.HIGH);
        assertThat(suspicionsDuring(judge, attacked, 30, 39)).containsOnly(Suspicion.HIGH);
        assertThat(suspicionsDuring(judge, attacked, 40, 60)).containsOnly(Suspicion.CRITICAL);
    }

    /** What a peer table alone cannot tell apart from a node among good friends. */
    @Test
    void anAttackerWhoFollowsTheChainAndVariesItsNamesShowsInItsPlacementOnly() {
        HonestNetwork network = new HonestNetwork(1);
        TestJudge judge = watchingHonestPeers(network);
        TestTable table = new TestTable();
        for (int peer = 0; peer < 50; peer++) {
            table.with(
                    TestTable.peer(
                            peer,
                            address(3000 + peer % 2, 7, 10 + peer),
                            peer < 16 ? Direction.OUTBOUND : Direction.INBOUND,
                            network.peer(Direction.INBOUND).peer().client().name(),
                            Duration.ofHours(3)));
        }

        suspicionsDuring(judge, table, 0, 9);

        assertThat(suspicionsDuring(judge, table, 10, 30)).containsOnly(Suspicion.LOW);
    }

    private static List<Suspicion> suspicionsDuring(
            TestJudge judge, TestTable table, int fromMinute, int toMinute) {
        List<Suspicion> suspicions = new ArrayList<>();
        for (int minute = fromMinute; minute <= toMinute; minute++) {
            suspicions.add(judge.judge(table, afterMinutes(180 + 1 + minute)).suspicion());
        }
        return suspicions;
    }

    private static TestJudge watchingHonestPeers(HonestNetwork network) {
        TestTable honest = network.full();
        return TestJudge.usual()
                .see(honest, TestTable.START)
                .see(honest, after(WATCHED.minus(POLL)))
                // one peer stays, so that the node was not restarted
                .see(honest.with(Attack.bad(0, "203.0.113.66", Direction.OUTBOUND)), BEGIN);
    }

    /** So many peers in so few /24, a third of them dialled, stuck at this block. */
    private static TestTable eclipse(int peers, int networks, long block) {
        TestTable table = new TestTable();
        for (int peer = 0; peer < peers; peer++) {
            ObservedPeer bad =
                    Attack.bad(
                            peer,
                            address(3000 + peer % networks, 7, 10 + peer),
                            peer < peers / 3 ? Direction.OUTBOUND : Direction.INBOUND);
            table.with(announcing(bad, 0L, block));
        }
        return table;
    }

    private static List<Indicator> named(Judgement judgement) {
        return judgement.indicators().stream()
                .filter(judged -> judged.instant().isAtLeast(Level.WARNING))
                .map(IndicatorJudgement::indicator)
                .toList();
    }
}
