package io.peermonitor.benchmark.core;

import io.peermonitor.benchmark.LoadAnswer;
import io.peermonitor.execution.ReadExecution;
import io.peermonitor.metrics.FleetCollector;
import io.peermonitor.metrics.FleetMeters;
import io.peermonitor.metrics.TextFormat;
import io.peermonitor.monitor.Picture;
import io.peermonitor.peer.PeerSnapshot;
import io.peermonitor.sample.SampleFleet;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a poll costs without the network, with the compiler of the image. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 2,
        jvmArgs = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m"})
public class CoreBenchmark {

    @Param({"50", "1000"})
    int peers;

    private byte[] answer = {};
    private byte[] later = {};
    private final Function<byte[], PeerSnapshot> tables = ReadExecution.tables();
    private PeerSnapshot one = new PeerSnapshot(List.of(), 0, false);
    private PeerSnapshot other = one;
    private boolean turn;
    private final SampleFleet fleet = SampleFleet.watching("alpha");
    private final FleetMeters meters = new FleetMeters();
    private final FleetCollector metrics =
            new FleetCollector(fleet, meters, Duration.ofSeconds(10));

    /** Two tables that differ in one peer of a hundred. */
    @Setup
    public void prepare() {
        answer = LoadAnswer.of(0, peers);
        one = ReadExecution.table(answer);
        later = LoadAnswer.of(Math.max(1, peers / 100), peers);
        other = ReadExecution.table(later);
        fleet.reached("alpha", one);
    }

    @Benchmark
    public PeerSnapshot parse() {
        return ReadExecution.table(answer);
    }

    /** As all tables but a node's first are read: one peer of a hundred is another. */
    @Benchmark
    public PeerSnapshot parseAgain() {
        turn = !turn;
        return tables.apply(turn ? later : answer);
    }

    /** Sessions, events and judgement. */
    @Benchmark
    public Picture fold() {
        turn = !turn;
        return fleet.later(Duration.ofSeconds(10)).reached("alpha", turn ? other : one).picture();
    }

    @Benchmark
    public byte[] exposition() {
        return metrics.text(TextFormat.PROMETHEUS, new byte[0]);
    }
}
