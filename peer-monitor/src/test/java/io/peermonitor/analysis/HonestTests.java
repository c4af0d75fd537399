package io.peermonitor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.Direction;
import io.peermonitor.peer.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** An operator who is alarmed for nothing soon looks away. */
class HonestTests {

    private static final int SNAPSHOTS = 10_000;

    @Test
    void tenThousandHonestSnapshotsRaiseNoAlarmEvenWithoutHoldTimes() {
        Map<AssessmentState, Map<Suspicion, Integer>> suspicions =
                new EnumMap<>(AssessmentState.class);
        Map<AssessmentState, Map<Indicator, Integer>> warnings =
                new EnumMap<>(AssessmentState.class);
        for (int seed = 0; seed < SNAPSHOTS; seed++) {
            TestJudge judge = TestJudge.withoutHoldTimes();
            Judgement judgement = anySnapshot(judge, seed);
            AssessmentState state = judge.assessment().state();
            suspicions
                    .computeIfAbsent(state, _ -> new EnumMap<>(Suspicion.class))
                    .merge(judgement.suspicion(), 1, Integer::sum);
            judgement.indicators().stream()
                    .filter(judged -> judged.instant().isAtLeast(Level.WARNING))
                    .forEach(judged ->
                            warnings.computeIfAbsent(state, _ -> new EnumMap<>(Indicator.class))
                                    .merge(judged.indicator(), 1, Integer::sum));
        }

        System.out.printf(
                "%d honest tables without hold times: suspicions %s, indicators that warn %s%n",
                SNAPSHOTS, suspicions, warnings);
        assertThat(suspicions.keySet())
                .containsExactlyInAnyOrder(
                        AssessmentState.JUDGED, AssessmentState.YOUNG, AssessmentState.TOO_FEW);
        assertThat(suspicions.values())
                .allSatisfy(counts ->
                        assertThat(counts).doesNotContainKeys(Suspicion.CRITICAL, Suspicion.HIGH));
        assertThat(suspicions.getOrDefault(AssessmentState.JUDGED, Map.of()))
                .hasEntrySatisfying(
                        Suspicion.NONE, none -> assertThat(none).isGreaterThan(SNAPSHOTS / 2));
    }

    /** One of five is young, one of five small, the others are full or nearly so. */
    private static Judgement anySnapshot(TestJudge judge, int seed) {
        HonestNetwork network = new HonestNetwork(seed);
        SplittableRandom random = network.random();
        boolean young = seed % 5 == 0;
        boolean small = seed % 5 == 1;
        int outbound = small ? random.nextInt(8) : 13 + random.nextInt(4);
        int inbound = small ? random.nextInt(8) : 20 + random.nextInt(15);
        TestTable table =
                young
                        ? network.table(random.nextInt(17), random.nextInt(35))
                        : network.table(outbound, inbound);
        table.clockOffset(Duration.ofMillis(random.nextInt(2000) - 1000));
        judge.see(table, TestTable.START);
        return judge.judge(table, TestTable.afterMinutes(young ? random.nextInt(30) : 180));
    }

    /** Eight days of one node, polled every five minutes, with the usual hold times. */
    @Test
    void anHonestNodeThatLivesOnRaisesNoAlarm() {
        Duration poll = Duration.ofMinutes(5);
        HonestNetwork network = new HonestNetwork(7);
        SplittableRandom random = network.random();
        TestJudge judge = TestJudge.usual();
        Map<ObservedPeer, Integer> since = new LinkedHashMap<>();
        Map<Suspicion, Integer> suspicions = new EnumMap<>(Suspicion.class);
        for (int tick = 0; tick < 8 * 24 * 12; tick++) {
            int before = since.size();
            since.keySet().removeIf(_ -> random.nextInt(60) == 0);
            int left = before - since.size();
            refill(since, network, tick);
            Judgement judgement =
                    judge.judge(tableAt(tick, poll, since).left(left), moment(tick, poll));
            suspicions.merge(judgement.suspicion(), 1, Integer::sum);
        }

        System.out.printf("an honest node over eight days, poll by poll: %s%n", suspicions);
        assertThat(suspicions).doesNotContainKeys(Suspicion.CRITICAL, Suspicion.HIGH);
    }

    private static void refill(Map<ObservedPeer, Integer> since, HonestNetwork network, int tick) {
        for (Direction direction : List.of(Direction.OUTBOUND, Direction.INBOUND)) {
            int most =
                    direction == Direction.OUTBOUND
                            ? HonestNetwork.MOST_OUTBOUND
                            : HonestNetwork.MOST_INBOUND;
            long have = since.keySet().stream().filter(p -> p.direction() == direction).count();
            for (long slot = have; slot < most; slot++) {
                since.put(network.peer(direction, Duration.ZERO), tick);
            }
        }
    }

    private static TestTable tableAt(int tick, Duration poll, Map<ObservedPeer, Integer> since) {
        List<ObservedPeer> peers = new ArrayList<>();
        since.forEach((peer, from) ->
                peers.add(
                        new ObservedPeer(
                                peer.peer(), poll.multipliedBy(tick - from), peer.atLeast())));
        return new TestTable().with(peers);
    }

    private static Moment moment(int tick, Duration poll) {
        return TestTable.after(poll.multipliedBy(tick));
    }
}
