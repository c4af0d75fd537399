package io.peermonitor.consensus;

import io.peermonitor.consensus.BeaconAnswers.Genesis;
import io.peermonitor.consensus.BeaconAnswers.Identity;
import io.peermonitor.consensus.BeaconAnswers.Version;
import io.peermonitor.peer.BeaconChain.SlotTime;
import io.peermonitor.peer.ChainRules;
import io.peermonitor.peer.ClientInfo;
import io.peermonitor.peer.Endpoint;
import io.peermonitor.peer.Fork;
import io.peermonitor.peer.Layer;
import io.peermonitor.peer.PeerId;
import io.peermonitor.wire.CleanText;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what changes only at a restart of the client; whatever it does not tell is absent. */
final class BeaconFacts {

    private static final int MAX_TEXT = 64;

    /** 2100: a genesis beyond it or a slot of more than an hour is no chain's. */
    private static final long LATEST_GENESIS = 4_102_444_800L;

    private static final Instant LATEST_FORK = Instant.ofEpochSecond(2 * LATEST_GENESIS);
    private static final long LONGEST_SLOT_MILLIS = 3_600_000;
    private static final long MOST_SLOTS_PER_EPOCH = 4096;

    private BeaconFacts() {}

    static Optional<ClientInfo> client(Version version) {
        return BeaconValue.text(version.version())
                .map(name -> ClientInfo.of(CleanText.of(name, MAX_TEXT), Layer.CONSENSUS));
    }

    static Optional<PeerId> id(Identity identity) {
        return BeaconValue.text(identity.peerId()).flatMap(PeerId::parse);
    }

    static Optional<Endpoint> listen(Identity identity) {
        JsonNode addresses = identity.addresses();
        return addresses == null
                ? Optional.empty()
                : addresses
                        .valueStream()
                        .flatMap(address -> BeaconValue.text(address).stream())
                        .flatMap(address -> MultiAddress.endpoint(address).stream())
                        .findFirst();
    }

    static Optional<SlotTime> slotTime(Genesis genesis, Map<String, JsonNode> spec) {
        Long time = BeaconValue.number(genesis.time());
        Long millis = slotMillis(spec);
        Long slots = BeaconValue.number(spec.get("SLOTS_PER_EPOCH"));
        if (time == null || millis == null || slots == null) {
            return Optional.empty();
        }
        boolean sane =
                time <= LATEST_GENESIS
                        && millis >= 1
                        && millis <= LONGEST_SLOT_MILLIS
                        && slots >= 1
                        && slots <= MOST_SLOTS_PER_EPOCH;
        return sane
                ? Optional.of(
                        new SlotTime(
                                Instant.ofEpochSecond(time),
                                Duration.ofMillis(millis),
                                Math.toIntExact(slots)))
                : Optional.empty();
    }

    /**
     * Newer clients tell milliseconds; where slots got shorter, the seconds beside them are old.
     */
    private static @Nullable Long slotMillis(Map<String, JsonNode> spec) {
        Long millis = BeaconValue.number(spec.get("SLOT_DURATION_MS"));
        if (millis != null) {
            return millis;
        }
        Long seconds = BeaconValue.number(spec.get("SECONDS_PER_SLOT"));
        return seconds == null || seconds > LONGEST_SLOT_MILLIS
                ? null
                : Long.valueOf(seconds * 1000);
    }

    static ChainRules rules(Genesis genesis, Map<String, JsonNode> spec) {
        return new ChainRules(
                BeaconValue.number(spec.get("DEPOSIT_CHAIN_ID")),
                BeaconValue.hash(genesis.validatorsRoot()),
                slotTime(genesis, spec).map(time -> forkTimes(time, spec)).orElse(Map.of()));
    }

    private static Map<Fork, Long> forkTimes(SlotTime time, Map<String, JsonNode> spec) {
        Map<Fork, Long> times = new EnumMap<>(Fork.class);
        long lastEpoch = time.epochOf(time.slotAt(LATEST_FORK));
        for (Fork fork : Fork.values()) {
            Long epoch = BeaconValue.number(spec.get(fork.consensus() + "_FORK_EPOCH"));
            // the largest number there is means that no epoch is planned
            if (epoch != null && epoch <= lastEpoch) {
                times.put(fork, time.startOf(epoch * time.slotsPerEpoch()).getEpochSecond());
            }
        }
        return times;
    }
}
