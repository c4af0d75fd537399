package io.peermonitor.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Many nodes in a process of their own, whose CPU time is nobody else's; told by lines what to do.
 *
 * <pre>
 * java io.peermonitor.benchmark.LoadFleet NODES PEERS CHURN
 * </pre>
 *
 * <p>It says {@code ports …} once, {@code first} when the first poll was answered and {@code all}
 * when so many were as there are nodes. To {@code polls} it answers with the times of the polls of
 * each node since the last time it was asked; to {@code change} with the id of a peer that joined
 * at the first node; to {@code followed} whether anybody is subscribed there. It ends with its
 * input.
 */
public final class LoadFleet {

    private static final long PEERS_APART = 1_000_000_000L;

    private LoadFleet() {}

    public static void run(String[] args) throws IOException {
        int count = Integer.parseInt(args[0]);
        int peers = Integer.parseInt(args[1]);
        double churn = Double.parseDouble(args[2]);
        AtomicInteger polled = new AtomicInteger();
        List<LoadNode> nodes = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            LoadTable table = new LoadTable(number * PEERS_APART, peers, churn);
            nodes.add(new LoadNode(table, () -> tell(polled.incrementAndGet(), count)));
        }
        nodes.forEach(LoadNode::start);
        say(
                nodes.stream()
                        .map(node -> Integer.toString(node.port()))
                        .collect(Collectors.joining(",", "ports ", "")));
        obey(nodes);
    }

    private static void tell(int polled, int nodes) {
        if (polled == 1) {
            say("first");
        }
        if (polled == nodes) {
            say("all");
        }
    }

    private static void obey(List<LoadNode> nodes) throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, US_ASCII));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            switch (order) {
                case "polls" -> say("polls " + polls(nodes));
                case "change" -> say("change " + nodes.getFirst().change());
                case "followed" -> say("followed " + nodes.getFirst().isFollowed());
                default -> throw new IllegalArgumentException(order);
            }
        }
        System.exit(0);
    }

    private static String polls(List<LoadNode> nodes) {
        return nodes.stream()
                .map(node ->
                        node.takePolls().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(",")))
                .collect(Collectors.joining(";"));
    }

    private static synchronized void say(String line) {
        System.out.println(line);
    }
}
