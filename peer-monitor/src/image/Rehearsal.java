import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Starts the service as in the image, lets it watch three nodes of 50 peers on loopback, reads its
 * pages, and stops it by SIGTERM: the training run of the AOT cache (see the Dockerfile) and the
 * measurement of start and memory (see scripts/measure-start.sh) are the same thing.
 *
 * <pre>
 * java Rehearsal.java SECONDS COMMAND...     e.g.  10 java @jvm.options -jar peer-monitor.jar
 * </pre>
 *
 * <p>SECONDS is how long it goes on after the first good poll. One line is printed: milliseconds
 * from the start of the process to the first good poll, milliseconds of CPU until then,
 * milliseconds from the start until /actuator/prometheus tells of it, resident KiB at the end (0
 * without /proc), milliseconds from SIGTERM to the end. Anything that is not as it must be ends it
 * with exit code 1 and the output of the service.
 */
public final class Rehearsal {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_READS = Duration.ofSeconds(5);
    private static final int NODES = 3;
    private static final int SIGTERM_EXIT_CODE = 143;

    public static void main(String[] args) throws Exception {
        Duration watching = Duration.ofSeconds(Long.parseLong(args[0]));
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(args).subList(1, args.length));
        command.add("--server.port=" + port);
        command.add("--peer-monitor.nodes.one.url=http://127.0.0.1:" + StubNode.start(1));
        command.add("--peer-monitor.nodes.two.url=ws://127.0.0.1:" + StubNode.start(2));
        command.add("--peer-monitor.nodes.three.url=http://127.0.0.1:" + StubNode.start(3));
        Service service = new Service(command);
        Runtime.getRuntime().addShutdownHook(new Thread(service.process::destroyForcibly));
        try {
            System.out.println(service.rehearse(new Pages(port), watching));
        } catch (Exception wrong) {
            service.output.forEach(System.err::println);
            System.err.println("REHEARSAL FAILED: " + wrong);
            System.exit(1);
        }
        System.exit(0);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    private record Start(long millis, long cpuMillis) {

        static Start now(long start, Process process) {
            Duration cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
            return new Start(millisSince(start), cpu.toMillis());
        }
    }

    /** The service as a process of its own. */
    private static final class Service {

        /** The console line of a node's first good poll. */
        private static final Pattern FIRST_POLL = Pattern.compile(" \\w+ {2}UP: .* 50 peers");

        private final long start = System.nanoTime();
        private final Process process;
        private final Queue<String> output = new ConcurrentLinkedQueue<>();
        private final CompletableFuture<Start> firstPoll = new CompletableFuture<>();

        Service(List<String> command) throws IOException {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
            Thread.ofVirtual().start(this::listen);
        }

        private void listen() {
            process.inputReader()
                    .lines()
                    .forEach(line -> {
                        if (FIRST_POLL.matcher(line).find()) {
                            firstPoll.complete(Start.now(start, process));
                        }
                        output.add(line);
                    });
            firstPoll.completeExceptionally(new IOException("it ended before its first good poll"));
        }

        String rehearse(Pages pages, Duration watching) throws Exception {
            Start polled = firstPoll.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            pages.awaitUp(1);
            long told = millisSince(start);
            pages.awaitUp(NODES);
            long begin = System.nanoTime();
            do {
                pages.readAll();
                Duration left = watching.minusMillis(millisSince(begin));
                Thread.sleep(left.compareTo(BETWEEN_READS) < 0 ? left : BETWEEN_READS);
            } while (watching.toMillis() > millisSince(begin));
            long resident = residentKiB();
            long end = System.nanoTime();
            // Process.destroy would close the pipe under the JVM that still writes its cache
            process.toHandle().destroy();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("SIGTERM does not end it");
            }
            if (process.exitValue() != SIGTERM_EXIT_CODE) {
                throw new IOException("exit code " + process.exitValue() + " after SIGTERM");
            }
            return "%d %d %d %d %d"
                    .formatted(
                            polled.millis(), polled.cpuMillis(), told, resident, millisSince(end));
        }

