package io.peermonitor.realnodes;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real EthereumJS node on a throw-away chain: another client, and one that gives no direction.
 *
 * <p>Never start it without {@code --gethGenesis}: its default is the main network.
 */
final class EthereumJsNode implements RealNode {

    private final NodeFolder folder = NodeFolder.create();
    private final int p2pPort = LoopbackPorts.next();
    private final int webSocketPort = LoopbackPorts.next();
    private final NodeRpc rpc = new NodeRpc(LoopbackPorts.next());
    private final List<String> command;
    private NodeProcess process;

    private EthereumJsNode(String... role) {
        this.command = Stream.concat(loopbackOnly().stream(), Arrays.stream(role)).toList();
        this.process = folder.run(command, rpc);
    }

    /** The node that signs the blocks; the client gives up without one. */
    static EthereumJsNode startSigner() {
        return new EthereumJsNode("--bootnodes", "--mine", "--isSingleNode");
    }

    static EthereumJsNode startPeerOf(EthereumJsNode signer) {
        return new EthereumJsNode("--bootnodes=" + signer.rpc.enode());
    }

    @Override
    public NodeRpc rpc() {
        return rpc;
    }

    @Override
    public String url(Transport transport) {
        return switch (transport) {
            case HTTP -> rpc.url().toString();
            case WEBSOCKET -> "ws://127.0.0.1:" + webSocketPort;
            case IPC -> throw new IllegalArgumentException("EthereumJS has no IPC socket");
        };
    }

    @Override
    public void kill() {
        process.kill();
    }

    /** Comes back on its ports but under a new id: this client never stores its key. */
    @Override
    public void restart() {
        kill();
        process = folder.run(command, rpc);
    }

    @Override
    public String lastLines() {
        return process.lastLines();
    }

    @Override
    public void close() {
        // a graceful stop takes it eight to ten seconds, and nobody needs its data
        process.kill();
        folder.delete();
    }

    private List<String> loopbackOnly() {
        return List.of(
                "node",
                NodeProgram.ETHEREUMJS.path().toString(),
                "--gethGenesis=" + folder.copyOf("ethereumjs/devpeers.json"),
                "--unlock=" + folder.copyOf("ethereumjs/throwaway-signer.key"),
                "--dataDir=" + folder.path("data"),
                "--discDns=false",
                "--discV4=true",
                "--port=" + p2pPort,
                "--extIP=127.0.0.1",
                "--maxPeers=10",
                "--rpc",
                "--rpcAddr=127.0.0.1",
                "--rpcPort=" + rpc.url().getPort(),
                "--ws",
                "--wsAddr=127.0.0.1",
                "--wsPort=" + webSocketPort,
                "--logFile=false");
    }
}
