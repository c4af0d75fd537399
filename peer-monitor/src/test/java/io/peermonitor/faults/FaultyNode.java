package io.peermonitor.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;

import io.peermonitor.benchmark.LoadAnswer;
import io.peermonitor.testnode.JsonRpcRequest;
import io.peermonitor.testnode.Reply;
import io.peermonitor.testnode.Script;
import io.peermonitor.testnode.ScriptedNode;
import io.peermonitor.testnode.Transport;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A node on a socket of loopback that is honest until a test wants it otherwise. */
final class FaultyNode implements AutoCloseable {

    private static final long PEERS_APART = 1_000_000_000L;
    private static final String CLIENT = "\"Geth/v1.17.10-stable-4f1c2f6b/linux-amd64/go1.26.4\"";

    private final int peers;
    private final LongSupplier firstPeer;
    private final ScriptedNode node;
    private final Queue<Long> polls = new ConcurrentLinkedQueue<>();
    private volatile Script script = this::honest;

    private FaultyNode(Transport transport, int peers, LongSupplier firstPeer) {
        this.peers = peers;
        this.firstPeer = firstPeer;
        this.node =
                ScriptedNode.start(
                        transport,
                        new Script() {

                            @Override
                            public void answer(JsonRpcRequest request, Reply reply)
                                    throws Exception {
                                script.answer(request, reply);
                            }

                            @Override
                            public boolean opens(Map<String, String> headers, Reply reply)
                                    throws Exception {
                                return script.opens(headers, reply);
                            }
                        });
    }

    /** Nodes whose peers stay. */
    static List<FaultyNode> steady(int nodes, Transport transport, int peers) {
        return IntStream.range(0, nodes)
                .mapToObj(number -> steady(transport, number, peers))
                .toList();
    }

    /**
     * All its peers are others at each poll.
     *
     * @param number of the node: no two have the same peers
     */
    static FaultyNode churned(int number, int peers) {
        AtomicLong next = new AtomicLong(number * PEERS_APART);
        return new FaultyNode(Transport.HTTP, peers, () -> next.getAndAdd(peers));
    }

    /** After the first poll, connections are not yet what they stay. */
    static void awaitSettled(List<FaultyNode> nodes) {
        Map<FaultyNode, Integer> before =
                nodes.stream().collect(Collectors.toMap(node -> node, node -> node.polls().size()));
        await().atMost(ServiceProcess.PATIENCE)
                .until(() ->
                        nodes.stream()
                                .allMatch(node ->
                                        node.polls().size() > before.getOrDefault(node, 0) + 2));
    }

    private static FaultyNode steady(Transport transport, int number, int peers) {
        return new FaultyNode(transport, peers, () -> number * PEERS_APART);
    }

    String url() {
        return node.url();
    }

    /** From now on. */
    void does(Script fault) {
        script = fault;
    }

    /** From now on. */
    void isHonest() {
        script = this::honest;
    }

    void honest(JsonRpcRequest request, Reply reply) throws IOException {
        switch (request.method()) {
            case "admin_peers" -> {
                polls.add(System.nanoTime());
                reply.result(table());
            }
            case "web3_clientVersion" -> reply.result(CLIENT);
            case "net_version" -> reply.result("\"1\"");
            case "eth_chainId" -> reply.result("\"0x1\"");
            case "eth_blockNumber" -> reply.result("\"0x16cb0e0\"");
            case "eth_syncing" -> reply.result("false");
            case "admin_subscribe" -> reply.result("\"0x9cef478923ff08bf67fde6c64013158d\"");
            default -> reply.error(-32601, "the method does not exist");
        }
    }

    private String table() {
        String answer = new String(LoadAnswer.of(firstPeer.getAsLong(), peers), US_ASCII);
        return answer.substring(answer.indexOf('['), answer.lastIndexOf(']') + 1);
    }

    /** When each honestly answered poll arrived, in nanoseconds of this machine's clock. */
    List<Long> polls() {
        return List.copyOf(polls);
    }

    long requests() {
        return node.requests();
    }

    long connections() {
        return node.connections();
    }

    /** Cuts every connection, and nobody listens. */
    void stop() {
        node.stop();
    }

    /** Listens on the same port again. */
    void resume() {
        node.resume();
    }

    @Override
    public void close() {
        node.close();
    }
}
