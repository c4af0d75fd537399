package io.peermonitor.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows changes of peers from the node that pushes them to a reader of /events. */
final class EventTimes {

    private static final Pattern PEER = Pattern.compile("[0-9a-f]{64}");
    private static final int PATIENCE_SECONDS = 10;

    /** More than a second, so that the poll that a change asks for is over before the next. */
    private static final int PAUSE_MILLIS = 1_300;

    private final Map<String, Long> arrived = new ConcurrentHashMap<>();

    /** Milliseconds from each change to its line in the stream. */
    static List<Double> millis(FleetProcess fleet, int port, int changes)
            throws IOException, InterruptedException {
        EventTimes times = new EventTimes();
        HttpURLConnection stream =
                (HttpURLConnection)
                        URI.create("http://127.0.0.1:" + port + "/events").toURL().openConnection();
        stream.setRequestProperty("Accept", "text/event-stream");
        fleet.awaitFollower();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(stream.getInputStream(), US_ASCII));
        // the ping at its begin: from now on nothing is missed
        lines.readLine();
        Thread.ofVirtual().start(() -> times.listen(lines));
        List<Double> millis = new ArrayList<>();
        for (int change = 0; change < changes; change++) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            long begin = System.nanoTime();
            millis.add((times.arrival(fleet.change()) - begin) / 1e6);
        }
        stream.disconnect();
        return millis;
    }

    private void listen(BufferedReader lines) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                long now = System.nanoTime();
                Matcher peer = PEER.matcher(line);
                if (line.startsWith("data:") && peer.find()) {
                    arrived.putIfAbsent(peer.group(), now);
                }
            }
        } catch (IOException over) {
            // the measurement is over
        }
    }

    private long arrival(String peer) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        while (!arrived.containsKey(peer)) {
            if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                throw new IOException("/events did not tell of peer " + peer);
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return arrived.getOrDefault(peer, 0L);
    }
}
