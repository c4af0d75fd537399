package io.peermonitor.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.Arrays;

/**
 * The beginning of an answer up to its table, as clients write it: the version of JSON-RPC, the id
 * except for Nethermind, and the name of the result.
 */
final class AnswerHead {

    private static final byte[] VERSION = "{\"jsonrpc\":\"2.0\",".getBytes(US_ASCII);
    private static final byte[] ID = "\"id\":".getBytes(US_ASCII);
    private static final byte[] RESULT = "\"result\":[".getBytes(US_ASCII);
    private static final byte[] NONE = {};
    private static final int MOST_DIGITS = 20;

    private AnswerHead() {}

    /** Takes the head from the window; empty, and the window as it was, where it is another. */
    static byte[] take(AnswerWindow window) throws IOException {
        if (!window.startsWith(VERSION, 0)) {
            return NONE;
        }
        int length = VERSION.length + idLength(window, VERSION.length);
        if (!window.startsWith(RESULT, length)) {
            return NONE;
        }
        length += RESULT.length;
        byte[] head = Arrays.copyOfRange(window.bytes(), window.begin(), window.begin() + length);
        window.skip(length);
        return head;
    }

    private static int idLength(AnswerWindow window, int from) throws IOException {
        if (!window.startsWith(ID, from)) {
            return 0;
        }
        int digits = 0;
        while (digits < MOST_DIGITS && isDigit(window.peek(from + ID.length + digits))) {
            digits++;
        }
        boolean comma = window.peek(from + ID.length + digits) == ',';
        return digits > 0 && comma ? ID.length + digits + 1 : 0;
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}
