package io.peermonitor.fuzz;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.peermonitor.console.Console;
import io.peermonitor.metrics.FleetCollector;
import io.peermonitor.metrics.FleetMeters;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.NodeReport;
import io.peermonitor.peer.WatchedNode;
import io.peermonitor.sample.SampleFleet;
import io.peermonitor.sample.ShownHistory;
import io.peermonitor.web.Answers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One node that reports what it likes, and all that the service says of it. */
final class Outputs implements AutoCloseable {

    static final NodeName NODE = new NodeName("geth-0");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Logger LOG = (Logger) LoggerFactory.getLogger(Console.class);
    private static final Pattern UNSAFE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");
    private static final Pattern CELL = Pattern.compile("\"((?:[^\"]|\"\")*)\"(?:,|\r\n)");
    private static final String FORMULA = "=+-@";
    private static final int COLUMNS = 18;
    private static final int LONGEST_LINE = 2_000;

    /** More than docs/metrics.md counts for a node and its pair together. */
    private static final int MOST_SERIES = 300;

    private final ShownHistory history = new ShownHistory();
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ListAppender<ILoggingEvent> console = new ListAppender<>();
    private final SampleFleet fleet =
            SampleFleet.watching(new WatchedNode(NODE, 50), WatchedNode.consensus(NODE));

    Outputs() {
        FleetMeters meters = new FleetMeters();
        registry.getPrometheusRegistry()
                .register(new FleetCollector(fleet, meters, Duration.ofSeconds(10)));
        console.start();
        LOG.addAppender(console);
        LOG.setAdditive(false);
        fleet.tell(history.begin()).tell(meters).tell(new Console(Duration.ofMinutes(5)));
    }

    SampleFleet fleet() {
        return fleet;
    }

    Outputs after(NodeReport report) {
        fleet.after(report);
        return this;
    }

    /**
     * Throws where anything is shown that could lie, break out of its place or grow without end.
     */
    void check() {
        console.list.forEach(line -> checkLines(line.getFormattedMessage()));
        Answers answers = new Answers(fleet, history);
        checkTexts(JSON.readTree(answers.json()));
        checkLines(answers.text());
        checkCells(answers.csv());
        List<String> series = series();
        require(series.size() <= MOST_SERIES, "too many series: " + series);
        List<String> strangers = series.stream().flatMap(Vocabulary::strangersIn).toList();
        require(strangers.isEmpty(), "labels that are not ours: " + strangers);
    }

    private static void checkLines(String text) {
        text.lines()
                .forEach(line -> {
                    require(!UNSAFE.matcher(line).find(), "unsafe line: " + line);
                    require(line.length() <= LONGEST_LINE, "long line: " + line);
                });
    }

    private static void checkTexts(JsonNode json) {
        if (json.isString()) {
            require(!UNSAFE.matcher(json.stringValue()).find(), "unsafe text in JSON: " + json);
        }
        json.forEach(Outputs::checkTexts);
    }

    private static void checkCells(String csv) {
        String rows = csv.substring(csv.indexOf("\r\n") + 2);
        int[] cells = {0, 0};
        CELL.matcher(rows)
                .results()
                .forEach(cell -> {
                    String text = cell.group(1);
                    require(cell.start() == cells[1], "characters between cells: " + rows);
                    require(
                            text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0,
                            "a formula: " + text);
                    cells[0]++;
                    cells[1] = cell.end();
                });
        require(cells[1] == rows.length(), "characters behind the cells: " + rows);
        require(cells[0] % COLUMNS == 0, "another number of columns: " + rows);
    }

    private List<String> series() {
        return registry.scrape().lines().filter(line -> !line.startsWith("#")).toList();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    @Override
    public void close() {
        LOG.detachAppender(console);
        registry.close();
    }
}
