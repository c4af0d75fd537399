package io.peermonitor.consensus;

import io.peermonitor.consensus.BeaconAnswers.Data;
import io.peermonitor.peer.FailureReason;
import io.peermonitor.wire.Deadline;
import io.peermonitor.wire.FailureClassifier;
import io.peermonitor.wire.WireException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** The questions of one poll; each either answers or fails. */
final class Questions {

    /** The client said that it does not serve this: the connection is good. */
    private static final Set<FailureReason> ANSWERED =
            EnumSet.of(
                    FailureReason.HTTP_STATUS,
                    FailureReason.UNAUTHORIZED,
                    FailureReason.RATE_LIMITED,
                    FailureReason.REDIRECTED,
                    FailureReason.MALFORMED,
                    FailureReason.SCHEMA,
                    FailureReason.TOO_LARGE);

    private final BeaconApi api;
    private final Deadline deadline;

    /** After a failed connection the rest of a poll is not asked: it would only cost time. */
    private boolean connected = true;

    Questions(BeaconApi api, Deadline deadline) {
        this.api = api;
        this.deadline = deadline;
    }

    /** Whether every question so far got an answer, be it that there is none. */
    boolean connected() {
        return connected;
    }

    <T> T required(BiFunction<BeaconApi, Deadline, Data<T>> question) throws IOException {
        try {
            T data = question.apply(api, deadline).data();
            if (data == null) {
                throw new WireException(FailureReason.SCHEMA);
            }
            return data;
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    /** Empty where the client does not tell: one that lacks a question still shows the rest. */
    <T> Optional<T> optional(BiFunction<BeaconApi, Deadline, Data<T>> question) {
        if (!connected) {
            return Optional.empty();
        }
        try {
            return Optional.of(required(question));
        } catch (IOException failed) {
            connected = ANSWERED.contains(FailureClassifier.reasonOf(failed));
            return Optional.empty();
        }
    }
}
