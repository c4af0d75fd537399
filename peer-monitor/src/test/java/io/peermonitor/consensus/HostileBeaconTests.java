package io.peermonitor.consensus;

import static io.peermonitor.consensus.BeaconStubs.CHANGING;
import static io.peermonitor.consensus.BeaconStubs.GETH;
import static io.peermonitor.consensus.BeaconStubs.LASTING;
import static io.peermonitor.consensus.BeaconStubs.PEERS;
import static io.peermonitor.consensus.BeaconStubs.answer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.PollResult.Reached;
import io.peermonitor.peer.PollResult.Unreached;
import io.peermonitor.peer.PolledNode;
import io.peermonitor.testnode.Script;
import io.peermonitor.testnode.ScriptedNode;
import io.peermonitor.testnode.Transport;
import io.peermonitor.wire.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** A consensus client that wants to hurt the monitor fails within its bounds. */
class HostileBeaconTests {

    /** For the tests of time; the others have a deadline that a busy machine does not reach. */
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final Duration GRACE = Duration.ofMillis(500);
    private static final int CAP = 1024 * 1024;

    /** What the sockets of both sides buffer is written, too. */
    private static final long MOST_WRITTEN = 64L * CAP;

    private final ConsensusNodes nodes = new ConsensusNodes(new Limits(CAP, 100), AMPLE);
    private final ConsensusNodes hurried = new ConsensusNodes(new Limits(CAP, 100), TIMEOUT);

    @AfterEach
    void close() {
        nodes.close();
        hurried.close();
    }

