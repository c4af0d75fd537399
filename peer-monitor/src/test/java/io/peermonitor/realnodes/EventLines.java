package io.peermonitor.realnodes;

import io.peermonitor.realnodes.PeerChange.Heard;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stream of {@code /events}, read line by line as it comes. */
final class EventLines implements AutoCloseable {

    private static final String DATA = "data: ";
    private static final Set<String> CHANGES = Set.of(PeerChange.JOINED, PeerChange.LEFT);

    /** One line of data, and when it came, by {@link System#nanoTime()}. */
    record Line(JsonNode event, long nanos) {

        boolean isOf(String node, String peer) {
            return event.path("node").asString().equals(node)
                    && event.at("/peer/id").asString().equals(peer);
        }

        boolean isPeerChange() {
            return CHANGES.contains(event.path("type").asString());
        }
    }

    private final Stream<String> text;
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);

    /** Returns when the first line is here: from now on every event is. */
    EventLines(Stream<String> text) throws InterruptedException {
        this.text = text;
        Thread.startVirtualThread(this::read);
        begun.await();
    }

    List<JsonNode> events() {
        return lines.stream().map(Line::event).toList();
    }

    /** Every join and leave of one node, in the order of the stream. */
    List<Heard> changesOf(String node) {
        return lines.stream()
                .filter(Line::isPeerChange)
                .map(line -> new Heard(PeerChange.published(line.event()), line.nanos()))
                .filter(heard -> heard.change().node().equals(node))
                .toList();
    }

    /** Whether any event named the family of the peer's client. */
    boolean name(String node, String peer, String family) {
        return lines.stream()
                .filter(line -> line.isOf(node, peer))
                .anyMatch(line -> line.event().at("/peer/client/family").asString().equals(family));
    }

    @Override
    public void close() {
        text.close();
    }

    private void read() {
        try {
            text.forEach(this::take);
        } catch (UncheckedIOException ended) {
            // by the test or by the monitor; what it then lacks is the test's to say
        }
    }

    private void take(String line) {
        long nanos = System.nanoTime();
        if (line.startsWith(DATA)) {
            String json = line.substring(DATA.length());
            lines.add(new Line(JsonMapper.shared().readTree(json), nanos));
        }
        begun.countDown();
    }
}
