package io.peermonitor.geo;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an address is registered; each part absent where the files do not tell it.
 *
 * @param country two capital letters of ISO 3166
 * @param asn the number of the autonomous system, which is the operator of the network
 * @param operator its name, cleaned and at most 60 characters
 */
public record Origin(@Nullable String country, @Nullable Long asn, @Nullable String operator) {

    public static final Origin UNKNOWN = new Origin(null, null, null);

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final long HIGHEST_ASN = 4_294_967_295L;
    private static final int LONGEST_OPERATOR = 60;

    /** From raw values of whatever type a file holds; what is not as it should be is absent. */
    static Origin of(@Nullable Object country, @Nullable Object asn, @Nullable Object operator) {
        return new Origin(
                country instanceof String code && COUNTRY.matcher(code).matches() ? code : null,
                asn instanceof Number number && isAsn(number.longValue())
                        ? number.longValue()
                        : null,
                operator instanceof String name ? cleaned(name) : null);
    }

    private static boolean isAsn(long number) {
        return number >= 0 && number <= HIGHEST_ASN;
    }

    private static @Nullable String cleaned(String name) {
        String visible =
                name.codePoints()
                        .filter(Origin::isVisible)
                        .limit(LONGEST_OPERATOR)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString()
                        .strip();
        return visible.isEmpty() ? null : visible;
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }
}
