package io.peermonitor.analysis;

import io.peermonitor.analysis.ClientDiversity.Release;
import io.peermonitor.peer.ClientFamily;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many peers run a version that knows the next fork: at the fork the others are lost.
 *
 * @param compared peers whose family has a configured minimum and who tell a version
 * @param ready of those, how many are at the minimum or above
 * @param outdated the versions below it, the most frequent first
 */
public record ForkReadiness(int compared, int ready, List<Concentration.Count<Release>> outdated) {

    public ForkReadiness {
        outdated = List.copyOf(outdated);
    }

    static ForkReadiness of(
            Concentration<Release> versions, Map<ClientFamily, String> minimumVersions) {
        List<Concentration.Count<Release>> compared =
                versions.counts().stream()
                        .filter(count -> isReady(count.kind(), minimumVersions).isPresent())
                        .toList();
        List<Concentration.Count<Release>> outdated =
                compared.stream()
                        .filter(count -> !isReady(count.kind(), minimumVersions).orElseThrow())
                        .toList();
        int peers = peers(compared);
        return new ForkReadiness(peers, peers - peers(outdated), outdated);
    }

    /** The share of peers that are ready, 0 to 1; absent where there is nothing to compare. */
    public @Nullable Double share() {
        return compared == 0 ? null : (double) ready / compared;
    }

    private static Optional<Boolean> isReady(
            Release release, Map<ClientFamily, String> minimumVersions) {
        return Optional.ofNullable(minimumVersions.get(release.family()))
                .flatMap(ReleaseNumber::parse)
                .flatMap(minimum ->
                        ReleaseNumber.parse(release.version())
                                .map(version -> version.compareTo(minimum) >= 0));
    }

    private static int peers(List<Concentration.Count<Release>> counts) {
        return counts.stream().mapToInt(Concentration.Count::number).sum();
    }
}
