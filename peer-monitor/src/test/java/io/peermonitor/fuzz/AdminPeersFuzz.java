package io.peermonitor.fuzz;

import io.peermonitor.execution.ReadExecution;

/** The answer of an execution client to {@code admin_peers}, and then none of its peers left. */
public final class AdminPeersFuzz {

    private AdminPeersFuzz() {}

    public static void fuzzerTestOneInput(byte[] answer) {
        ReadExecution.peers(answer)
                .ifPresent(snapshot -> {
                    try (Outputs outputs = new Outputs()) {
                        String node = Outputs.NODE.value();
                        outputs.fleet().reached(node, snapshot);
                        outputs.check();
                        outputs.fleet().reached(node);
                        outputs.check();
                    }
                });
    }
}
