package io.peermonitor.discovery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A name server on loopback that answers each question as the test says (RFC 1035, RFC 2782). */
public final class ScriptedDns implements AutoCloseable {

    public static final String SERVICE = "_ws-admin._tcp.geth-headless.ethereum.svc.cluster.local";
    private static final int NOT_FOUND = 3;
    private static final int SERVER_FAILURE = 2;
    private static final int HEADER = 12;

    /** One SRV record; the labels are bytes as they come, good or bad. */
    public record Srv(int port, List<String> labels) {

        public static Srv of(int port, String... labels) {
            return new Srv(port, List.of(labels));
        }

        public static Srv pod(String name) {
            return of(8546, name, "geth-headless", "ethereum", "svc", "cluster", "local");
        }
    }

    private final DatagramSocket socket;
    final AtomicInteger questions = new AtomicInteger();
    private volatile int code;
    private volatile boolean silent;
    private volatile List<Srv> records = List.of();

    public ScriptedDns() throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofPlatform().daemon().name("scripted-dns").start(this::serve);
    }

    public String url() {
        return "dns://127.0.0.1:" + socket.getLocalPort();
    }

    public ScriptedDns names(Srv... now) {
        records = List.copyOf(Arrays.asList(now));
        code = 0;
        silent = false;
        return this;
    }

    ScriptedDns knowsNoSuchName() {
        code = NOT_FOUND;
        return this;
    }

    ScriptedDns fails() {
        code = SERVER_FAILURE;
        return this;
    }

    ScriptedDns fallsSilent() {
        silent = true;
        return this;
    }

    private void serve() {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[512], 512);
                socket.receive(packet);
                questions.incrementAndGet();
                if (!silent) {
                    byte[] reply = reply(Arrays.copyOf(packet.getData(), packet.getLength()));
                    socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
                }
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private byte[] reply(byte[] question) throws IOException {
        List<Srv> answers = code == 0 ? records : List.of();
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        header.put(question, 0, 2).putShort((short) (0x8580 | code));
        header.putShort((short) 1).putShort((short) answers.size()).putInt(0);
        reply.write(header.array());
        reply.write(question, HEADER, endOfQuestion(question) - HEADER);
        for (Srv answer : answers) {
            reply.write(record(answer));
        }
        return reply.toByteArray();
    }

    private static int endOfQuestion(byte[] question) {
        int at = HEADER;
        while (question[at] != 0) {
            at += question[at] + 1;
        }
        return at + 5;
    }

    private static byte[] record(Srv answer) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        for (String label : answer.labels()) {
            byte[] bytes = label.getBytes(StandardCharsets.ISO_8859_1);
            target.write(bytes.length);
            target.writeBytes(bytes);
        }
        target.write(0);
        return ByteBuffer.allocate(18 + target.size())
                .putShort((short) 0xC00C)
                .putShort((short) 33)
                .putShort((short) 1)
                .putInt(5)
                .putShort((short) (6 + target.size()))
                .putShort((short) 0)
                .putShort((short) 100)
                .putShort((short) answer.port())
                .put(target.toByteArray())
                .array();
    }

    @Override
    public void close() {
        socket.close();
    }
}