    @Test
    void anHonestClientIsRead() {
        try (ScriptedNode client = beacon(honest())) {
            assertThat(BeaconFacet.absentFrom((Reached) open(client).poll())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"NO_ANSWER", "DRIP"},
            mode = Mode.EXCLUDE)
    void peersThatHurtAreAFailureWithItsReason(HostileAnswer attack) {
        try (ScriptedNode client = beacon(attacking(PEERS, attack))) {
            assertThat(reason(open(client).poll())).isEqualTo(attack.reason());

            assertThat(client.bytesWritten()).isLessThan(MOST_WRITTEN);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_ANSWER", "DRIP"})
    void peersThatTakeForeverEndWithTheDeadline(HostileAnswer attack) {
        try (ScriptedNode client = beacon(attacking(PEERS, attack))) {
            Unreached lost = (Unreached) readied(client).poll();

            assertThat(lost.reason()).isEqualTo(FailureReason.TIMEOUT);
            assertThat(lost.took()).isBetween(TIMEOUT.minus(GRACE), TIMEOUT.plus(GRACE));
        }
    }

    static Stream<Arguments> everyOtherQuestionAndEveryAttack() {
        return Stream.of(CHANGING, LASTING)
                .flatMap(List::stream)
                .flatMap(question ->
                        Stream.of(HostileAnswer.values())
                                .filter(attack -> !attack.takesTime() || isSlowOnce(question))
                                .map(attack -> Arguments.of(question, attack)));
    }

    /** Each costs the time-out: one question of every poll and one of the first will do. */
    private static boolean isSlowOnce(String question) {
        return question.equals(BeaconStubs.CHECKPOINTS) || question.equals(BeaconStubs.VERSION);
    }

    @ParameterizedTest
    @MethodSource("everyOtherQuestionAndEveryAttack")
    void anotherAnswerThatHurtsDoesNotCostThePeers(String question, HostileAnswer attack) {
        try (ScriptedNode client = beacon(attacking(question, attack))) {
            PolledNode node = attack.takesTime() ? readied(client) : open(client);

            Reached reached = (Reached) node.poll();

            assertThat(reached.snapshot().peers()).hasSize(2);
            assertThat(BeaconFacet.absentFrom(reached)).containsAll(BeaconFacet.of(question));
            assertThat(reached.took()).isLessThan(attack.takesTime() ? TIMEOUT.plus(GRACE) : AMPLE);
            assertThat(client.bytesWritten()).isLessThan(MOST_WRITTEN);
        }
    }

    /** The connection is good after these, so that the rest is asked. */
    @ParameterizedTest
    @EnumSource(
            names = {"ENDLESS", "DEEP_OBJECTS", "HUGE_STRING", "NOTHING_BUT_TOKENS", "WRONG_TYPE"})
    void anAnswerThatIsRefusedCostsOnlyItself(HostileAnswer attack) {
        try (ScriptedNode client = beacon(attacking(BeaconStubs.SYNCING, attack))) {
            assertThat(BeaconFacet.absentFrom((Reached) open(client).poll()))
                    .isEqualTo(BeaconFacet.of(BeaconStubs.SYNCING));
        }
    }

    @Test
    void anAnswerInManyPartsIsRead() {
        Script inParts =
                (request, reply) -> {
                    for (byte b : healthy(path(request.headers())).getBytes(UTF_8)) {
                        reply.part(new byte[] {b});
                    }
                    reply.end();
                };
        try (ScriptedNode client = beacon(inParts)) {
            assertThat(BeaconFacet.absentFrom((Reached) open(client).poll())).isEmpty();
        }
    }

    @Test
    void oneConnectionServesAllPolls() {
        try (ScriptedNode client = beacon(honest())) {
            PolledNode node = open(client);
            for (int i = 0; i < 5; i++) {
                assertThat(node.poll()).isInstanceOf(Reached.class);
            }
            assertThat(client.connections()).isEqualTo(1);
        }
    }

    @Test
    void aClientThatWentAwayAndCameBackIsReadAgain() {
        try (ScriptedNode client = beacon(honest())) {
            PolledNode node = open(client);
            assertThat(node.poll()).isInstanceOf(Reached.class);

            client.stop();
            assertThat(reason(node.poll())).isIn(FailureReason.REFUSED, FailureReason.CLOSED);
            assertThat(reason(node.poll())).isEqualTo(FailureReason.REFUSED);

            client.resume();
            assertThat(BeaconFacet.absentFrom((Reached) node.poll())).isEmpty();
        }
    }

    @Test
    void aThousandFailedPollsLeaveNoConnectionOpen() {
        try (ScriptedNode client = beacon(attacking(PEERS, HostileAnswer.WRONG_TYPE))) {
            PolledNode node = open(client);
            for (int i = 0; i < 1000; i++) {
                assertThat(reason(node.poll())).isEqualTo(FailureReason.SCHEMA);
            }
            Awaitility.await().until(() -> client.openConnections() <= 1);
        }
    }

    /** Cuts, doubles and swaps parts of honest answers: whatever comes of it is a value. */
    @Test
    void damagedAnswersAreValuesAndNeverThrow() {
        Random chance = new Random(1);
        int reached = 0;
        Script damaging =
                (request, reply) -> reply.json(damaged(healthy(path(request.headers())), chance));
        try (ScriptedNode client = beacon(damaging)) {
            for (int i = 0; i < 300; i++) {
                PollResult result = open(client).poll();
                if (result instanceof Reached) {
                    reached++;
                }
            }
        }
        assertThat(reached).as("some answers survive").isBetween(10, 290);
    }

    private static String damaged(String answer, Random chance) {
        List<String> parts =
                List.of("\"", ":", ",", "{", "}", "[", "]", "0", "9", "-", "null", "e", "\\u0000");
        int from = chance.nextInt(answer.length());
        int until = Math.min(answer.length(), from + chance.nextInt(3));
        return answer.substring(0, from)
                + (chance.nextBoolean() ? parts.get(chance.nextInt(parts.size())) : "")
                + answer.substring(until);
    }

    private static Script honest() {
        return (request, reply) -> reply.json(healthy(path(request.headers())));
    }

    private static Script attacking(String question, HostileAnswer attack) {
        return (request, reply) -> {
            if (path(request.headers()).equals(question)) {
                attack.give(reply);
            } else {
                reply.json(healthy(path(request.headers())));
            }
        };
    }

    private static String path(Map<String, String> headers) {
        return Objects.requireNonNull(headers.get(":path"));
    }

    private static String healthy(String question) {
        return answer(Objects.requireNonNull(BeaconStubs.healthy().get(question), question));
    }

    private static ScriptedNode beacon(Script script) {
        return ScriptedNode.start(Transport.HTTP, script);
    }

    private PolledNode open(ScriptedNode client) {
        return nodes.open(GETH, client.url());
    }

    /** What is measured is no class loading. */
    private PolledNode readied(ScriptedNode client) {
        try (ScriptedNode warm = beacon(honest())) {
            assertThat(hurried.open(GETH, warm.url()).poll()).isNotNull();
        }
        return hurried.open(GETH, client.url());
    }

    private static FailureReason reason(PollResult result) {
        assertThat(result).isInstanceOf(Unreached.class);
        return ((Unreached) result).reason();
    }
}
