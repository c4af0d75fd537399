package io.peermonitor.monitor;

/** An edge out; it is called after each poll, one poll at a time, and must return quickly. */
@FunctionalInterface
public interface RoundListener {

    void on(Round round);
}
