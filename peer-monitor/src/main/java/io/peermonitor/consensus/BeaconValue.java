package io.peermonitor.consensus;

import io.peermonitor.wire.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One value of an answer; absent when it is of another type or out of range, never an error. */
final class BeaconValue {

    private static final Pattern HASH = Pattern.compile("0x[0-9a-fA-F]{64}");

    private static final long LATEST_SLOT = 1L << 40;

    private BeaconValue() {}

    /** The Beacon API writes numbers as strings; a client that does not is understood too. */
    static @Nullable Long number(@Nullable JsonNode value) {
        if (value == null) {
            return null;
        }
        boolean readable = value.isString() || value.isIntegralNumber();
        return readable ? JsonValue.quantity(value.asString()) : null;
    }

    /** A slot or an epoch; none that no calendar reaches. */
    static @Nullable Long slot(@Nullable JsonNode value) {
        Long slot = number(value);
        return slot == null || slot > LATEST_SLOT ? null : slot;
    }

    static @Nullable Boolean flag(@Nullable JsonNode value) {
        if (value == null) {
            return null;
        }
        return value.isBoolean() ? value.booleanValue() : null;
    }

    static Optional<String> text(@Nullable JsonNode value) {
        return Optional.ofNullable(value).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    /** 64 lower-case hex digits without 0x. */
    static @Nullable String hash(@Nullable JsonNode value) {
        return text(value)
                .filter(text -> HASH.matcher(text).matches())
                .map(text -> text.substring(2).toLowerCase(Locale.ROOT))
                .orElse(null);
    }
}
