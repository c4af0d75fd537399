package io.peermonitor.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A version as clients write it, so that one can be called older than another. */
record ReleaseNumber(List<Integer> numbers, boolean preRelease)
        implements Comparable<ReleaseNumber> {

    private static final int PARTS = 4;

    private static final Pattern FORM =
            Pattern.compile("v?(\\d{1,5}(?:\\.\\d{1,5}){0,3})(-[0-9A-Za-z.]{1,20})?");

    private static final Comparator<ReleaseNumber> OLDEST_FIRST =
            Comparator.comparingInt((ReleaseNumber release) -> release.numbers.get(0))
                    .thenComparingInt(release -> release.numbers.get(1))
                    .thenComparingInt(release -> release.numbers.get(2))
                    .thenComparingInt(release -> release.numbers.get(3))
                    // 1.17.11-unstable is on its way to 1.17.11
                    .thenComparing(release -> !release.preRelease);

    static Optional<ReleaseNumber> parse(String version) {
        Matcher matcher = FORM.matcher(version);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<Integer> numbers =
                Stream.concat(
                                Stream.of(matcher.group(1).split("\\.", -1)).map(Integer::valueOf),
                                Stream.generate(() -> 0))
                        .limit(PARTS)
                        .toList();
        return Optional.of(new ReleaseNumber(numbers, matcher.group(2) != null));
    }

    @Override
    public int compareTo(ReleaseNumber other) {
        return OLDEST_FIRST.compare(this, other);
    }
}
