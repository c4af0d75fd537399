package io.peermonitor;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionException;

/**
 * Says which setting stops the start but, unlike Boot's own analyzers, never its value: a node's
 * url may hold a password, under a misspelt name too.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SettingsFailureAnalyzer implements FailureAnalyzer {

    private static final ConfigurationPropertyName OURS =
            ConfigurationPropertyName.of("peer-monitor");

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        BadSettingException bad = find(BadSettingException.class, failure);
        if (bad != null) {
            return analysis(String.valueOf(bad.getMessage()), failure);
        }
        BindException bind = find(BindException.class, failure);
        return bind != null && isOurs(bind.getName()) ? analysis(sentence(bind), failure) : null;
    }

    private static boolean isOurs(ConfigurationPropertyName name) {
        return name.equals(OURS) || OURS.isAncestorOf(name);
    }

    private static FailureAnalysis analysis(String sentence, Throwable failure) {
        return new FailureAnalysis(
                sentence, "Correct this setting; its value is not shown here.", failure);
    }

    private static String sentence(BindException bind) {
        UnboundConfigurationPropertiesException unbound =
                find(UnboundConfigurationPropertiesException.class, bind);
        if (unbound != null) {
            return unbound.getUnboundProperties().stream()
                    .map(property -> property.getName() + " is no setting of the peer monitor.")
                    .collect(Collectors.joining("\n"));
        }
        if (find(ConversionException.class, bind) != null) {
            return bind.getName()
                    + " cannot be read as a "
                    + bind.getTarget().getType().toClass().getSimpleName()
                    + ".";
        }
        return String.valueOf(NestedExceptionUtils.getMostSpecificCause(bind).getMessage());
    }

    private static <T extends Throwable> @Nullable T find(Class<T> type, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
