package io.peermonitor.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.discovery.Answer.Silence;
import io.peermonitor.discovery.Answer.Targets;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeName;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RosterTests {

    private static final Duration FORGET_AFTER = Duration.ofMinutes(15);
    private static final NodeName GETH_1 = new NodeName("geth-1");

    private Roster roster = Roster.empty(Set.of(), FORGET_AFTER);
    private Duration time = Duration.ZERO;

    @Test
    void whoIsNamedForTheFirstTimeIsAddedOnce() {
        assertThat(names("geth-0", "geth-1").added()).hasSize(2);
        assertThat(names("geth-0", "geth-1").added()).isEmpty();
        assertThat(names("geth-0", "geth-1", "geth-2").added())
                .containsExactly(target("geth-2", 8546));
    }

    @Test
    void whoIsNoLongerNamedStaysForAWhileAndThenGoes() {
        names("geth-0", "geth-1");
        later(FORGET_AFTER.minusSeconds(1));
        assertThat(names("geth-0").forgotten()).isEmpty();
        later(Duration.ofSeconds(1));
        assertThat(names("geth-0").forgotten())
                .containsExactly(new Roster.Gone(GETH_1, "DNS has not named it for 900 s"));
        assertThat(names("geth-0").forgotten()).as("said once").isEmpty();
    }

    @Test
    void whoIsBackInTimeIsNoNewNode() {
        names("geth-0", "geth-1");
        later(Duration.ofMinutes(14));
        names("geth-0");
        assertThat(names("geth-0", "geth-1").added()).isEmpty();
        later(Duration.ofMinutes(14));
        assertThat(names("geth-0").forgotten()).isEmpty();
    }

    @Test
    void silenceOfDnsForgetsNobodyHoweverLong() {
        names("geth-0");
        later(Duration.ofDays(3));
        Roster.Step step = roster.after(new Silence("no name server answered"), now());
        assertThat(step.forgotten()).isEmpty();
        roster = step.roster();
        Roster.Step again = names("geth-0");
        assertThat(again.forgotten()).as("named again after the silence").isEmpty();
        assertThat(again.added()).isEmpty();
    }

    @Test
    void aNodeThatMovesIsForgottenAndAddedAnew() {
        names("geth-1");
        Roster.Step step = step(target("geth-1", 9546));
        assertThat(step.forgotten())
                .containsExactly(new Roster.Gone(GETH_1, "it moved to ws://geth-1.example:9546"));
        assertThat(step.added()).containsExactly(target("geth-1", 9546));
    }

    @Test
    void dnsCannotTakeTheNameOfAConfiguredNode() {
        roster = Roster.empty(Set.of(GETH_1), FORGET_AFTER);
        assertThat(names("geth-0", "geth-1").added()).containsExactly(target("geth-0", 8546));
    }

    @Test
    void ofTwoHostsWithOneNameTheFirstInOrderHasItWhateverTheOrderOfTheAnswer() {
        Target one = Target.of("0 1 8546 geth-0.a.example").orElseThrow();
        Target other = Target.of("0 1 8546 geth-0.b.example").orElseThrow();
        assertThat(step(other, one).added()).containsExactly(one);
        assertThat(step(one, other).forgotten()).isEmpty();
    }

    private Roster.Step names(String... nodes) {
        return step(Arrays.stream(nodes).map(node -> target(node, 8546)).toArray(Target[]::new));
    }

    private Roster.Step step(Target... targets) {
        Roster.Step step = roster.after(new Targets(Arrays.asList(targets), 0), now());
        roster = step.roster();
        return step;
    }

    private void later(Duration passed) {
        time = time.plus(passed);
    }

    private Moment now() {
        return new Moment(Instant.EPOCH, time.toNanos());
    }

    private static Target target(String node, int port) {
        return Target.of("0 100 " + port + " " + node + ".example.").orElseThrow();
    }
}
