package io.peermonitor.kubernetes.rule;

import io.peermonitor.kubernetes.manifest.Edit;
import java.util.function.Consumer;

/** One change of one render that one rule, and no other, has to notice. */
record Fault(String name, String render, Consumer<Edit> change, boolean changesBase) {

    static Fault of(String name, Consumer<Edit> change) {
        return new Fault(name, "k8s", change, false);
    }

    Fault in(String other) {
        return new Fault(name, other, change, changesBase);
    }

    /** What the base gives to every overlay is changed, which a rule of its own notices too. */
    Fault ofBase() {
        return new Fault(name, render, change, true);
    }
}
