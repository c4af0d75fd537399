package io.peermonitor.analysis;

import io.peermonitor.peer.ClientFamily;
import io.peermonitor.peer.ClientInfo;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the peers say they run.
 *
 * @param families peers by family, those without a name left out
 * @param versions peers by family and version, those that tell no version left out
 * @param builds peers by their whole name, which is text of the peers' choice
 * @param forkReadiness how many are new enough for the next fork
 */
public record ClientDiversity(
        Concentration<ClientFamily> families,
        Concentration<Release> versions,
        Concentration<String> builds,
        ForkReadiness forkReadiness) {

    /** A version of a family. */
    public record Release(ClientFamily family, String version) implements Comparable<Release> {

        private static final Comparator<Release> BY_FAMILY =
                Comparator.comparing(Release::family).thenComparing(Release::version);

        static Optional<Release> of(ClientInfo client) {
            return Optional.ofNullable(client.version())
                    .map(version -> new Release(client.family(), version));
        }

        @Override
        public int compareTo(Release other) {
            return BY_FAMILY.compare(this, other);
        }
    }

    static ClientDiversity of(List<ObservedPeer> peers, Map<ClientFamily, String> minimumVersions) {
        Map<ClientInfo, Integer> clients = new HashMap<>();
        for (ObservedPeer peer : peers) {
            clients.merge(peer.peer().client(), 1, Integer::sum);
        }
        Map<ClientFamily, Integer> families = new EnumMap<>(ClientFamily.class);
        Map<Release, Integer> releases = new HashMap<>();
        Map<String, Integer> builds = new HashMap<>();
        clients.forEach((client, number) -> {
            if (client.family() != ClientFamily.UNKNOWN) {
                families.merge(client.family(), number, Integer::sum);
                builds.merge(client.name(), number, Integer::sum);
                Release.of(client)
                        .ifPresent(release -> releases.merge(release, number, Integer::sum));
            }
        });
        Concentration<Release> versions = Concentration.of(releases);
        return new ClientDiversity(
                Concentration.of(families),
                versions,
                Concentration.of(builds),
                ForkReadiness.of(versions, minimumVersions));
    }

    /** How many equally frequent clients would be as diverse; absent without peers. */
    public @Nullable Double effective() {
        return families.effective();
    }
}
