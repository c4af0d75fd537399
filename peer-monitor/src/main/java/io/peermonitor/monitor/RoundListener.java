package io.peermonitor.monitor;

/** An edge out; it is called after each report, one at a time, and must return quickly. */
@FunctionalInterface
public interface RoundListener {

    void on(Round round);
}
