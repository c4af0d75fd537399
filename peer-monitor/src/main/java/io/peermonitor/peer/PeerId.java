package io.peermonitor.peer;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A peer's identifier as its node gives it: lower-case hex without 0x, of consensus peers libp2p's
 * base58 such as {@code 16Uiu2HAm…}.
 *
 * <p>Geth, Reth, Nethermind and Nimbus give the 64-digit hash of the public key, Besu and
 * EthereumJS the 128-digit public key itself: one peer seen by both kinds has two identifiers.
 */
public record PeerId(String value) implements Comparable<PeerId> {

    private static final int SHORTEST = 32;
    private static final int LONGEST = 128;
    private static final boolean[] HEX = alphabet("0123456789abcdef");

    /** Without what looks like something else: 0, O, I and l. */
    private static final boolean[] BASE58 =
            alphabet("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz");

    public PeerId {
        if (!isIdentifier(value)) {
            throw new IllegalArgumentException(
                    "A peer id has 32 to 128 lower-case hex digits or letters and digits of base58;"
                            + " this text has "
                            + value.length()
                            + " characters.");
        }
    }

    /**
     * Reads an id; of hex with or without 0x and in either case. Empty when the text is no
     * identifier.
     */
    public static Optional<PeerId> parse(String text) {
        boolean prefixed = text.startsWith("0x") || text.startsWith("0X");
        String digits = (prefixed ? text.substring(2) : text).toLowerCase(Locale.ROOT);
        if (isOnly(HEX, digits)) {
            return Optional.of(new PeerId(digits));
        }
        return isLibp2p(text) ? Optional.of(new PeerId(text)) : Optional.empty();
    }

    private static boolean isIdentifier(String text) {
        return isOnly(HEX, text) || isLibp2p(text);
    }

    /**
     * Of a secp256k1, an Ed25519 and an RSA key: the head of each kind is the same for all keys.
     */
    private static boolean isLibp2p(String text) {
        return (text.startsWith("16Uiu2HA") || text.startsWith("12D3Koo") || text.startsWith("Qm"))
                && isOnly(BASE58, text);
    }

    /** A loop, because every character of every id of every poll comes through here. */
    private static boolean isOnly(boolean[] alphabet, String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= alphabet.length || !alphabet[c]) {
                return false;
            }
        }
        return true;
    }

    private static boolean[] alphabet(String characters) {
        boolean[] alphabet = new boolean[128];
        characters.chars().forEach(c -> alphabet[c] = true);
        return alphabet;
    }

    /** Whose peers have ids of this form. */
    public Layer layer() {
        return isLibp2p(value) ? Layer.CONSENSUS : Layer.EXECUTION;
    }

    /** By hand, here and below: C1 compiles those of records badly, and this is a key of maps. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other == this || (other instanceof PeerId same && value.equals(same.value));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(PeerId other) {
        return this == other ? 0 : value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
