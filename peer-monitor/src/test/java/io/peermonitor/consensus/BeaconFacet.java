package io.peermonitor.consensus;

import io.peermonitor.peer.BeaconChain;
import io.peermonitor.peer.PollResult.Reached;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One thing that a poll tells beside the peers, and the questions whose answers it needs. */
@SuppressWarnings("ImmutableEnumChecker") // List.of lists and these predicates do not change
enum BeaconFacet {
    HEAD_SLOT(reached -> chain(reached).headSlot() != null, BeaconStubs.SYNCING),
    SYNCING(reached -> reached.chain().syncing() != null, BeaconStubs.SYNCING),
    OPTIMISTIC(reached -> chain(reached).optimistic() != null, BeaconStubs.SYNCING),
    EXECUTION_OFFLINE(reached -> chain(reached).executionOffline() != null, BeaconStubs.SYNCING),
    HEAD_BLOCK(reached -> reached.chain().headBlock() != null, BeaconStubs.HEAD),
    FINALIZED(reached -> chain(reached).finalizedEpoch() != null, BeaconStubs.CHECKPOINTS),
    CLIENT(reached -> reached.identity().client() != null, BeaconStubs.VERSION),
    ID(reached -> reached.identity().id() != null, BeaconStubs.IDENTITY),
    LISTEN(reached -> reached.identity().listen() != null, BeaconStubs.IDENTITY),
    NETWORK(reached -> reached.identity().networkId() != null, BeaconStubs.SPEC),
    CHAIN_ID(reached -> reached.identity().rules().chainId() != null, BeaconStubs.SPEC),
    GENESIS(reached -> reached.identity().rules().genesis() != null, BeaconStubs.GENESIS),
    TIME(reached -> chain(reached).time() != null, BeaconStubs.GENESIS, BeaconStubs.SPEC),
    FORKS(
            reached -> !reached.identity().rules().forkTimes().isEmpty(),
            BeaconStubs.GENESIS,
            BeaconStubs.SPEC);

    private final Predicate<Reached> told;
    private final List<String> questions;

    BeaconFacet(Predicate<Reached> told, String... questions) {
        this.told = told;
        this.questions = List.copyOf(Arrays.asList(questions));
    }

    private static BeaconChain chain(Reached reached) {
        return Objects.requireNonNull(reached.chain().beacon());
    }

    static List<BeaconFacet> of(String question) {
        return Stream.of(values()).filter(facet -> facet.questions.contains(question)).toList();
    }

    static List<BeaconFacet> absentFrom(Reached reached) {
        return Stream.of(values()).filter(facet -> !facet.told.test(reached)).toList();
    }
}
