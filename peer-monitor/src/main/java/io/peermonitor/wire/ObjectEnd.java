package io.peermonitor.wire;

import java.io.IOException;

/** Finds where an object ends, without judging what is in it. */
final class ObjectEnd {

    private int depth;
    private boolean inText;
    private boolean escaped;

    private ObjectEnd() {}

    /**
     * How many bytes the object at the beginning of the window has; -1 when its end is not seen.
     */
    static int lengthOf(AnswerWindow window) throws IOException {
        ObjectEnd end = new ObjectEnd();
        int length = 0;
        while (window.has(length + 1)) {
            byte[] bytes = window.bytes();
            int begin = window.begin();
            int available = window.available();
            while (length < available) {
                if (end.isAt(bytes[begin + length++])) {
                    return length;
                }
            }
        }
        return -1;
    }

    private boolean isAt(byte character) {
        if (inText) {
            inText = escaped || character != '"';
            escaped = !escaped && character == '\\';
            return false;
        }
        switch (character) {
            case '"' -> inText = true;
            case '{' -> depth++;
            case '}' -> depth--;
            default -> {}
        }
        return depth == 0;
    }
}
