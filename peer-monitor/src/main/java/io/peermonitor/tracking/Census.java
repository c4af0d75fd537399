package io.peermonitor.tracking;

import io.peermonitor.peer.ClientFamily;
import io.peermonitor.peer.Direction;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The open sessions of a node counted by direction and client family; every value of the set has a
 * count.
 */
public record Census(Map<Direction, Integer> directions, Map<ClientFamily, Integer> clients) {

    public static Census of(Collection<Session> sessions) {
        Map<Direction, Integer> directions = zeros(Direction.class, Direction.values());
        Map<ClientFamily, Integer> clients = zeros(ClientFamily.class, ClientFamily.values());
        for (Session session : sessions) {
            directions.merge(session.peer().direction(), 1, Integer::sum);
            clients.merge(session.peer().client().family(), 1, Integer::sum);
        }
        return new Census(
                Collections.unmodifiableMap(directions), Collections.unmodifiableMap(clients));
    }

    private static <E extends Enum<E>> Map<E, Integer> zeros(Class<E> type, E[] values) {
        Map<E, Integer> counts = new EnumMap<>(type);
        for (E value : values) {
            counts.put(value, 0);
        }
        return counts;
    }
}
