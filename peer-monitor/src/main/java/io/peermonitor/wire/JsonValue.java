package io.peermonitor.wire;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the value a parser stands on leniently: absent when it is of another type, never an error.
 */
public final class JsonValue {

    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final int LONGEST_NUMBER = 78;
    private static final int MOST_DIGITS = 18;

    private JsonValue() {}

    public static @Nullable String text(JsonParser json) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return json.getString();
        }
        json.skipChildren();
        return null;
    }

    public static @Nullable Boolean flag(JsonParser json) {
        return switch (json.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null, default -> {
                json.skipChildren();
                yield null;
            }
        };
    }

    /** A number, a hex string as Besu's or a decimal string as Nethermind's. */
    public static @Nullable Long quantity(JsonParser json) {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT
                || json.currentToken() == JsonToken.VALUE_STRING) {
            return quantity(json.getString());
        }
        json.skipChildren();
        return null;
    }

    /** Absent unless it is between 0 and the largest long. */
    public static @Nullable Long quantity(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
            return null;
        }
        if (isShort(text)) {
            return Long.valueOf(text);
        }
        try {
            BigInteger number =
                    text.startsWith("0x")
                            ? new BigInteger(text.substring(2), 16)
                            : new BigInteger(text);
            boolean inRange = number.signum() >= 0 && number.compareTo(LARGEST) <= 0;
            return inRange ? number.longValue() : null;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** Digits that no long is too small for, as nearly all of them are. */
    private static boolean isShort(String text) {
        if (text.length() > MOST_DIGITS) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
