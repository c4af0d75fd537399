package io.peermonitor.consensus;

import io.peermonitor.consensus.BeaconAnswers.Body;
import io.peermonitor.consensus.BeaconAnswers.Checkpoints;
import io.peermonitor.consensus.BeaconAnswers.Genesis;
import io.peermonitor.consensus.BeaconAnswers.Identity;
import io.peermonitor.consensus.BeaconAnswers.Message;
import io.peermonitor.consensus.BeaconAnswers.PayloadHeader;
import io.peermonitor.consensus.BeaconAnswers.PeerCount;
import io.peermonitor.consensus.BeaconAnswers.Syncing;
import io.peermonitor.peer.BeaconChain;
import io.peermonitor.peer.BeaconChain.SlotTime;
import io.peermonitor.peer.ChainRules;
import io.peermonitor.peer.ChainState;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.peer.Moment;
import io.peermonitor.peer.NodeIdentity;
import io.peermonitor.peer.NodeName;
import io.peermonitor.peer.PeerSnapshot;
import io.peermonitor.peer.PollResult;
import io.peermonitor.peer.PollResult.Limited;
import io.peermonitor.peer.PollResult.Reached;
import io.peermonitor.peer.PollResult.Unreached;
import io.peermonitor.peer.PolledNode;
import io.peermonitor.wire.Deadline;
import io.peermonitor.wire.FailureClassifier;
import io.peermonitor.wire.HttpStatus;
import io.peermonitor.wire.WireException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One consensus client: asks it for its peers, its chain and, now and then, who it is. */
final class ConsensusNode implements PolledNode {

    /** A client and its rules change only at a restart. */
    private static final Duration FACTS_LIFETIME = Duration.ofMinutes(10);

    private final NodeName name;
    private final BeaconAddress address;
    private final BeaconApi api;
    private final ClockReading clock;
    private final Duration timeout;
    private @Nullable Facts known;

    /** What changes only at a restart, and when it was asked. */
    private record Facts(NodeIdentity identity, @Nullable SlotTime time, Moment asked) {

        /**
         * A client that is starting tells its genesis later: it is asked again at the next poll.
         */
        boolean complete() {
            return identity.client() != null && time != null;
        }
    }

    ConsensusNode(
            NodeName name,
            BeaconAddress address,
            BeaconApi api,
            ClockReading clock,
            Duration timeout) {
        this.name = name;
        this.address = address;
        this.api = api;
        this.clock = clock;
        this.timeout = timeout;
    }

    @Override
    public NodeName node() {
        return name;
    }

    @Override
    public PollResult poll() {
        Moment start = Moment.now();
        Questions questions = new Questions(api, Deadline.in(timeout));
        try {
            return reached(start, questions, questions.required(BeaconApi::peers));
        } catch (IOException failed) {
            FailureReason reason = FailureClassifier.reasonOf(failed);
            if (reason == FailureReason.HTTP_STATUS) {
                return withoutPeers(start, questions, failed);
            }
            return unreached(start, reason, failed);
        }
    }

    private Reached reached(Moment start, Questions questions, PeerSnapshot snapshot) {
        Optional<Syncing> syncing = questions.optional(BeaconApi::syncing);
        Facts facts = facts(questions);
        ChainState chain = chain(syncing, questions, facts.time());
        Moment end = Moment.now();
        return new Reached(
                name,
                end,
                end.since(start),
                facts.identity().withClockOffset(clock.offset()),
                chain,
                snapshot);
    }

    /** A gateway may hide the peers and serve the rest; what serves neither is no Beacon API. */
    private PollResult withoutPeers(Moment start, Questions questions, IOException failed) {
        Optional<Syncing> syncing = questions.optional(BeaconApi::syncing);
        if (syncing.isEmpty()) {
            return unreached(start, FailureReason.HTTP_STATUS, failed);
        }
        Long count =
                questions
                        .optional(BeaconApi::peerCount)
                        .map(PeerCount::connected)
                        .map(BeaconValue::number)
                        .orElse(null);
        Facts facts = facts(questions);
        ChainState chain = chain(syncing, questions, facts.time());
        Moment end = Moment.now();
        return new Limited(
                name,
                end,
                end.since(start),
                facts.identity().withClockOffset(clock.offset()),
                chain,
                count,
                advice(failed));
    }

