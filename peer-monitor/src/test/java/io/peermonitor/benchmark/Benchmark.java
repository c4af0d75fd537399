package io.peermonitor.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures the service, or the service and another monitor in turn, and prints a table.
 *
 * <pre>
 * java peer-monitor/src/benchmark/Start.java io.peermonitor.benchmark.Benchmark NAME=VALUE... -- COMMAND OF THE SERVICE...
 * </pre>
 *
 * <p>The names are those of {@link Plan}; {@code against} is the command line of another monitor
 * and {@code against-metrics} the path of its metrics.
 */
public final class Benchmark {

    private static final String AGAINST = "against=";
    private static final String AGAINST_METRICS = "against-metrics=";

    private Benchmark() {}

    public static void run(String[] args) throws Exception {
        List<String> all = Arrays.asList(args);
        int split = all.indexOf("--");
        List<String> words = new ArrayList<>(all.subList(0, split));
        String other = take(words, AGAINST, "");
        String path = take(words, AGAINST_METRICS, "/metrics");
        List<Contender> contenders = new ArrayList<>();
        contenders.add(Contender.ours(all.subList(split + 1, all.size())));
        if (!other.isEmpty()) {
            contenders.add(Contender.other(other, path));
        }
        System.out.println(machine());
        System.out.println(table(Plan.parse(words), contenders, System.err::println));
        System.exit(0);
    }

    private static String take(List<String> words, String name, String usual) {
        for (String word : words) {
            if (word.startsWith(name)) {
                words.remove(word);
                return word.substring(name.length());
            }
        }
        return usual;
    }

    /**
     * @param progress is told of each run
     */
    static ResultTable table(Plan plan, List<Contender> contenders, Consumer<String> progress)
            throws Exception {
        ResultTable table = new ResultTable();
        for (Plan.Size size : plan.sizes()) {
            List<List<Map<Figure, Double>>> runs =
                    contenders.stream()
                            .<List<Map<Figure, Double>>>map(_ -> new ArrayList<>())
                            .toList();
            for (int run = 1; run <= plan.runs(); run++) {
                for (int contender = 0; contender < contenders.size(); contender++) {
                    Map<Figure, Double> figures = Run.of(contenders.get(contender), plan, size);
                    runs.get(contender).add(figures);
                    progress.accept(size + ", run " + run + ": " + figures);
                }
            }
            table.add(size.toString(), runs.getFirst());
            if (contenders.size() > 1) {
                table.add(size + " other", runs.getLast());
                table.addRatios(runs.getFirst(), runs.getLast());
            }
        }
        return table;
    }

    private static String machine() throws IOException {
        String model =
                Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 2))
                        .findFirst()
                        .orElse("unknown processor");
        return "Java %s, %d cores of %s, Linux %s, load before: %s\n"
                .formatted(
                        Runtime.version(),
                        Runtime.getRuntime().availableProcessors(),
                        model,
                        System.getProperty("os.version"),
                        Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]);
    }
}
