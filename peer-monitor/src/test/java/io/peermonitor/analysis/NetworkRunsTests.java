package io.peermonitor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.peermonitor.analysis.Concentration.Count;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Counting runs of sorted addresses gives what counting each network in a map gives. */
class NetworkRunsTests {

    private static final List<String> FAMILIES =
            List.of(
                    "198.51.%d.%d",
                    "203.%d.0.%d", "2001:db8:%x::%x", "2001:%x:7:%x::1", "8000:%x::%x");

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void countsWhatAMapCounts(int seed) {
        Random random = new Random(seed);
        List<InetAddress> addresses = new ArrayList<>();
        Addresses collected = new Addresses();
        Addresses other = new Addresses();
        int peers = random.nextInt(120);
        int spread = 1 + random.nextInt(60);
        for (int i = 0; i < peers; i++) {
            String family = FAMILIES.get(random.nextInt(FAMILIES.size()));
            InetAddress address =
                    InetAddress.ofLiteral(
                            family.formatted(random.nextInt(spread), 1 + random.nextInt(spread)));
            addresses.add(address);
            Addresses.add(address, collected, other);
        }

        Placement placement = collected.placement();

        assertThat(placement.hidden()).isZero();
        assertThat(other.placement()).isEqualTo(placement);
        assertSame(placement.addresses(), addresses, NetworkWidth.ADDRESS);
        assertSame(placement.networks(), addresses, NetworkWidth.NARROW);
        assertSame(placement.wideNetworks(), addresses, NetworkWidth.WIDE);
    }

    private static void assertSame(
            Concentration<Subnet> runs, List<InetAddress> addresses, NetworkWidth width) {
        Stream<Subnet> subnets = addresses.stream().map(address -> Subnet.of(address, width));
        Concentration<Subnet> map = Concentration.of(subnets);
        List<Count<Subnet>> largest = map.counts().stream().limit(NetworkRuns.MOST_COUNTS).toList();
        assertThat(runs)
                .isEqualTo(
                        new Concentration<>(
                                largest, map.distinct(), map.total(), map.sumOfSquares()));
    }
}
