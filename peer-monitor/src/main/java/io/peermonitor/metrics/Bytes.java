package io.peermonitor.metrics;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text of ASCII that is written once: no lock, no encoder, no block of characters in between. */
final class Bytes {

    /** From here on Double.toString writes an exponent. */
    private static final double FIRST_WITH_EXPONENT = 1e7;

    private static final byte[] NO_FRACTION = {'.', '0'};

    private byte[] bytes;
    private int size;

    Bytes(int capacity) {
        this.bytes = new byte[capacity];
    }

    int size() {
        return size;
    }

    /** Forgets what stands behind the first so many. */
    void cut(int length) {
        size = length;
    }

    byte[] toArray() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }

    Bytes add(byte[] more) {
        return add(more, 0, more.length);
    }

    Bytes add(byte[] more, int from, int to) {
        int length = to - from;
        reserve(length);
        System.arraycopy(more, from, bytes, size, length);
        size += length;
        return this;
    }

    Bytes add(char ascii) {
        reserve(1);
        bytes[size++] = (byte) ascii;
        return this;
    }

    /** As Double.toString, in the words that Prometheus has for the infinite. */
    Bytes add(double value) {
        if (value == Double.POSITIVE_INFINITY) {
            return add("+Inf");
        }
        if (value == Double.NEGATIVE_INFINITY) {
            return add("-Inf");
        }
        long whole = (long) value;
        // most are small and whole; -0.0 is not 0
        boolean plain =
                whole == value
                        && value < FIRST_WITH_EXPONENT
                        && value >= 0
                        && Double.doubleToRawLongBits(value) != Long.MIN_VALUE;
        return plain ? addDigits(whole).add(NO_FRACTION) : add(Double.toString(value));
    }

    /** A count, never below zero. */
    Bytes addDigits(long count) {
        int digits = 1;
        for (long rest = count; rest >= 10; rest /= 10) {
            digits++;
        }
        reserve(digits);
        long rest = count;
        for (int place = size + digits - 1; place >= size; place--) {
            bytes[place] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
        return this;
    }

    private Bytes add(String ascii) {
        return add(ascii.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }
}
