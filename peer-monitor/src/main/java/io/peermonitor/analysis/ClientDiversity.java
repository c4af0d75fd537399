package io.peermonitor.analysis;

import io.peermonitor.peer.ClientFamily;
import io.peermonitor.peer.ClientInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

        static Stream<Release> of(ClientInfo client) {
            String version = client.version();
            return version == null
                    ? Stream.empty()
                    : Stream.of(new Release(client.family(), version));
        }

        @Override
        public int compareTo(Release other) {
            return BY_FAMILY.compare(this, other);
        }
    }

    static ClientDiversity of(List<ObservedPeer> peers, Map<ClientFamily, String> minimumVersions) {
        List<ClientInfo> named =
                peers.stream()
                        .map(observed -> observed.peer().client())
                        .filter(client -> client.family() != ClientFamily.UNKNOWN)
                        .toList();
        Concentration<Release> versions = Concentration.of(named.stream().flatMap(Release::of));
        return new ClientDiversity(
                Concentration.of(named.stream().map(ClientInfo::family)),
                versions,
                Concentration.of(named.stream().map(ClientInfo::name)),
                ForkReadiness.of(versions, minimumVersions));
    }

    /** How many equally frequent clients would be as diverse; absent without peers. */
    public @Nullable Double effective() {
        return families.effective();
    }
}
