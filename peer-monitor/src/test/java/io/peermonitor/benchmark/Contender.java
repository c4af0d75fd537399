package io.peermonitor.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A monitor that can be started to watch a fleet.
 *
 * @param command to which this service gets its settings appended; another monitor gets them in its
 *     environment
 * @param scrapePath where its metrics are
 */
record Contender(boolean ours, List<String> command, String scrapePath) {

    static Contender ours(List<String> command) {
        return new Contender(true, List.copyOf(command), "/actuator/prometheus");
    }

    /**
     * @param command for the shell; finds NODE_URLS (with commas), PORT and INTERVAL_SECONDS in its
     *     environment
     */
    static Contender other(String command, String scrapePath) {
        return new Contender(false, List.of("bash", "-c", "exec " + command), scrapePath);
    }

    ProcessBuilder start(List<Integer> nodes, int port, Duration interval, boolean webSocket) {
        String scheme = webSocket ? "ws" : "http";
        List<String> urls = nodes.stream().map(node -> scheme + "://127.0.0.1:" + node).toList();
        List<String> words = new ArrayList<>(command);
        ProcessBuilder builder = new ProcessBuilder(words);
        if (ours) {
            words.add("--server.port=" + port);
            words.add("--peer-monitor.polling.interval=" + interval.toMillis() + "ms");
            words.add("--peer-monitor.limits.max-peers=20000");
            words.add("--peer-monitor.limits.max-response-size=32MB");
            for (int number = 0; number < urls.size(); number++) {
                words.add("--peer-monitor.nodes.node-" + number + ".url=" + urls.get(number));
            }
        } else {
            builder.environment()
                    .putAll(
                            Map.of(
                                    "NODE_URLS",
                                    urls.stream().collect(Collectors.joining(",")),
                                    "PORT",
                                    Integer.toString(port),
                                    "INTERVAL_SECONDS",
                                    Double.toString(interval.toMillis() / 1000.0)));
        }
        return builder;
    }
}
