package io.peermonitor.alerts;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs of Prometheus and Alertmanager, by their names in Debian and elsewhere. */
enum PrometheusProgram {
    PROMTOOL("promtool"),
    AMTOOL("amtool"),
    PROMETHEUS("prometheus"),
    ALERTMANAGER("prometheus-alertmanager", "alertmanager");

    @SuppressWarnings("ImmutableEnumChecker") // List.of lists do not change
    private final List<String> names;

    PrometheusProgram(String... names) {
        this.names = List.of(names);
    }

    /** How a run ended, with what it said on either output. */
    record Outcome(int exitCode, String said) {}

    Path path() {
        return find().orElseThrow(() -> new IllegalStateException(howToGet()));
    }

    Optional<Path> find() {
        String folders = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(folders.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> names.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static String howToGet() {
        return "Prometheus and Alertmanager were not found: install Debian's packages prometheus and"
                + " prometheus-alertmanager, or put prometheus, promtool, alertmanager and amtool on"
                + " the PATH.";
    }

    Outcome run(String... arguments) {
        List<String> command =
                Stream.concat(Stream.of(path().toString()), Arrays.stream(arguments)).toList();
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            byte[] said = process.getInputStream().readAllBytes();
            return new Outcome(process.waitFor(), new String(said, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
