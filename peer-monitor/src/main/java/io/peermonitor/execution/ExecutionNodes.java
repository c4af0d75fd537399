package io.peermonitor.execution;

import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.NodeReader;
import io.peermonitor.wire.HostLookup;
import io.peermonitor.wire.HttpClients;
import io.peermonitor.wire.Limits;
import io.peermonitor.wire.PeerTable;
import io.peermonitor.wire.RepeatedTables;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Opens readers for nodes; they share HTTP clients, DNS and a timer. */
public final class ExecutionNodes implements AutoCloseable {

    private final Limits limits;
    private final Duration timeout;
    private final JsonMapper mapper;
    private final RepeatedTables tables;
    private final HostLookup hosts;
    private final HttpClients clients;
    private final ScheduledExecutorService timer;

    /**
     * @param timeout for one poll of one node, all its questions together
     */
    public ExecutionNodes(Limits limits, Duration timeout) {
        this(limits, timeout, (String _) -> {});
    }

    /**
     * @param warnings told what the operator should mend about the names of nodes
     */
    public ExecutionNodes(Limits limits, Duration timeout, Consumer<String> warnings) {
        this(limits, timeout, HostLookup.within(timeout, warnings));
    }

    ExecutionNodes(Limits limits, Duration timeout, HostLookup hosts) {
        this.limits = limits;
        this.timeout = timeout;
        ClientNames names = new ClientNames();
        PeerTable.Entry entry = json -> PeerEntry.read(json, names);
        this.mapper = PeerTable.mapper(limits, entry);
        this.tables = new RepeatedTables(mapper, limits, entry);
        this.hosts = hosts;
        this.clients = HttpClients.of(hosts, timeout);
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("ipc-deadlines").factory());
    }

    /**
     * A reader for the node at this url.
     *
     * @throws IllegalArgumentException when the url is none that can be read; the message does not
     *     repeat it
     */
    public NodeReader open(NodeName name, String url) {
        NodeAddress address = NodeAddress.parse(url);
        return new ExecutionNode(
                name,
                address,
                wire(address),
                pushWire(address),
                new ClockProbe(clients.http(), address),
                mapper,
                tables.ofOneNode(),
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
            case NodeAddress.Http remote -> new HttpWire(clients.http(), remote);
            case NodeAddress.WebSocket remote ->
                    new WebSocketWire(clients.webSockets(), remote, new Notifications(mapper));
            case NodeAddress.Ipc local -> new IpcWire(local, timer);
        };
    }

    private @Nullable PushWire pushWire(NodeAddress address) {
        return switch (address) {
            case NodeAddress.Http _ -> null;
            case NodeAddress.WebSocket remote ->
                    new WebSocketPushWire(clients.webSockets(), remote, new Notifications(mapper));
            case NodeAddress.Ipc local -> new IpcPushWire(new IpcWire(local, timer));
        };
    }

    @Override
    public void close() {
        hosts.close();
        timer.shutdownNow();
        clients.close();
    }
}
