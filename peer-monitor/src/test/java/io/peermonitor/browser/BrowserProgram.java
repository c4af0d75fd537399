package io.peermonitor.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What Playwright needs of this machine, and how to get it. */
@SuppressWarnings("ImmutableEnumChecker") // List.of lists do not change
enum BrowserProgram {
    CHROMIUM(
            "CHROMIUM_BIN",
            List.of("chromium", "chromium-browser", "google-chrome"),
            "install Chromium (Debian's package chromium) or set CHROMIUM_BIN to the program"),
    /** Playwright's driver is a Node.js program; the jar with a Node.js of its own has 200 MB. */
    NODE(
            "PLAYWRIGHT_NODEJS_PATH",
            List.of("node"),
            "install Node.js 20 or newer, or set PLAYWRIGHT_NODEJS_PATH to the program");

    private final String variable;
    private final List<String> names;
    private final String howToInstall;

    BrowserProgram(String variable, List<String> names, String howToInstall) {
        this.variable = variable;
        this.names = names;
        this.howToInstall = howToInstall;
    }

    Path path() {
        return find().orElseThrow(() -> new IllegalStateException(howToGet()));
    }

    /** A variable that is set but names no file is never replaced by another program silently. */
    Optional<Path> find() {
        String configured = System.getenv(variable);
        Stream<Path> places =
                configured == null || configured.isBlank()
                        ? names.stream().flatMap(BrowserProgram::searchPath)
                        : Stream.of(Path.of(configured));
        return places.filter(Files::isRegularFile).map(Path::toAbsolutePath).findFirst();
    }

    String howToGet() {
        return name() + " was not found: " + howToInstall + ".";
    }

    private static Stream<Path> searchPath(String program) {
        String folders = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(folders.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable);
    }
}
