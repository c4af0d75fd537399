package io.peermonitor.peer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of itself, for example {@code
 * Geth/v1.17.10-stable-4f1c2f6b/linux-amd64/go1.26.4}.
 *
 * @param name the whole name, cleaned; empty when there is none
 * @param version the number and a pre-release word, {@code 1.17.10} or {@code 3.0.0-alpha1}
 * @param os one of linux, macos, windows, freebsd
 * @param architecture one of amd64, arm64, x86, riscv64
 */
public record ClientInfo(
        String name,
        ClientFamily family,
        @Nullable String version,
        @Nullable String os,
        @Nullable String architecture) {

    public static final ClientInfo UNKNOWN =
            new ClientInfo("", ClientFamily.UNKNOWN, null, null, null);

    private static final Pattern VERSION =
            Pattern.compile(
                    "v?(\\d{1,5}(?:\\.\\d{1,5}){1,3})"
                            + "(?:[-+.]?((?:unstable|nightly|dev|alpha|beta|rc)[0-9A-Za-z.]{0,8}))?"
                            + "(?:[-+ ].*)?");

    private static final Map<String, String> SYSTEMS =
            Map.of(
                    "linux", "linux",
                    "darwin", "macos",
                    "macos", "macos",
                    "osx", "macos",
                    "windows", "windows",
                    "win", "windows",
                    "freebsd", "freebsd");

    private static final Map<String, String> ARCHITECTURES =
            Map.of(
                    "amd64", "amd64",
                    "x86_64", "amd64",
                    "x64", "amd64",
                    "arm64", "arm64",
                    "aarch64", "arm64",
                    "aarch_64", "arm64",
                    "386", "x86",
                    "riscv64", "riscv64");

    /** Reads the name of an execution client. */
    public static ClientInfo of(String name) {
        return of(name, Layer.EXECUTION);
    }

    /** Reads a name that was cleaned already; parts that are not recognised are absent. */
    public static ClientInfo of(String name, Layer layer) {
        if (name.isBlank()) {
            return UNKNOWN;
        }
        List<String> parts = Arrays.asList(name.split("[/ ]", 8));
        List<String> words =
                parts.stream()
                        .skip(1)
                        .flatMap(part -> Arrays.stream(part.toLowerCase(Locale.ROOT).split("-")))
                        .toList();
        return new ClientInfo(
                name,
                ClientFamily.announcedAs(parts.getFirst(), layer),
                version(parts),
                firstKnown(words, SYSTEMS),
                firstKnown(words, ARCHITECTURES));
    }

    /** By hand, here and below: C1 compiles those of records badly, and this is a key of maps. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || (other instanceof ClientInfo same
                        && name.equals(same.name)
                        && family == same.family
                        && Objects.equals(version, same.version)
                        && Objects.equals(os, same.os)
                        && Objects.equals(architecture, same.architecture));
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** The same client under a shorter name. */
    public ClientInfo named(String shown) {
        return new ClientInfo(shown, family, version, os, architecture);
    }

    private static @Nullable String version(List<String> parts) {
        for (String part : parts.subList(1, parts.size())) {
            Matcher matcher = VERSION.matcher(part);
            if (matcher.matches()) {
                String word = matcher.group(2);
                return word == null ? matcher.group(1) : matcher.group(1) + "-" + word;
            }
        }
        return null;
    }

    private static @Nullable String firstKnown(List<String> words, Map<String, String> known) {
        return words.stream()
                .map(known::get)
                .filter(value -> value != null)
                .findFirst()
                .orElse(null);
    }
}
