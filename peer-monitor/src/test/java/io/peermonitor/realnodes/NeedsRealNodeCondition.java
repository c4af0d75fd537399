package io.peermonitor.realnodes;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A developer without Geth still gets a green build; a CI run without it must not. */
final class NeedsRealNodeCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return findAnnotation(context.getElement(), NeedsRealNode.class)
                .map(needs -> evaluate(needs.value()))
                .orElse(ConditionEvaluationResult.enabled("no real node needed"));
    }

    private static ConditionEvaluationResult evaluate(NodeProgram program) {
        if (program.find().isPresent()) {
            return ConditionEvaluationResult.enabled(program + " is here");
        }
        if ("required".equals(System.getProperty("real-nodes"))) {
            throw new IllegalStateException(program.howToGet());
        }
        System.out.println("SKIPPED: " + program.howToGet());
        return ConditionEvaluationResult.disabled(program.howToGet());
    }
}
