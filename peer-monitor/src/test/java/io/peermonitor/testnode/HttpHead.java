package io.peermonitor.testnode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The lines before a body: read from a client, or written for a status of the script's choice. */
final class HttpHead {

    /** The JDK's RFC_1123_DATE_TIME writes one-digit days, which HTTP does not allow. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private HttpHead() {}

    /** The headers with lower-case names, and the request line's target as ":path". */
    static Map<String, String> readHeaders(DataInputStream input) throws IOException {
        Map<String, String> headers = new HashMap<>();
        headers.put(":path", readLine(input).replaceFirst("^\\S+ ", "").replaceFirst(" .*$", ""));
        for (String line = readLine(input); !line.isEmpty(); line = readLine(input)) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.put(name, line.substring(colon + 1).strip());
        }
        return headers;
    }

    /** The body that the headers promise. */
    static byte[] readBody(DataInputStream input, Map<String, String> headers) throws IOException {
        if (!"chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return readBytes(input, Integer.parseInt(headers.getOrDefault("content-length", "0")));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size;
        do {
            size = Integer.parseInt(readLine(input), 16);
            body.write(readBytes(input, size));
            readLine(input);
        } while (size > 0);
        return body.toByteArray();
    }

    private static byte[] readBytes(DataInputStream input, int size) throws IOException {
        byte[] bytes = new byte[size];
        input.readFully(bytes);
        return bytes;
    }

    private static String readLine(DataInputStream input) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = input.readUnsignedByte(); next != '\n'; next = input.readUnsignedByte()) {
            line.write(next);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }

    static byte[] response(int status, Map<String, String> headers) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.put("Date", DATE.format(ZonedDateTime.now(ZoneOffset.UTC)));
        all.putAll(headers);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " \r\n");
        all.forEach((name, value) -> {
            if (!value.isEmpty()) {
                head.append(name).append(": ").append(value).append("\r\n");
            }
        });
        return head.append("\r\n").toString().getBytes(ISO_8859_1);
    }
}
