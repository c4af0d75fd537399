package io.peermonitor.realnodes;

import io.peermonitor.realnodes.PeerChange.Heard;
import java.util.List;

/** A Geth under watch, by the monitor and by the test itself. */
record WatchedGeth(
        String name, Transport transport, GethProcess process, String id, GethEvents events)
        implements AutoCloseable {

    static WatchedGeth start(String name, Transport transport) {
        GethProcess process = GethProcess.start();
        return new WatchedGeth(
                name, transport, process, process.id(), GethEvents.of(name, process));
    }

    /** What it pushed to the test, oldest first. */
    List<Heard> pushed() {
        return events.heard();
    }

    void expectJoined(String peer) {
        events.expect(PeerChange.JOINED, peer);
    }

    void expectLeft(String peer) {
        events.expect(PeerChange.LEFT, peer);
    }

    String log() {
        return "log of " + name + ":\n" + process.lastLines();
    }

    @Override
    public void close() {
        events.close();
        process.close();
    }
}
