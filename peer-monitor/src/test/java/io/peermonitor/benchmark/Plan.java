package io.peermonitor.benchmark;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be measured and for how long.
 *
 * @param warm before anything is measured
 * @param watching how long CPU time and lag are measured
 * @param reading how long each page is read
 * @param events how many changes of peers are followed to the stream
 * @param churn which share of the peers is another at the next poll
 */
record Plan(
        List<Size> sizes,
        int runs,
        Duration warm,
        Duration watching,
        Duration reading,
        int events,
        double churn,
        boolean webSocket) {

    private static final int POLLS_PER_SECOND = 20;
    private static final int SHORTEST_INTERVAL = 200;

    /** So many nodes with so many peers each. */
    record Size(int nodes, int peers) {

        static Size parse(String text) {
            String[] parts = text.split("x", 2);
            return new Size(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        }

        /** A poll comes often enough to be measured and seldom enough to be left alone. */
        Duration interval() {
            return Duration.ofMillis(Math.max(SHORTEST_INTERVAL, 1000 * nodes / POLLS_PER_SECOND));
        }

        @Override
        public String toString() {
            return nodes + "x" + peers;
        }
    }

    /** Of words such as {@code runs=3}. */
    static Plan parse(List<String> words) {
        Map<String, String> given = new HashMap<>();
        for (String word : words) {
            String[] parts = word.split("=", 2);
            given.put(parts[0], parts[1]);
        }
        return new Plan(
                Arrays.stream(text(given, "sizes", "1x50").split(",")).map(Size::parse).toList(),
                Integer.parseInt(text(given, "runs", "3")),
                seconds(text(given, "warm", "20")),
                seconds(text(given, "seconds", "40")),
                seconds(text(given, "reading", "10")),
                Integer.parseInt(text(given, "events", "20")),
                Double.parseDouble(text(given, "churn", "0.01")),
                text(given, "transport", "http").equals("ws"));
    }

    private static String text(Map<String, String> given, String name, String usual) {
        return given.getOrDefault(name, usual);
    }

    private static Duration seconds(String text) {
        return Duration.ofMillis(Math.round(1000 * Double.parseDouble(text)));
    }
}
