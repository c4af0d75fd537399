package io.peermonitor.realnodes;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A real Geth on loopback with a chain of its own: no discovery, no bootnodes, nobody else. */
final class GethProcess implements RealNode {

    private static final String GENESIS = "geth/genesis.json";

    private final NodeFolder folder;
    private final GethPorts ports;
    private final GethCommand command;
    private final NodeRpc rpc;
    private NodeProcess process;

    private GethProcess(NodeFolder folder, Path genesis) {
        this.folder = folder;
        this.ports = GethPorts.free();
        this.command = new GethCommand(folder, ports);
        this.rpc = new NodeRpc(ports.http());
        initialize(genesis);
        this.process = folder.run(command.run(), rpc);
    }

    static GethProcess start() {
        NodeFolder folder = NodeFolder.create();
        return new GethProcess(folder, folder.copyOf(GENESIS));
    }

    /** With a first block, and so a newest one, of that time. */
    static GethProcess startAtBlockOf(Instant time) {
        NodeFolder folder = NodeFolder.create();
        String genesis =
                folder.read(folder.copyOf(GENESIS))
                        .replace(
                                "\"timestamp\": \"0x0\"",
                                "\"timestamp\": \"0x%x\"".formatted(time.getEpochSecond()));
        return new GethProcess(folder, folder.write("genesis.json", genesis));
    }

    @Override
    public NodeRpc rpc() {
        return rpc;
    }

    @Override
    public String url(Transport transport) {
        return switch (transport) {
            case HTTP -> rpc.url().toString();
            case WEBSOCKET -> "ws://127.0.0.1:" + ports.webSocket();
            case IPC -> command.ipc().toString();
        };
    }

    /**
     * Makes this node the dialler, so that it sees the other as outbound.
     *
     * <p>Geth waits some 35 seconds before it dials the same node again, but a node that has just
     * been started remembers no dial: after a restart, let the fresh one call this.
     */
    void addPeer(GethProcess other) {
        rpc.call("admin_addPeer", other.rpc.enode());
    }

    /** Ends the connection, and this node's wish for it, when it was the dialler. */
    void removePeer(GethProcess other) {
        rpc.call("admin_removePeer", other.rpc.enode());
    }

    /** The id that its peers know it by. */
    String id() {
        return rpc.call("admin_nodeInfo").path("id").asString();
    }

    @Override
    public void kill() {
        process.kill();
    }

    /** Comes back with the same node key, chain and ports, and with no peers. */
    @Override
    public void restart() {
        kill();
        process = folder.run(command.run(), rpc);
    }

    /** Comes back under a new id, whom everybody may dial at once. */
    void restartAsAnother() {
        kill();
        folder.remove("data/geth/nodekey");
        process = folder.run(command.run(), rpc);
    }

    @Override
    public String lastLines() {
        return process.lastLines();
    }

    @Override
    public void close() {
        process.stop();
        folder.delete();
    }

    private void initialize(Path genesis) {
        List<String> init = command.init(genesis);
        var initialization = NodeProcess.start(init, folder);
        if (initialization.exitCode() != 0) {
            throw new IllegalStateException("geth init failed:\n" + initialization.lastLines());
        }
    }
}
