package io.peermonitor.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One node that answers what a monitor asks, over HTTP and WebSocket on one port of loopback. */
final class LoadNode {

    private static final Pattern METHOD = Pattern.compile("\"method\" ?: ?\"(\\w+)\"");
    private static final Pattern ID = Pattern.compile("\"id\" ?: ?(\"[^\"]*\"|\\d+)");
    private static final String SUBSCRIPTION = "0x9cef478923ff08bf67fde6c64013158d";
    private static final String NAME = "Geth/v1.17.10-stable-4f1c2f6b/linux-amd64/go1.26.4";
    private static final int BACKLOG = 64;

    private final LoadTable table;
    private final ServerSocket server;
    private final Queue<Long> polls = new ConcurrentLinkedQueue<>();
    private final LongAdder questions = new LongAdder();
    private final Set<LoadConnection> subscribers = ConcurrentHashMap.newKeySet();
    private final Runnable polled;

    /**
     * @param polled is told of every answered {@code admin_peers}
     */
    LoadNode(LoadTable table, Runnable polled) throws IOException {
        this.table = table;
        this.polled = polled;
        this.server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    }

    void start() {
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> new LoadConnection(socket, this).serve());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** When each poll arrived since the last call, in nanoseconds of this machine's clock. */
    List<Long> takePolls() {
        List<Long> taken = List.copyOf(polls);
        polls.clear();
        return taken;
    }

    /**
     * The whole answer, with so many bytes left free before it.
     *
     * @param from whoever asks, who may subscribe
     */
    byte[] answer(String question, int free, LoadConnection from) {
        questions.increment();
        Matcher id = ID.matcher(question);
        Matcher method = METHOD.matcher(question);
        if (!id.find() || !method.find()) {
            return new byte[free];
        }
        if (method.group(1).equals("admin_peers")) {
            polls.add(System.nanoTime());
            push(table.churn());
            byte[] answer = table.answer(id.group(1), free);
            polled.run();
            return answer;
        }
        String text =
                "{\"jsonrpc\":\"2.0\",\"id\":"
                        + id.group(1)
                        + ","
                        + result(method.group(1))
                        + "}\n";
        if (method.group(1).equals("admin_subscribe")) {
            subscribers.add(from);
        }
        byte[] answer = new byte[free + text.length()];
        System.arraycopy(text.getBytes(US_ASCII), 0, answer, free, text.length());
        return answer;
    }

    private static String result(String method) {
        return switch (method) {
            case "web3_clientVersion" -> "\"result\":\"" + NAME + "\"";
            case "net_version" -> "\"result\":\"1\"";
            case "eth_chainId" -> "\"result\":\"0x1\"";
            case "eth_blockNumber" -> "\"result\":\"0x16cb0e0\"";
            case "eth_syncing" -> "\"result\":false";
            case "admin_subscribe" -> "\"result\":\"" + SUBSCRIPTION + "\"";
            default -> "\"error\":{\"code\":-32601,\"message\":\"the method does not exist\"}";
        };
    }

    /** Lets another peer take the place of one, tells whoever subscribed, and says its id. */
    String change() {
        List<LoadTable.Change> changes = table.replaceOldest();
        push(changes);
        return changes.getLast().id();
    }

    boolean isFollowed() {
        return !subscribers.isEmpty();
    }

    private void push(List<LoadTable.Change> changes) {
        for (LoadTable.Change change : changes) {
            String text =
                    """
                    {"jsonrpc":"2.0","method":"admin_subscription","params":{"subscription":"%s",\
                    "result":{"type":"%s","peer":"%s","local":"10.244.1.7:30303","remote":"%s"}}}\
                    """
                            .formatted(
                                    SUBSCRIPTION,
                                    change.joined() ? "add" : "drop",
                                    change.id(),
                                    change.address());
            subscribers.removeIf(subscriber -> !subscriber.push(text));
        }
    }

    void gone(LoadConnection connection) {
        subscribers.remove(connection);
    }
}
