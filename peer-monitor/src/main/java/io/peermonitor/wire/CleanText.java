package io.peermonitor.wire;

import java.util.regex.Pattern;

/**
 * Makes text from the wire safe to show: one line, printable, bounded.
 *
 * <p>Peers name themselves; one faked a log line and a phishing text in Geth's console this way
 * (go-ethereum issue 21687).
 */
public final class CleanText {

    private static final int REPLACEMENT = '?';

    /** Runs of spaces would let a name lay out columns of its own. */
    private static final Pattern SPACES = Pattern.compile(" {2,}");

    private CleanText() {}

    /**
     * The text with everything that moves a cursor, hides or reorders replaced, cut to so many code
     * points.
     */
    public static String of(String text, int longest) {
        if (isPlain(text, longest)) {
            return text;
        }
        StringBuilder clean = new StringBuilder();
        int used = 0;
        int index = 0;
        while (index < text.length()) {
            int codePoint = text.codePointAt(index);
            index += Character.charCount(codePoint);
            if (isCombining(codePoint)) {
                continue;
            }
            if (used == longest) {
                return clean.append('…').toString();
            }
            clean.appendCodePoint(isPrintable(codePoint) ? codePoint : REPLACEMENT);
            used++;
        }
        return SPACES.matcher(clean.toString().strip()).replaceAll(" ");
    }

    private static boolean isPlain(String text, int longest) {
        if (text.length() > longest) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return text.equals(text.strip()) && !text.contains("  ");
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.SPACE_SEPARATOR -> codePoint == ' ';
            default -> true;
        };
    }

    /** Marks that stack on the character before them can cover the lines above and below. */
    private static boolean isCombining(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