        private long residentKiB() throws IOException {
            Path status = Path.of("/proc", Long.toString(process.pid()), "status");
            if (!Files.exists(status)) {
                return 0;
            }
            Matcher resident =
                    Pattern.compile("VmRSS:\\s+(\\d+) kB").matcher(Files.readString(status));
            return resident.find() ? Long.parseLong(resident.group(1)) : 0;
        }
    }

    /** What an operator, Prometheus and Kubernetes read of the service. */
    private static final class Pages {

        private static final Pattern UP =
                Pattern.compile("(?m)^peer_monitor_node_up\\{.*} 1(\\.0)?$");

        private final HttpClient client = HttpClient.newHttpClient();
        private final String base;

        Pages(int port) {
            base = "http://127.0.0.1:" + port;
        }

        void awaitUp(int nodes) throws Exception {
            long begin = System.nanoTime();
            while (UP.matcher(read("/actuator/prometheus", "*/*")).results().count() < nodes) {
                if (millisSince(begin) > PATIENCE.toMillis()) {
                    throw new IOException("fewer than " + nodes + " nodes are up in the metrics");
                }
                Thread.sleep(10);
            }
        }

        void readAll() throws Exception {
            read("/peers", "application/json");
            read("/peers/" + StubNode.idOf(1, 0), "*/*");
            read("/peers?client=geth&sort=client&limit=10", "text/plain");
            read("/peers", "text/csv");
            read("/nodes", "*/*");
            read("/events", "*/*");
            read("/nodes/two", "*/*");
            read("/nodes/two/assessment", "*/*");
            read("/actuator/prometheus", "application/openmetrics-text;version=1.0.0,*/*;q=0.1");
            read("/actuator/info", "*/*");
            read("/actuator/health", "*/*");
            read("/actuator/health/readiness", "*/*");
            read("/actuator/health/liveness", "*/*");
        }

        private String read(String path, String accept) throws Exception {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(base + path))
                            .header("Accept", accept)
                            .timeout(PATIENCE)
                            .build();
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException(path + ": " + response.statusCode() + " " + response.body());
            }
            return response.body();
        }
    }

    /** A node that speaks JSON-RPC as Geth does, over HTTP and WebSocket on one port. */
    private static final class StubNode {

        private static final int PEERS = 50;
        private static final Pattern METHOD = Pattern.compile("\"method\" ?: ?\"(\\w+)\"");
        private static final Pattern ID = Pattern.compile("\"id\" ?: ?(\\d+)");
        private static final String[] CLIENTS = {
            "Geth/v1.17.10-stable-4f1c2f6b/linux-amd64/go1.26.4",
            "Nethermind/v1.37.0+7c9a1e2b/linux-x64/dotnet10.0.1",
            "besu/v26.10.0/linux-x86_64/openjdk-java-25",
            "erigon/v3.3.1/linux-amd64/go1.26.3",
            "reth/v2.1.0-27a8c0f/x86_64-unknown-linux-gnu",
        };

        private final int number;
        private final AtomicInteger polls = new AtomicInteger();

        private StubNode(int number) {
            this.number = number;
        }

        /** Starts a node and returns its port. */
        static int start(int number) throws IOException {
            ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            StubNode node = new StubNode(number);
            Thread.ofVirtual().start(() -> node.accept(server));
            return server.getLocalPort();
        }

        private void accept(ServerSocket server) {
            try {
                while (true) {
                    Socket socket = server.accept();
                    Thread.ofVirtual().start(() -> serve(socket));
                }
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        private void serve(Socket socket) {
            try (socket) {
                DataInputStream in =
                        new DataInputStream(new BufferedInputStream(socket.getInputStream()));
                OutputStream out = socket.getOutputStream();
                for (String head = head(in); !head.isEmpty(); head = head(in)) {
                    String key = header(head, "Sec-WebSocket-Key");
                    if (!key.isEmpty()) {
                        shakeHands(key, out);
                        serveFrames(in, out);
                        return;
                    }
                    String length = header(head, "Content-Length");
                    byte[] body = in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
                    byte[] reply = answer(new String(body, UTF_8)).getBytes(UTF_8);
                    out.write(
                            """
                            HTTP/1.1 200 OK\r
                            Date: %s\r
                            Content-Type: application/json\r
                            Content-Length: %d\r
                            \r
                            """
                                    .formatted(date(), reply.length)
                                    .getBytes(UTF_8));
                    out.write(reply);
                }
            } catch (IOException gone) {
                // the service closes its connections when it likes
            }
        }

        private static String head(InputStream in) throws IOException {
            StringBuilder head = new StringBuilder();
            for (int c = in.read(); c >= 0; c = in.read()) {
                head.append((char) c);
                if (c == '\n' && head.toString().endsWith("\r\n\r\n")) {
                    return head.toString();
                }
            }
            return "";
        }

        private static String header(String head, String name) {
            Matcher value = Pattern.compile("(?im)^" + name + ": *(.*?)\r?$").matcher(head);
            return value.find() ? value.group(1) : "";
        }

        private static String date() {
            return DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
        }

        private static void shakeHands(String key, OutputStream out) throws IOException {
            byte[] accept = hash("SHA-1", key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
            out.write(
                    """
                    HTTP/1.1 101 Switching Protocols\r
                    Date: %s\r
                    Upgrade: websocket\r
                    Connection: Upgrade\r
                    Sec-WebSocket-Accept: %s\r
                    \r
                    """
                            .formatted(date(), Base64.getEncoder().encodeToString(accept))
                            .getBytes(UTF_8));
        }

        /** Short masked frames in, one unmasked frame out for each; enough for this client. */
        private void serveFrames(DataInputStream in, OutputStream out) throws IOException {
            while (true) {
                int first = in.readUnsignedByte();
                int length = in.readUnsignedByte() & 0x7f;
                length = length == 126 ? in.readUnsignedShort() : length;
                byte[] mask = in.readNBytes(4);
                byte[] text = in.readNBytes(length);
                for (int i = 0; i < text.length; i++) {
                    text[i] ^= mask[i % 4];
                }
                if (first != 0x81) {
                    return;
                }
                byte[] reply = answer(new String(text, UTF_8)).getBytes(UTF_8);
                out.write(frameHead(reply.length));
                out.write(reply);
            }
        }

        /** Of a whole text message; the client refuses a longer form of the length than needed. */
        private static byte[] frameHead(int length) {
            ByteBuffer head = ByteBuffer.allocate(10).put((byte) 0x81);
            if (length < 126) {
                head.put((byte) length);
            } else if (length < 1 << 16) {
                head.put((byte) 126).putShort((short) length);
            } else {
                head.put((byte) 127).putLong(length);
            }
            return Arrays.copyOf(head.array(), head.position());
        }

        private String answer(String question) {
            Matcher method = METHOD.matcher(question);
            Matcher id = ID.matcher(question);
            if (!method.find() || !id.find()) {
                return "";
            }
            return "{\"jsonrpc\":\"2.0\",\"id\":%s,%s}\n"
                    .formatted(id.group(1), result(method.group(1)));
        }

        private String result(String method) {
            return switch (method) {
                case "admin_peers" -> "\"result\":" + peers();
                case "admin_nodeInfo" -> "\"result\":" + peer(PEERS - 1);
                case "web3_clientVersion" -> "\"result\":\"" + CLIENTS[0] + "\"";
                case "net_version" -> "\"result\":\"1\"";
                case "net_peerCount" -> "\"result\":\"0x32\"";
                case "eth_blockNumber" -> "\"result\":\"0x16cb0e0\"";
                case "eth_syncing" -> "\"result\":false";
                default -> "\"error\":{\"code\":-32601,\"message\":\"the method does not exist\"}";
            };
        }

        /** All but one stay; in place of that one another joins at each poll. */
        private String peers() {
            IntStream staying = IntStream.range(0, PEERS - 1);
            IntStream joining = IntStream.of(PEERS + polls.getAndIncrement());
            return IntStream.concat(staying, joining)
                    .mapToObj(this::peer)
                    .collect(Collectors.joining(",", "[", "]"));
        }

        static String idOf(int node, int peer) {
            return HexFormat.of().formatHex(key(node, peer)).substring(0, 64);
        }

        private static byte[] key(int node, int peer) {
            return hash("SHA-512", "peer " + peer + " of node " + node);
        }

        private String peer(int peer) {
            String hex = HexFormat.of().formatHex(key(number, peer));
            boolean inbound = peer % 3 == 0;
            String address =
                    "203.0.%d.%d:%d".formatted(number, peer % 250, inbound ? 41822 : 30303);
            return """
            {"enode":"enode://%s@%s","id":"%s","name":"%s",\
            "caps":["eth/68","eth/69","snap/1"],\
            "network":{"localAddress":"10.244.1.7:51234","remoteAddress":"%s",\
            "inbound":%b,"trusted":false,"static":false},\
            "protocols":{"eth":{"version":69,"earliestBlock":15537393,\
            "latestBlock":23900128,"latestBlockHash":"0x%s"},"snap":{"version":1}}}\
            """
                    .formatted(
                            hex,
                            address,
                            hex.substring(0, 64),
                            CLIENTS[peer % CLIENTS.length],
                            address,
                            inbound,
                            hex.substring(64));
        }

        private static byte[] hash(String algorithm, String text) {
            try {
                return MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8));
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
