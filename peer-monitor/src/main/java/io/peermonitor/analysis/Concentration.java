package io.peermonitor.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many things are of which kind: all of one kind is the worst, each of its own the best.
 *
 * @param counts the largest first, of equals in the order of their kinds; of networks the largest
 *     {@value NetworkRuns#MOST_COUNTS} only
 * @param distinct how many kinds there are
 * @param total all of them together
 * @param sumOfSquares of the number of each kind
 */
public record Concentration<K extends Comparable<K>>(
        List<Count<K>> counts, int distinct, int total, long sumOfSquares) {

    /** One kind and how many there are of it. */
    public record Count<K extends Comparable<K>>(K kind, int number) {}

    public Concentration {
        counts = List.copyOf(counts);
    }

    public static <K extends Comparable<K>> Concentration<K> of(Stream<K> kinds) {
        Map<K, Integer> numbers = new HashMap<>();
        kinds.forEach(kind -> numbers.merge(kind, 1, Integer::sum));
        return of(numbers);
    }

    static <K extends Comparable<K>> Concentration<K> of(Map<K, Integer> numbers) {
        List<Count<K>> counts = new ArrayList<>(numbers.size());
        int total = 0;
        long sumOfSquares = 0;
        for (Map.Entry<K, Integer> entry : numbers.entrySet()) {
            int number = entry.getValue();
            counts.add(new Count<>(entry.getKey(), number));
            total += number;
            sumOfSquares += (long) number * number;
        }
        counts.sort(Concentration::largestFirst);
        return new Concentration<>(counts, counts.size(), total, sumOfSquares);
    }

    static <K extends Comparable<K>> int largestFirst(Count<K> one, Count<K> other) {
        int numbers = Integer.compare(other.number(), one.number());
        return numbers == 0 ? one.kind().compareTo(other.kind()) : numbers;
    }

    /** How many are of the largest kind; 0 where there is nothing. */
    public int most() {
        return counts.isEmpty() ? 0 : counts.getFirst().number();
    }

    /** The share of the largest kind, 0 to 1. */
    public @Nullable Double topShare() {
        return total == 0 ? null : (double) most() / total;
    }

    /** Different kinds ÷ things; 1 is best. */
    public @Nullable Double distinctRatio() {
        return total == 0 ? null : (double) distinct / total;
    }

    /** The sum of squared shares (HHI), 0 to 1; small is diverse. */
    public @Nullable Double concentration() {
        return total == 0 ? null : squares();
    }

    double squares() {
        return sumOfSquares / ((double) total * total);
    }

    /** How many equally large kinds would be as diverse: 1 ÷ the sum of squared shares. */
    public @Nullable Double effective() {
        return total == 0 ? null : 1 / squares();
    }

    /** The share of one count, 0 to 1. */
    public double share(Count<K> count) {
        return (double) count.number() / total;
    }
}
