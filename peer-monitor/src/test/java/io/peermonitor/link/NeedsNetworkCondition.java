package io.peermonitor.link;

import java.io.IOException;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A developer on another system still gets a green build; a CI run without it must not. */
final class NeedsNetworkCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        try (Network network = Network.open()) {
            return ConditionEvaluationResult.enabled(network + " can be made");
        } catch (IOException impossible) {
            String why =
                    "No network of namespaces can be made: it takes Linux, unshare, nsenter and ip"
                            + " (Debian's util-linux and iproute2), and leave to make namespaces. "
                            + impossible.getMessage();
            if ("required".equals(System.getProperty("real-network"))) {
                throw new IllegalStateException(why, impossible);
            }
            System.out.println("SKIPPED: " + why);
            return ConditionEvaluationResult.disabled(why);
        }
    }
}
