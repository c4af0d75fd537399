package io.peermonitor.peer;

import java.util.Locale;
import java.util.Optional;

/**
 * A peer's identifier as its node gives it, lower-case hex without 0x.
 *
 * <p>Geth, Reth, Nethermind and Nimbus give the 64-digit hash of the public key, Besu and
 * EthereumJS the 128-digit public key itself: one peer seen by both kinds has two identifiers.
 */
public record PeerId(String value) implements Comparable<PeerId> {

    private static final int SHORTEST = 32;
    private static final int LONGEST = 128;

    public PeerId {
        if (!isIdentifier(value)) {
            throw new IllegalArgumentException(
                    "A peer id has 32 to 128 lower-case hex digits; this text has "
                            + value.length()
                            + " characters.");
        }
    }

    /** Reads an id with or without 0x, in either case; empty when the text is no identifier. */
    public static Optional<PeerId> parse(String text) {
        boolean prefixed = text.startsWith("0x") || text.startsWith("0X");
        String digits = (prefixed ? text.substring(2) : text).toLowerCase(Locale.ROOT);
        return isIdentifier(digits) ? Optional.of(new PeerId(digits)) : Optional.empty();
    }

    private static boolean isIdentifier(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(PeerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
