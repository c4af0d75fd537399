package io.peermonitor.kubernetes.manifest;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A developer without kubectl still gets a green build; a CI run without it must not. */
final class NeedsRendererCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Renderer.find().isPresent()) {
            return ConditionEvaluationResult.enabled("a renderer is here");
        }
        if ("required".equals(System.getProperty("real-kubectl"))) {
            throw new IllegalStateException(Renderer.howToGet());
        }
        System.out.println("SKIPPED: " + Renderer.howToGet());
        return ConditionEvaluationResult.disabled(Renderer.howToGet());
    }
}
