package io.peermonitor.execution;

import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.NodeReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import tools.jackson.databind.json.JsonMapper;

/** Opens readers for nodes; they share one HTTP client, one WebSocket client and one timer. */
public final class ExecutionNodes implements AutoCloseable {

    /**
     * Shorter than a usual interval would cost a connection each poll; Geth drops idle ones after
     * 120 s.
     */
    private static final int IDLE_SECONDS = 60;

    private static final int MOST_IDLE_CONNECTIONS = 256;

    private final Limits limits;
    private final Duration timeout;
    private final JsonMapper mapper;
    private final HostLookup hosts;
    private final OkHttpClient http;
    private final HttpClient webSockets;
    private final ScheduledExecutorService timer;

    /**
     * @param timeout for one poll of one node, all its questions together
     */
    public ExecutionNodes(Limits limits, Duration timeout) {
        this.limits = limits;
        this.timeout = timeout;
        this.mapper = JsonLimits.mapper(limits);
        this.hosts = new HostLookup(timeout);
        this.http = httpClient(hosts, timeout);
        this.webSockets =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("ipc-deadlines").factory());
    }

    private static OkHttpClient httpClient(HostLookup hosts, Duration timeout) {
        return new OkHttpClient.Builder()
                .dns(hosts)
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectTimeout(timeout)
                .readTimeout(timeout)
                .writeTimeout(timeout)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectionPool(
                        new ConnectionPool(MOST_IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
                .build();
    }

    /**
     * A reader for the node at this url.
     *
     * @throws IllegalArgumentException when the url is none that can be read; the message does not
     *     repeat it
     */
    public NodeReader open(NodeName name, String url) {
        NodeAddress address = NodeAddress.parse(url);
        URI clockUrl = address instanceof NodeAddress.Remote remote ? remote.httpUrl() : null;
        return new ExecutionNode(
                name,
                address,
                wire(address),
                new ClockProbe(http, clockUrl),
                mapper,
                limits,
                timeout);
    }

    /**
     * Checks a url before anything is started.
     *
     * @throws IllegalArgumentException when it is none that can be read; the message does not
     *     repeat it
     */
    public static void requireReadable(String url) {
        NodeAddress.parse(url);
    }

    private Wire wire(NodeAddress address) {
        return switch (address) {
            case NodeAddress.Http remote -> new HttpWire(http, remote);
            case NodeAddress.WebSocket remote -> new WebSocketWire(webSockets, hosts, remote);
            case NodeAddress.Ipc local -> new IpcWire(local, timer);
        };
    }

    @Override
    public void close() {
        hosts.close();
        timer.shutdownNow();
        webSockets.shutdownNow();
        http.connectionPool().evictAll();
    }
}
