package io.peermonitor.link;

import java.io.IOException;
import java.util.List;

/**
 * Two hosts and the router between them, which can lose packets without a word to anybody: neither
 * end gets a FIN, a reset or an ICMP message.
 */
record Network(Host router, Host monitor, Host node) implements AutoCloseable {

    static final String NODE = "198.51.100.2";

    /** Of the two networks; nobody's, by RFC 5737. */
    private static final String MONITORS = "192.0.2";

    private static final String NODES = "198.51.100";

    static Network open() throws IOException {
        Host router = Host.first();
        Network network = new Network(router, router.beside(), router.beside());
        network.connect(network.monitor, "to-monitor", MONITORS);
        network.connect(network.node, "to-node", NODES);
        router.finish(List.of("sh", "-c", "echo 1 >/proc/sys/net/ipv4/ip_forward"));
        return network;
    }

    private void connect(Host host, String port, String prefix) throws IOException {
        router.run("ip link add " + port + " type veth peer name eth0 netns " + host.pid());
        router.run("ip addr add " + prefix + ".1/24 dev " + port);
        router.run("ip link set " + port + " up");
        host.run("ip link set lo up");
        host.run("ip addr add " + prefix + ".2/24 dev eth0");
        host.run("ip link set eth0 up");
        host.run("ip route add default via " + prefix + ".1");
    }

    /** From now on nothing reaches this port of the node, and nothing comes from it. */
    void lose(int port) throws IOException {
        rules("add", "ipproto tcp", "dport " + port, "sport " + port);
    }

    void deliver(int port) throws IOException {
        rules("del", "ipproto tcp", "dport " + port, "sport " + port);
    }

    /** As a NAT or a firewall that drops one connection from its table. */
    void forget(int clientPort) throws IOException {
        rules("add", "ipproto tcp", "sport " + clientPort, "dport " + clientPort);
    }

    private void rules(String what, String protocol, String there, String back) throws IOException {
        router.run("ip rule " + what + " " + protocol + " " + there + " blackhole");
        router.run("ip rule " + what + " " + protocol + " " + back + " blackhole");
    }

    @Override
    public void close() {
        monitor.close();
        node.close();
        router.close();
    }
}
