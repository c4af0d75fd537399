package io.peermonitor;

import io.peermonitor.consensus.ConsensusNodes;
import io.peermonitor.execution.ExecutionNodes;
import io.peermonitor.history.HistoryLimits;
import io.peermonitor.monitor.PollingTimes;
import io.peermonitor.pair.PairRules;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.Shard;
import io.peermonitor.peer.WatchedNode;
import io.peermonitor.wire.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * All that an operator can set; a misspelt property in YAML or on the command line stops the start
 * (in the environment Boot does not look for any).
 *
 * @param nodes the nodes to watch, by name; without any, one node {@code geth} at GETH_RPC_URL
 * @param polling how often and how long each node is asked
 * @param limits how much of an answer is accepted
 * @param console what the console shows
 * @param analysis from when on a peer table looks wrong
 * @param discovery where more nodes are found
 * @param pair when the two clients of a node do not work as one
 * @param geo files that tell country and network operator of an address
 * @param history how much of what happened is remembered
 * @param shard which of the nodes this monitor watches, where several share them
 */
@ConfigurationProperties(prefix = "peer-monitor", ignoreUnknownFields = false)
record PeerMonitorSettings(
        @DefaultValue Map<String, Node> nodes,
        @DefaultValue Polling polling,
        @DefaultValue MaximumSizes limits,
        @DefaultValue ConsoleOutput console,
        @DefaultValue Remembered history,
        @DefaultValue AnalysisSettings analysis,
        @DefaultValue GeoFiles geo,
        @DefaultValue Discovery discovery,
        @DefaultValue Pairs pair,
        @DefaultValue Sharding shard) {

    PeerMonitorSettings {
        nodes.forEach(Node::check);
    }

    static void checkConsensus(String property, String url) {
        try {
            ConsensusNodes.requireReadable(url);
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(property + ": " + unreadable.getMessage());
        }
    }

    /**
     * One node.
     *
     * @param url http(s) or ws(s) URL, or the path of an IPC socket; may hold user:password, which
     *     is never shown
     * @param peerLimit the node's own peer limit (Geth's --maxpeers), which no client tells; not
     *     set = metrics that need it are absent
     * @param consensusUrl http(s) URL of the Beacon API of the consensus client that drives this
     *     node; may hold user:password; not set = only the execution client is watched
     */
    record Node(@Nullable String url, @Nullable Integer peerLimit, @Nullable String consensusUrl) {

        static void check(String name, Node node) {
            node.watched(name);
            try {
                ExecutionNodes.requireReadable(node.requiredUrl());
            } catch (IllegalArgumentException unreadable) {
                throw new IllegalArgumentException(
                        "peer-monitor.nodes." + name + ".url: " + unreadable.getMessage());
            }
            if (node.consensusUrl != null) {
                checkConsensus("peer-monitor.nodes." + name + ".consensus-url", node.consensusUrl);
            }
        }

        /** Its clients that are to be watched, the execution client first. */
        List<WatchedNode> watched(String name) {
            NodeName node = new NodeName(name);
            WatchedNode execution = new WatchedNode(node, peerLimit);
            return consensusUrl == null
                    ? List.of(execution)
                    : List.of(execution, WatchedNode.consensus(node));
        }

        String requiredUrl() {
            if (url == null || url.isBlank()) {
                throw new IllegalArgumentException("it is missing; give the node's address.");
            }
            return url;
        }

        @Override
        public String toString() {
            return "Node[url=(not shown), peerLimit=" + peerLimit + ", consensusUrl=(not shown)]";
        }
    }

    /**
     * Nodes found in DNS, beside those that are configured.
     *
     * @param dns the SRV name of a named port, for example {@code
     *     _ws-admin._tcp.geth-headless.ethereum.svc.cluster.local}; not set = none are looked for
     * @param peerLimit the peer limit of each of them
     * @param consensusUrl of the consensus client of each of them, with {@code {ordinal}} for the
     *     number at the end of the node's name, for example {@code
     *     http://prysm-beacon-{ordinal}.prysm-beacon-headless:3500}; not set = only the execution
     *     clients are watched
     * @param interval how often DNS is asked
     * @param forgetAfter how long a node stays, dark, that DNS no longer names
     */
    record Discovery(
            @Nullable String dns,
            @Nullable Integer peerLimit,
            @Nullable String consensusUrl,
            @DefaultValue("10s") Duration interval,
            @DefaultValue("15m") Duration forgetAfter) {

        private static final String ORDINAL = "{ordinal}";
        private static final Pattern NUMBER = Pattern.compile("-(\\d{1,9})$");

        private static final Pattern SERVICE =
                Pattern.compile("_[A-Za-z0-9-]{1,62}\\._tcp(\\.[A-Za-z0-9-]{1,63}){1,30}\\.?");

        Discovery {
            if (dns != null && !SERVICE.matcher(dns).matches()) {
                throw new IllegalArgumentException(
                        "peer-monitor.discovery.dns is no SRV name: give _<port name>._tcp.<service>,"
                                + " for example"
                                + " _ws-admin._tcp.geth-headless.ethereum.svc.cluster.local.");
            }
            if (consensusUrl != null) {
                String property = "peer-monitor.discovery.consensus-url";
                if (!consensusUrl.contains(ORDINAL)) {
                    throw new IllegalArgumentException(
                            property
                                    + " has no {ordinal}: every node would have the same consensus"
                                    + " client; give for example"
                                    + " http://prysm-beacon-{ordinal}.prysm-beacon-headless:3500.");
                }
                checkConsensus(property, consensusUrl.replace(ORDINAL, "0"));
            }
            positive("interval", interval);
            positive("forget-after", forgetAfter);
            if (peerLimit != null && peerLimit < 1) {
                throw new IllegalArgumentException(
                        "peer-monitor.discovery.peer-limit is "
                                + peerLimit
                                + ": give the nodes' own limit (Geth's --maxpeers), at least 1.");
            }
        }

        /**
         * The address of the other half of this node; none of a node whose name ends in no number.
         */
        Optional<String> consensusUrlOf(NodeName node) {
            Matcher number = NUMBER.matcher(node.value());
            return consensusUrl == null || !number.find()
                    ? Optional.empty()
                    : Optional.of(consensusUrl.replace(ORDINAL, number.group(1)));
        }

        @Override
        public String toString() {
            return "Discovery[dns="
                    + dns
                    + ", peerLimit="
                    + peerLimit
                    + ", consensusUrl=(not shown), interval="
                    + interval
                    + ", forgetAfter="
                    + forgetAfter
                    + "]";
        }

        private static void positive(String property, Duration value) {
            if (value.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException(
                        "peer-monitor.discovery."
                                + property
                                + " is "
                                + value
                                + ": give 1s or more.");
            }
        }
    }

    /**
     * The beat of the polls.
     *
     * @param interval from the start of one poll of a node to the start of the next
     * @param timeout for one poll of one node, not longer than the interval; not set = 5s, or the
     *     interval if that is shorter
     */
    record Polling(@DefaultValue("10s") Duration interval, @Nullable Duration timeout) {

        private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(5);

        Polling {
            times(interval, timeout);
        }

        PollingTimes times() {
            return times(interval, timeout);
        }

        private static PollingTimes times(Duration interval, @Nullable Duration timeout) {
            Duration usual = interval.compareTo(USUAL_TIMEOUT) < 0 ? interval : USUAL_TIMEOUT;
            return new PollingTimes(interval, timeout == null ? usual : timeout);
        }
    }

    /**
     * What a node may send.
     *
     * @param maxResponseSize of one answer, decoded
     * @param maxPeers of one node; of more, the lowest ids are kept and
     *     peer_monitor_peers_truncated is 1
     */
    record MaximumSizes(
            @DefaultValue("8MB") DataSize maxResponseSize, @DefaultValue("2000") int maxPeers) {

        MaximumSizes {
            limits(maxResponseSize, maxPeers);
        }

        Limits limits() {
            return limits(maxResponseSize, maxPeers);
        }

        private static Limits limits(DataSize maxResponseSize, int maxPeers) {
            long bytes = Math.min(maxResponseSize.toBytes(), Integer.MAX_VALUE);
            return new Limits(Math.toIntExact(bytes), maxPeers);
        }
    }

    /**
     * What the console shows.
     *
     * @param tableEvery how often the whole peer table of a node is printed; 0 prints none
     */
    record ConsoleOutput(@DefaultValue("5m") Duration tableEvery) {

        ConsoleOutput {
            if (tableEvery.isNegative()) {
                throw new IllegalArgumentException(
                        "peer-monitor.console.table-every is "
                                + tableEvery
                                + ": give 0 for no table or a time such as 5m.");
            }
        }
    }

    /**
     * How much of what happened is remembered, in memory and until the service stops.
     *
     * @param maxEvents of all nodes together
     * @param maxSessions that ended, of all peers together
     * @param maxAge of both
     */
    record Remembered(
            @DefaultValue("10000") int maxEvents,
            @DefaultValue("10000") int maxSessions,
            @DefaultValue("24h") Duration maxAge) {

        Remembered {
            new HistoryLimits(maxEvents, maxSessions, maxAge);
        }

        HistoryLimits limits() {
            return new HistoryLimits(maxEvents, maxSessions, maxAge);
        }
    }

    /**
     * The two clients of a node.
     *
     * @param hold how long something has to be wrong, or right again, before it is told
     */
    record Pairs(@DefaultValue("30s") Duration hold) {

        Pairs {
            if (hold.isNegative()) {
                throw new IllegalArgumentException(
                        "peer-monitor.pair.hold is "
                                + hold
                                + ": give 0s or more; 30s is a good value.");
            }
        }

        PairRules rules() {
            return PairRules.USUAL.heldFor(hold);
        }
    }

    /**
     * Several monitors that share the nodes among them by their names.
     *
     * @param index which of them this is, from 0; has no default when there are several, or all
     *     would watch the same nodes
     * @param count how many there are
     */
    record Sharding(@Nullable Integer index, @DefaultValue("1") int count) {

        Sharding {
            shard(index, count);
        }

        Shard shard() {
            return shard(index, count);
        }

        private static Shard shard(@Nullable Integer index, int count) {
            if (index == null && count > 1) {
                throw new IllegalArgumentException(
                        "peer-monitor.shard.index is missing: give each of the "
                                + count
                                + " monitors its own number, from 0.");
            }
            return new Shard(index == null ? 0 : index, count);
        }
    }

    /**
     * Local files in MaxMind's format; nothing is asked over the network.
     *
     * @param countryFile tells the country of an address, for example GeoLite2-Country.mmdb
     * @param asnFile tells its network operator, for example GeoLite2-ASN.mmdb
     */
    record GeoFiles(@Nullable Path countryFile, @Nullable Path asnFile) {}
}
