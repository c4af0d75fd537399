package io.peermonitor.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTests {

    private static final List<NodeName> NODES =
            IntStream.range(0, 1000).mapToObj(number -> new NodeName("geth-" + number)).toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void everyNodeIsWatchedByExactlyOneShard(int count) {
        assertThat(NODES)
                .allSatisfy(node ->
                        assertThat(IntStream.range(0, count))
                                .filteredOn(index -> new Shard(index, count).watches(node))
                                .hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void noShardHasMuchMoreThanItsShare(int count) {
        assertThat(IntStream.range(0, count))
                .allSatisfy(index ->
                        assertThat(nodesOf(new Shard(index, count)))
                                .hasSizeBetween(800 / count, 1200 / count));
    }

    @Test
    void oneMoreShardTakesItsShareAndMovesNoNodeBetweenTheOthers() {
        for (int index = 0; index < 3; index++) {
            List<NodeName> before = nodesOf(new Shard(index, 3));
            assertThat(before).containsAll(nodesOf(new Shard(index, 4)));
        }
        assertThat(nodesOf(new Shard(3, 4))).hasSizeBetween(200, 300);
    }

    /** Monitors of different releases run side by side during an upgrade. */
    @Test
    void theShardOfANameNeverChanges() {
        assertThat(IntStream.range(0, 12).filter(i -> new Shard(1, 2).watches(NODES.get(i))))
                .containsExactly(1, 4, 5, 7, 11);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0  | 0    | peer-monitor.shard.count is 0: give 1 to 1000.
                    0  | 1001 | peer-monitor.shard.count is 1001: give 1 to 1000.
                    -1 | 2    | peer-monitor.shard.index is -1: give 0 to 1, or raise
                    2  | 2    | peer-monitor.shard.index is 2: give 0 to 1, or raise
                    """)
    void aShardThatCannotBeIsRefused(int index, int count, String said) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Shard(index, count))
                .withMessageStartingWith(said);
    }

    private static List<NodeName> nodesOf(Shard shard) {
        return NODES.stream().filter(shard::watches).toList();
    }
}
