package io.peermonitor.consensus;

import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.PolledNode;
import io.peermonitor.wire.HostLookup;
import io.peermonitor.wire.HttpClients;
import io.peermonitor.wire.Limits;
import io.peermonitor.wire.PeerTable;
import java.time.Duration;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** Opens readers for consensus clients; they share the HTTP client and DNS. */
public final class ConsensusNodes implements AutoCloseable {

    private final Limits limits;
    private final Duration timeout;
    private final JsonMapper mapper;
    private final HostLookup hosts;
    private final HttpClients clients;

    /**
     * @param timeout for one poll of one client, all its questions together
     */
    public ConsensusNodes(Limits limits, Duration timeout) {
        this(limits, timeout, (String _) -> {});
    }

    /**
     * @param warnings told what the operator should mend about the names of nodes
     */
    public ConsensusNodes(Limits limits, Duration timeout, Consumer<String> warnings) {
        this(limits, timeout, HostLookup.within(timeout, warnings));
    }

    ConsensusNodes(Limits limits, Duration timeout, HostLookup hosts) {
        this.limits = limits;
        this.timeout = timeout;
        this.mapper = PeerTable.mapper(limits, BeaconPeer::read);
        this.hosts = hosts;
        this.clients = HttpClients.of(hosts, timeout);
    }

    /**
     * A reader for the consensus client of this node.
     *
     * @throws IllegalArgumentException when the url is none that can be read; the message does not
     *     repeat it
     */
    public PolledNode open(NodeName node, String url) {
        BeaconAddress address = BeaconAddress.parse(url);
        ClockReading clock = new ClockReading();
        return new ConsensusNode(
                node,
                address,
                BeaconCalls.to(address, clients.http(), mapper, limits, clock),
                clock,
                timeout);
    }

    /**
     * Checks a url before anything is started.
     *
     * @throws IllegalArgumentException when it is none that can be read; the message does not
     *     repeat it
     */
    public static void requireReadable(String url) {
        BeaconAddress.parse(url);
    }

    @Override
    public void close() {
        hosts.close();
        clients.close();
    }
}
