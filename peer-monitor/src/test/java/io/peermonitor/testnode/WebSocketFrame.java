package io.peermonitor.testnode;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The framing of RFC 6455 section 5: reads what a client masked, writes heads of a server. */
final class WebSocketFrame {

    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xA;

    private static final int LAST = 0x80;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;

    private final int opcode;
    private final boolean last;
    private final byte[] payload;

    private WebSocketFrame(int opcode, boolean last, byte[] payload) {
        this.opcode = opcode;
        this.last = last;
        this.payload = payload;
    }

    static WebSocketFrame read(DataInputStream input) throws IOException {
        int first = input.readUnsignedByte();
        long length = input.readUnsignedByte() & 0x7F;
        if (length == LENGTH_16) {
            length = input.readUnsignedShort();
        } else if (length == LENGTH_64) {
            length = input.readLong();
        }
        byte[] mask = new byte[4];
        input.readFully(mask);
        byte[] payload = new byte[Math.toIntExact(length)];
        input.readFully(payload);
        for (int at = 0; at < payload.length; at++) {
            payload[at] ^= mask[at % 4];
        }
        return new WebSocketFrame(first & 0x0F, (first & LAST) != 0, payload);
    }

    /** The shortest head for the length, since clients refuse any other. */
    static byte[] head(int opcode, boolean last, long length) {
        if (length > 0xFFFF) {
            return longHead(opcode, last, length);
        }
        byte first = first(opcode, last);
        if (length < LENGTH_16) {
            return new byte[] {first, (byte) length};
        }
        return new byte[] {first, LENGTH_16, (byte) (length >> 8), (byte) length};
    }

    private static byte[] longHead(int opcode, boolean last, long length) {
        return ByteBuffer.allocate(10)
                .put(first(opcode, last))
                .put((byte) LENGTH_64)
                .putLong(length)
                .array();
    }

    private static byte first(int opcode, boolean last) {
        return (byte) (last ? LAST | opcode : opcode);
    }

    int opcode() {
        return opcode;
    }

    boolean last() {
        return last;
    }

    byte[] payload() {
        return payload;
    }
}
