package io.peermonitor.link;

import io.peermonitor.testnode.ScriptedNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Nodes in a process of their own, which can be on another host than the test; told by lines what
 * to do.
 *
 * <pre>
 * java io.peermonitor.link.FarNodes ADDRESS PORT…
 * </pre>
 *
 * <p>An order is {@code join PORT PEER}, {@code leave PORT PEER}, {@code reset PORT} or {@code
 * follower PORT}, which is answered with the port of the newest subscriber. It ends with its input.
 */
public final class FarNodes {

    private FarNodes() {}

    public static void run(String[] args) throws IOException {
        Map<String, FarNode> nodes = new TreeMap<>();
        for (int at = 1; at < args.length; at++) {
            FarNode node = new FarNode();
            ScriptedNode.startWebSocket(
                    new InetSocketAddress(args[0], Integer.parseInt(args[at])), node);
            nodes.put(args[at], node);
        }
        System.out.println("listening");
        BufferedReader orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String[] words = order.split(" ", -1);
            FarNode node = Objects.requireNonNull(nodes.get(words[1]), order);
            System.out.println(obey(words[0], node, words[words.length - 1]));
        }
        System.exit(0);
    }

    private static String obey(String order, FarNode node, String last) throws IOException {
        return switch (order) {
            case "join" -> node.join(Integer.parseInt(last));
            case "leave" -> node.leave(Integer.parseInt(last));
            case "reset" -> node.reset();
            case "follower" -> node.follower();
            default -> throw new IllegalArgumentException(order);
        };
    }
}
