package io.peermonitor.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.discovery.Answer.Silence;
import io.peermonitor.discovery.Answer.Targets;
import io.peermonitor.discovery.ScriptedDns.Srv;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceRecordsTests {

    private ScriptedDns dns;
    private ServiceRecords records;

    @BeforeEach
    void start() throws IOException {
        dns = new ScriptedDns();
        records = new ServiceRecords(dns.url());
    }

    @AfterEach
    void stop() {
        dns.close();
    }

    @Test
    void eachPodOfTheServiceIsATargetUnderItsOwnName() {
        dns.names(Srv.pod("geth-2"), Srv.pod("geth-0"), Srv.pod("geth-1"));
        assertThat(targets())
                .extracting(Target::url)
                .containsExactly(
                        "ws://geth-0.geth-headless.ethereum.svc.cluster.local:8546",
                        "ws://geth-1.geth-headless.ethereum.svc.cluster.local:8546",
                        "ws://geth-2.geth-headless.ethereum.svc.cluster.local:8546");
        assertThat(targets())
                .extracting(target -> target.name().value())
                .containsExactly("geth-0", "geth-1", "geth-2");
    }

    @Test
    void recordsInAnotherOrderAreTheSameAnswer() {
        dns.names(Srv.pod("geth-0"), Srv.pod("geth-1"));
        Answer one = ask();
        dns.names(Srv.pod("geth-1"), Srv.pod("geth-0"));
        assertThat(ask()).isEqualTo(one);
    }

    @Test
    void aNameThatDoesNotExistHasNoNodes() {
        dns.knowsNoSuchName();
        assertThat(ask()).isEqualTo(new Targets(List.of(), 0));
    }

    @Test
    void aNameWithoutRecordsHasNoNodes() {
        dns.names();
        assertThat(ask()).isEqualTo(new Targets(List.of(), 0));
    }

    @Test
    void aServerThatFailsSaysNothingAboutNodes() {
        dns.fails();
        assertThat(ask()).isInstanceOf(Silence.class);
    }

    @Test
    void aServerThatIsSilentIsGivenUpSoon() {
        dns.fallsSilent();
        long start = System.nanoTime();
        assertThat(ask()).isEqualTo(new Silence("no name server answered"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
        assertThat(dns.questions).hasValueGreaterThan(1);
    }

    @Test
    void whatCanBeNoNodeIsRefusedAndCostsTheOthersNothing() {
        dns.names(
                Srv.pod("geth-0"),
                Srv.of(0, "geth-1", "ethereum"),
                Srv.of(8546, "user:secret@evil", "example"),
                Srv.of(8546, "geth-2/../admin", "example"),
                Srv.of(8546, "geth\u0007", "example"),
                Srv.of(8546, "-geth", "example"),
                Srv.of(8546, "a".repeat(41), "example"),
                Srv.of(8546, "geth 3", "example"),
                Srv.of(8546));
        assertThat(ask())
                .isEqualTo(
                        new Targets(
                                List.of(
                                        Target.of(
                                                        "0 100 8546 geth-0.geth-headless.ethereum.svc.cluster.local.")
                                                .orElseThrow()),
                                8));
    }

    @Test
    void noMoreAreTakenThanAnybodyRuns() {
        List<Srv> many = IntStream.range(0, 300).mapToObj(i -> Srv.of(8546, "n" + i)).toList();
        dns.names(many.toArray(Srv[]::new));
        assertThat(targets()).hasSize(ServiceRecords.MOST_TARGETS);
    }

    private Answer ask() {
        return records.ask(ScriptedDns.SERVICE);
    }

    private List<Target> targets() {
        return ((Targets) ask()).targets();
    }
}
