package io.peermonitor.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** The sentences of openapi.json, which code cannot know; each must be there and be used. */
final class OpenApiWords {

    private final Properties words = new Properties();
    private final Set<Object> unused;

    OpenApiWords() throws IOException {
        try (Reader file =
                new InputStreamReader(
                        Objects.requireNonNull(
                                OpenApiWords.class.getResourceAsStream("openapi-words.properties")),
                        StandardCharsets.UTF_8)) {
            words.load(file);
        }
        unused = new HashSet<>(words.keySet());
    }

    String of(String key) {
        unused.remove(key);
        return Objects.requireNonNull(
                words.getProperty(key), () -> "openapi-words.properties lacks '" + key + "'");
    }

    Set<Object> unused() {
        return unused;
    }
}
