package io.peermonitor.analysis;

import static io.peermonitor.analysis.Indicator.DISTINCT_NETWORKS;
import static io.peermonitor.analysis.Indicator.EFFECTIVE_NETWORKS;
import static io.peermonitor.analysis.Indicator.OUTBOUND_TOP_NETWORK;
import static io.peermonitor.analysis.Indicator.SAME_ADDRESS;
import static io.peermonitor.analysis.Indicator.TOP_NETWORK;
import static io.peermonitor.analysis.Indicator.TOP_WIDE_NETWORK;

import io.peermonitor.peer.Direction;
import java.util.List;
import java.util.stream.Stream;

/** Judges where the peers are, of each direction apart; the worst direction counts. */
final class PlacementJudge {

    /** A third of the smallest table that is judged, and a few more. */
    private static final int FEWEST_OF_A_DIRECTION = 6;

    /** Fewer peers cannot be spread over enough wide networks to look diverse. */
    private static final int FEWEST_TO_BE_DIVERSE = 16;

    private final NetworkFigures networks;
    private final AnalysisRules rules;
    private final int peers;

    PlacementJudge(Figures figures, AnalysisRules rules) {
        this.networks = figures.networks();
        this.rules = rules;
        this.peers = figures.direction().all();
    }

    /** The peers of one direction. */
    private record Pool(Direction direction, Placement placement) {

        String name() {
            return direction == Direction.UNKNOWN ? "undirected" : direction.label();
        }

        String peers() {
            return placement.peers() + " " + name() + " peers";
        }
    }

    private List<Pool> allPools() {
        return List.of(
                new Pool(Direction.OUTBOUND, networks.outbound()),
                new Pool(Direction.INBOUND, networks.inbound()),
                new Pool(Direction.UNKNOWN, networks.undirected()));
    }

    List<Reading> readings() {
        List<Pool> large = large(FEWEST_OF_A_DIRECTION);
        return List.of(
                worst(
                        OUTBOUND_TOP_NETWORK,
                        large.stream()
                                .filter(pool -> pool.direction() == Direction.OUTBOUND)
                                .map(pool -> topNetwork(OUTBOUND_TOP_NETWORK, pool, 3, 4))),
                worst(TOP_NETWORK, large.stream().map(pool -> topNetwork(TOP_NETWORK, pool, 4, 6))),
                worst(TOP_WIDE_NETWORK, large.stream().map(this::topWideNetwork)),
                worst(SAME_ADDRESS, allPools().stream().map(this::sameAddress)),
                worst(DISTINCT_NETWORKS, large.stream().map(this::distinctNetworks)),
                worst(
                        EFFECTIVE_NETWORKS,
                        large(FEWEST_TO_BE_DIVERSE).stream().map(this::effectiveNetworks)));
    }

    /** Those with enough public addresses; of translated inbound peers the rest tells nothing. */
    private List<Pool> large(int fewest) {
        return allPools().stream()
                .filter(_ -> peers >= rules.fewestPeers())
                .filter(pool -> pool.placement().peers() >= fewest)
                .filter(pool ->
                        pool.direction() != Direction.INBOUND || !networks.inboundIsTranslated())
                .toList();
    }

    private Reading worst(Indicator indicator, Stream<Reading> readings) {
        return readings.reduce((worst, next) -> next.isWorseThan(worst) ? next : worst)
                .orElseGet(() -> Reading.unknown(indicator, tooFew()));
    }

    private String tooFew() {
        return "too few peers with a public address: "
                + networks.outbound().peers()
                + " outbound, "
                + networks.inbound().peers()
                + " inbound, of "
                + peers;
    }

    private Reading topNetwork(Indicator indicator, Pool pool, int toWarn, int toBeCritical) {
        return top(indicator, pool, pool.placement().networks(), toWarn, toBeCritical);
    }

    private Reading topWideNetwork(Pool pool) {
        return top(TOP_WIDE_NETWORK, pool, pool.placement().wideNetworks(), 4, 6);
    }

    /** A share of few peers is large soon, so it takes some peers as well. */
    private Reading top(
            Indicator indicator,
            Pool pool,
            Concentration<Subnet> networksOfPool,
            int toWarn,
            int toBeCritical) {
        int most = networksOfPool.most();
        double share = (double) most / networksOfPool.total();
        Level level = rules.level(indicator, share);
        if (level == Level.CRITICAL && most < toBeCritical) {
            level = Level.WARNING;
        }
        if (level == Level.WARNING && most < toWarn) {
            level = Level.OK;
        }
        String reason =
                "%d of %s are in %s"
                        .formatted(most, pool.peers(), networksOfPool.counts().getFirst().kind());
        return new Reading(indicator, share, level, reason);
    }

    private Reading sameAddress(Pool pool) {
        Concentration<Subnet> addresses = pool.placement().addresses();
        int most = addresses.most();
        String reason =
                most == 0
                        ? "no %s peer has a public address".formatted(pool.name())
                        : "%d of %s are at %s"
                                .formatted(
                                        most, pool.peers(), addresses.counts().getFirst().kind());
        return new Reading(SAME_ADDRESS, (double) most, rules.level(SAME_ADDRESS, most), reason);
    }

    private Reading distinctNetworks(Pool pool) {
        Concentration<Subnet> of = pool.placement().networks();
        double ratio = (double) of.distinct() / of.total();
        return new Reading(
                DISTINCT_NETWORKS,
                ratio,
                rules.level(DISTINCT_NETWORKS, ratio),
                "%s are in %d different networks".formatted(pool.peers(), of.distinct()));
    }

    private Reading effectiveNetworks(Pool pool) {
        Concentration<Subnet> of = pool.placement().wideNetworks();
        double effective = 1 / of.squares();
        return new Reading(
                EFFECTIVE_NETWORKS,
                effective,
                rules.level(EFFECTIVE_NETWORKS, effective),
                "%s are as diverse as %s equally large wide networks (/16, IPv6 /32)"
                        .formatted(pool.peers(), Words.decimal(effective)));
    }
}
