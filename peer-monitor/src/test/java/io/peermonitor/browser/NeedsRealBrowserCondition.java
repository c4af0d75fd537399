package io.peermonitor.browser;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A developer without a browser still gets a green build; a CI run without one must not. */
final class NeedsRealBrowserCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String missing =
                Arrays.stream(BrowserProgram.values())
                        .filter(program -> program.find().isEmpty())
                        .map(BrowserProgram::howToGet)
                        .collect(Collectors.joining(" "));
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("the browser is here");
        }
        if ("required".equals(System.getProperty("real-browser"))) {
            throw new IllegalStateException(missing);
        }
        System.out.println("SKIPPED: " + missing);
        return ConditionEvaluationResult.disabled(missing);
    }
}
