package io.peermonitor.peer;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The operator's name for a watched node; it is a metric label, so its form is narrow. */
public record NodeName(String value) implements Comparable<NodeName> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");

    public NodeName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "Node name '"
                            + value
                            + "' is not allowed: use 1 to 40 lower-case letters, digits or dashes,"
                            + " with a letter or digit at both ends.");
        }
    }

    /** By hand, here and below: C1 compiles those of records badly, and this is a key of maps. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NodeName same && value.equals(same.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(NodeName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
