package io.peermonitor.peer;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a consensus client has come; each part absent where it does not tell it.
 *
 * @param headSlot the slot of its head
 * @param optimistic whether its execution client has not verified the head
 * @param executionOffline whether it says that it cannot use its execution client; older releases
 *     do not say
 * @param finalizedEpoch the newest epoch that cannot be undone
 * @param time how slots follow the clock, absent until it was told once
 */
public record BeaconChain(
        @Nullable Long headSlot,
        @Nullable Boolean optimistic,
        @Nullable Boolean executionOffline,
        @Nullable Long finalizedEpoch,
        @Nullable SlotTime time) {

    /**
     * How slots follow the clock.
     *
     * @param genesis when slot 0 began
     * @param slot how long a slot lasts, 12 s on the public networks
     * @param slotsPerEpoch 32 on the public networks
     */
    public record SlotTime(Instant genesis, Duration slot, int slotsPerEpoch) {

        public SlotTime {
            if (slot.toMillis() < 1 || slotsPerEpoch < 1) {
                throw new IllegalArgumentException("A slot takes time, and an epoch has slots.");
            }
        }

        /** The slot at this time, below 0 before the genesis. */
        public long slotAt(Instant time) {
            return Math.floorDiv(Duration.between(genesis, time).toMillis(), slot.toMillis());
        }

        public Instant startOf(long slotNumber) {
            return genesis.plusMillis(Math.multiplyExact(slotNumber, slot.toMillis()));
        }

        public long epochOf(long slotNumber) {
            return Math.floorDiv(slotNumber, (long) slotsPerEpoch);
        }
    }

    /**
     * How old the head is by our clock, whatever the client says of syncing; absent where it cannot
     * be told.
     */
    public @Nullable Duration headAge(Instant now) {
        return headSlot == null || time == null
                ? null
                : Duration.between(time.startOf(headSlot), now);
    }

    /** How many slots the head is behind the clock; 0 to 2 is good, because slots stay empty. */
    public @Nullable Long slotsBehind(Instant now) {
        return headSlot == null || time == null ? null : time.slotAt(now) - headSlot;
    }

    /** How many epochs the finalized one is behind the clock; 2 to 3 is good. */
    public @Nullable Long epochsToFinality(Instant now) {
        return finalizedEpoch == null || time == null
                ? null
                : time.epochOf(time.slotAt(now)) - finalizedEpoch;
    }
}
