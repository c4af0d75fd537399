package io.peermonitor.consensus;

import static io.peermonitor.consensus.BeaconStubs.answer;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.peermonitor.peer.FailureReason;
import io.peermonitor.testnode.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;

/** What one answer does to its reader, and what a poll fails of when its peers come so. */
@SuppressWarnings("ImmutableEnumChecker") // nobody changes these lambdas
enum HostileAnswer {
    ENDLESS(FailureReason.TOO_LARGE, HostileAnswer::endless),
    A_HUNDRED_MEGABYTES_ANNOUNCED(FailureReason.TOO_LARGE, HostileAnswer::announced),
    HEADERS_WITHOUT_END(FailureReason.CLOSED, HostileAnswer::headers),
    CUT_IN_THE_MIDDLE(FailureReason.CLOSED, HostileAnswer::cut),
    RESET(FailureReason.CLOSED, Reply::reset),
    GZIP_BOMB(FailureReason.BAD_ENCODING, HostileAnswer::bomb),
    A_HUNDRED_THOUSAND_BRACKETS(answer("[".repeat(100_000))),
    DEEP_OBJECTS("{\"data\":[" + "{\"x\":".repeat(50_000)),
    HUGE_STRING(answer("[{\"peer_id\":\"" + "x".repeat(65 * 1024) + "\"}]")),
    HUGE_NUMBER(answer("[{\"x\":" + "1".repeat(10_000) + "}]")),
    HUGE_NAME(answer("[{\"" + "x".repeat(60_000) + "\":1}]")),
    NOTHING_BUT_TOKENS("{\"x\":[" + "1,".repeat(400_000) + "1],\"data\":[]}"),
    KEYS_TWICE("{\"data\":[],\"data\":[]}"),
    GARBAGE("\u0000\ufffd nonsense"),
    AN_ERROR_WITH_STATUS_200(
            FailureReason.SCHEMA,
            reply -> reply.json("{\"code\":404,\"message\":\"Peer not found\"}")),
    WRONG_TYPE(FailureReason.SCHEMA, reply -> reply.json(answer("\"peers\""))),
    NO_ANSWER(FailureReason.TIMEOUT, Reply::hang),
    DRIP(FailureReason.TIMEOUT, HostileAnswer::drip);

    private static final byte[] KILOBYTE = " ".repeat(1024).getBytes(UTF_8);

    private final FailureReason reason;
    private final Harm harm;

    @FunctionalInterface
    private interface Harm {
        void to(Reply reply) throws IOException;
    }

    HostileAnswer(String malformed) {
        this(FailureReason.MALFORMED, reply -> reply.json(malformed));
    }

    HostileAnswer(FailureReason reason, Harm harm) {
        this.reason = reason;
        this.harm = harm;
    }

    FailureReason reason() {
        return reason;
    }

    boolean takesTime() {
        return reason == FailureReason.TIMEOUT;
    }

    void give(Reply reply) throws IOException {
        harm.to(reply);
    }

    private static void endless(Reply reply) throws IOException {
        reply.part("{".getBytes(UTF_8));
        while (true) {
            reply.part(KILOBYTE);
        }
    }

    private static void announced(Reply reply) throws IOException {
        reply.announce(100L * 1024 * 1024);
        for (int i = 0; i < 100 * 1024; i++) {
            reply.raw(KILOBYTE);
        }
    }

    private static void headers(Reply reply) throws IOException {
        reply.raw("HTTP/1.1 200 OK\r\n".getBytes(UTF_8));
        for (int i = 0; ; i++) {
            reply.raw(("X-" + i + ": " + "x".repeat(1000) + "\r\n").getBytes(UTF_8));
        }
    }

    private static void cut(Reply reply) throws IOException {
        reply.part("{\"data\":[".getBytes(UTF_8));
        reply.cut();
    }

    private static void bomb(Reply reply) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(new byte[10 * 1024 * 1024]);
        }
        reply.http(200, Map.of("Content-Encoding", "gzip"), zipped.toByteArray());
    }

    private static void drip(Reply reply) throws IOException {
        reply.part("{\"data\":".getBytes(UTF_8));
        while (true) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            reply.part(" ".getBytes(UTF_8));
        }
    }
}