    private String advice(IOException failed) {
        if (failed instanceof HttpStatus.Refusal refusal && !refusal.isLasting()) {
            return "the client cannot tell its peers at "
                    + address
                    + " ("
                    + refusal.words()
                    + "): look at its log";
        }
        return "the client does not serve /eth/v1/node/peers at "
                + address
                + ": give the address of its own Beacon API, not of a gateway";
    }

    private Unreached unreached(Moment start, FailureReason reason, IOException failed) {
        // after an outage it may be another client: ask again who it is
        known = null;
        Moment end = Moment.now();
        String words = failed instanceof WireException known ? known.words() : "";
        String sentence = address + ": " + reason.hint();
        return new Unreached(
                name,
                end,
                end.since(start),
                reason,
                words.isEmpty() ? sentence : sentence + " (" + words + ")");
    }

    private static ChainState chain(
            Optional<Syncing> syncing, Questions questions, @Nullable SlotTime time) {
        Optional<PayloadHeader> payload =
                questions
                        .optional(BeaconApi::head)
                        .map(BeaconAnswers.Block::message)
                        .map(Message::body)
                        .map(Body::payloadHeader);
        Long finalized =
                questions
                        .optional(BeaconApi::checkpoints)
                        .map(Checkpoints::finalized)
                        .map(BeaconAnswers.Checkpoint::epoch)
                        .map(BeaconValue::slot)
                        .orElse(null);
        BeaconChain beacon =
                new BeaconChain(
                        syncing.map(Syncing::headSlot).map(BeaconValue::slot).orElse(null),
                        syncing.map(Syncing::isOptimistic).map(BeaconValue::flag).orElse(null),
                        syncing.map(Syncing::executionOffline).map(BeaconValue::flag).orElse(null),
                        finalized,
                        time);
        return new ChainState(
                payload.map(PayloadHeader::number).map(BeaconValue::number).orElse(null),
                syncing.map(Syncing::isSyncing).map(BeaconValue::flag).orElse(null),
                null,
                beacon);
    }

    private Facts facts(Questions questions) {
        Facts last = known;
        Moment now = Moment.now();
        boolean lasting =
                last != null
                        && last.complete()
                        && now.since(last.asked()).compareTo(FACTS_LIFETIME) < 0;
        if (last != null && (lasting || !questions.connected())) {
            return last;
        }
        Facts fresh = ask(questions, now);
        if (questions.connected()) {
            known = fresh;
            return fresh;
        }
        return last == null ? fresh : last;
    }

    private static Facts ask(Questions questions, Moment now) {
        Optional<Identity> identity = questions.optional(BeaconApi::identity);
        Genesis genesis = questions.optional(BeaconApi::genesis).orElse(Genesis.UNKNOWN);
        Map<String, JsonNode> spec = questions.optional(BeaconApi::spec).orElse(Map.of());
        ChainRules rules = BeaconFacts.rules(genesis, spec);
        NodeIdentity who =
                new NodeIdentity(
                        questions
                                .optional(BeaconApi::version)
                                .flatMap(BeaconFacts::client)
                                .orElse(null),
                        rules.chainId() == null ? null : rules.chainId().toString(),
                        identity.flatMap(BeaconFacts::id).orElse(null),
                        identity.flatMap(BeaconFacts::listen).orElse(null),
                        null,
                        rules);
        return new Facts(who, BeaconFacts.slotTime(genesis, spec).orElse(null), now);
    }

    /** The HTTP client and its connections are shared by all. */
    @Override
    public void close() {}
}
