package io.peermonitor.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One connection to a load node: as much of HTTP/1.1 and RFC 6455 as a monitor needs. */
final class LoadConnection {

    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int LONGEST_HEAD = 10;
    private static final int TEXT = 0x81;
    private static final int PING = 0x89;
    private static final int PONG = 0x8a;

    private final Socket socket;
    private final LoadNode node;

    LoadConnection(Socket socket, LoadNode node) {
        this.socket = socket;
        this.node = node;
    }

    void serve() {
        try (socket) {
            DataInputStream in =
                    new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            while (serveOne(in)) {
                // until the monitor hangs up
            }
        } catch (IOException gone) {
            // the monitor closes its connections when it likes
        } finally {
            node.gone(this);
        }
    }

    private boolean serveOne(DataInputStream in) throws IOException {
        Map<String, String> head = head(in);
        if (head.isEmpty()) {
            return false;
        }
        String key = head.get("sec-websocket-key");
        if (key != null) {
            write(handshake(key).getBytes(US_ASCII));
            serveFrames(in);
            return false;
        }
        byte[] body = in.readNBytes(Integer.parseInt(head.getOrDefault("content-length", "0")));
        byte[] answer = node.answer(new String(body, US_ASCII), 0, this);
        String start =
                "HTTP/1.1 200 OK\r\nDate: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                        .formatted(date(), answer.length);
        write(start.getBytes(US_ASCII), answer, 0);
        return true;
    }

    private static Map<String, String> head(DataInputStream in) throws IOException {
        Map<String, String> head = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
            head.put(name, line.substring(colon + 1).strip());
        }
        return head;
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    private static String handshake(String key) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(US_ASCII));
            return """
            HTTP/1.1 101 Switching Protocols\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Accept: %s\r
            \r
            """
                    .formatted(Base64.getEncoder().encodeToString(hash));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Short whole messages in, whole messages out. */
    private void serveFrames(DataInputStream in) throws IOException {
        while (true) {
            int first = in.readUnsignedByte();
            int length = in.readUnsignedByte() & 0x7f;
            length = length == 126 ? in.readUnsignedShort() : length;
            byte[] mask = in.readNBytes(4);
            byte[] text = in.readNBytes(length);
            for (int i = 0; i < text.length; i++) {
                text[i] ^= mask[i % 4];
            }
            switch (first) {
                case TEXT -> frame(node.answer(new String(text, US_ASCII), LONGEST_HEAD, this));
                case PING -> write(new byte[] {(byte) PONG, 0});
                default -> {
                    return;
                }
            }
        }
    }

    /** Whether the other end still takes it. */
    boolean push(String text) {
        byte[] message = new byte[LONGEST_HEAD + text.length()];
        System.arraycopy(text.getBytes(US_ASCII), 0, message, LONGEST_HEAD, text.length());
        try {
            frame(message);
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    /**
     * Puts the head right before the message; a longer form of the length than needed is refused.
     */
    private void frame(byte[] message) throws IOException {
        int length = message.length - LONGEST_HEAD;
        int extra = length < 126 ? 0 : length < 1 << 16 ? 2 : 8;
        int at = LONGEST_HEAD - 2 - extra;
        message[at] = (byte) TEXT;
        message[at + 1] = (byte) (extra == 0 ? length : extra == 2 ? 126 : 127);
        for (int i = 0; i < extra; i++) {
            message[LONGEST_HEAD - 1 - i] = (byte) (i < 4 ? length >>> (8 * i) : 0);
        }
        write(new byte[0], message, at);
    }

    private void write(byte[] all) throws IOException {
        write(all, new byte[0], 0);
    }

    /** Answers and pushed messages come from different threads. */
    private synchronized void write(byte[] start, byte[] rest, int from) throws IOException {
        OutputStream out = socket.getOutputStream();
        if (start.length > 0) {
            out.write(start);
        }
        out.write(rest, from, rest.length - from);
    }

    private static String date() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
    }
}
