package io.peermonitor.peer;

import java.util.Locale;

/**
 * The upgrades that both clients make at one moment, by the name each of them has for it; an
 * earlier one says nothing of a network today.
 */
public enum Fork {
    CAPELLA("shanghai"),
    DENEB("cancun"),
    ELECTRA("prague"),
    FULU("osaka"),
    GLOAS("amsterdam");

    private final String execution;

    Fork(String execution) {
        this.execution = execution;
    }

    /** As Geth names it in its configuration, {@code shanghaiTime} without the last word. */
    public String execution() {
        return execution;
    }

    /** As the Beacon API names it, {@code CAPELLA_FORK_EPOCH} without the last words. */
    public String consensus() {
        return name();
    }

    /** Both names, for the operator. */
    public String words() {
        return execution + "/" + name().toLowerCase(Locale.ROOT);
    }
}
