package io.peermonitor.web;

import io.peermonitor.peer.ClientFamily;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.Layer;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which peers of which nodes a caller wants, in which order; every value checked. */
record PeerQuery(
        Optional<String> node,
        Optional<Layer> layer,
        Optional<ClientFamily> client,
        Optional<Direction> direction,
        String text,
        PeerOrder order,
        int limit,
        int offset) {

    static final int MOST = 500;
    private static final int LONGEST_TEXT = 200;

    /** A page at a time, so that an answer stays small whatever the fleet. */
    static PeerQuery page(Parameters parameters) {
        return of(parameters, MOST);
    }

    /** All peers unless fewer are asked for: a file has no place to say that it is a part. */
    static PeerQuery file(Parameters parameters) {
        return of(parameters, Integer.MAX_VALUE);
    }

    private static PeerQuery of(Parameters parameters, int usualLimit) {
        return new PeerQuery(
                Optional.ofNullable(parameters.node()),
                Parameter.choice("layer", parameters.layer(), Layer.values(), Layer::label),
                Parameter.choice(
                        "client", parameters.client(), ClientFamily.values(), ClientFamily::label),
                Parameter.choice(
                        "direction", parameters.direction(), Direction.values(), Direction::label),
                text(parameters.q()),
                PeerOrder.parse(parameters.sort()),
                Parameter.number("limit", parameters.limit(), usualLimit, 1, MOST),
                Parameter.number("offset", parameters.offset(), 0, 0, Integer.MAX_VALUE));
    }

    /** The query parameters as they came; all of them optional. */
    record Parameters(
            @Nullable String node,
            @Nullable String layer,
            @Nullable String client,
            @Nullable String direction,
            @Nullable String q,
            @Nullable String sort,
            @Nullable String limit,
            @Nullable String offset) {}

    boolean matches(PeerView peer) {
        return client.map(ClientFamily::label).map(peer.client().family()::equals).orElse(true)
                && direction.map(Direction::label).map(peer.direction()::equals).orElse(true)
                && (text.isEmpty() || contains(peer, text));
    }

    private static boolean contains(PeerView peer, String text) {
        String address = peer.address() == null ? "" : peer.address();
        return peer.name().toLowerCase(Locale.ROOT).contains(text)
                || peer.id().toLowerCase(Locale.ROOT).contains(text)
                || address.contains(text);
    }

    private static String text(@Nullable String q) {
        String text = q == null ? "" : q.strip().toLowerCase(Locale.ROOT);
        if (text.length() > LONGEST_TEXT) {
            throw new BadParameterException(
                    "q", text.substring(0, 20) + "…", "at most " + LONGEST_TEXT + " characters");
        }
        return text;
    }
}
