package io.peermonitor.tracking;

import io.peermonitor.peer.ClientFamily;
import io.peermonitor.peer.Direction;
import io.peermonitor.peer.Layer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The open sessions of a node counted by direction and client family; every value that the layer
 * knows has a count.
 */
public record Census(Map<Direction, Integer> directions, Map<ClientFamily, Integer> clients) {

    /** Of an execution client. */
    public static Census of(Collection<Session> sessions) {
        return of(sessions, Layer.EXECUTION);
    }

    public static Census of(Collection<Session> sessions, Layer layer) {
        Map<Direction, Integer> directions = zeros(Direction.class, Direction.values());
        Map<ClientFamily, Integer> clients = zeros(ClientFamily.class, families(layer));
        for (Session session : sessions) {
            directions.merge(session.peer().direction(), 1, Integer::sum);
            clients.merge(session.peer().client().family(), 1, Integer::sum);
        }
        return new Census(
                Collections.unmodifiableMap(directions), Collections.unmodifiableMap(clients));
    }

    private static ClientFamily[] families(Layer layer) {
        return Arrays.stream(ClientFamily.values())
                .filter(family -> family.isOf(layer))
                .toArray(ClientFamily[]::new);
    }

    private static <E extends Enum<E>> Map<E, Integer> zeros(Class<E> type, E[] values) {
        Map<E, Integer> counts = new EnumMap<>(type);
        for (E value : values) {
            counts.put(value, 0);
        }
        return counts;
    }
}
