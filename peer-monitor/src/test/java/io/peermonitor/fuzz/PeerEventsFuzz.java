package io.peermonitor.fuzz;

import io.peermonitor.execution.ReadExecution;

/** A message that an execution client pushes, of a node without peers. */
public final class PeerEventsFuzz {

    private PeerEventsFuzz() {}

    public static void fuzzerTestOneInput(byte[] message) {
        try (Outputs outputs = new Outputs()) {
            outputs.fleet().reached(Outputs.NODE.value());
            ReadExecution.pushed(Outputs.NODE, message, outputs::after);
            outputs.check();
        }
    }
}
