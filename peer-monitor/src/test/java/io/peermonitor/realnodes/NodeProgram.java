package io.peermonitor.realnodes;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The node software these tests run, and how to get it. */
enum NodeProgram {
    GETH(
            "GETH_BIN",
            "go install github.com/ethereum/go-ethereum/cmd/geth@v1.17.10 and set GETH_BIN to the"
                    + " program, or put it on the PATH") {
        @Override
        Stream<Path> usualPlaces() {
            return searchPath("geth");
        }
    },
    ETHEREUMJS(
            "ETHEREUMJS_CLI",
            "npm install --no-save --prefix <folder> @ethereumjs/client@0.10.5 and set"
                    + " ETHEREUMJS_CLI to"
                    + " <folder>/node_modules/@ethereumjs/client/dist/esm/bin/cli.js") {
        @Override
        Stream<Path> usualPlaces() {
            return Stream.empty();
        }
    },
    LODESTAR(
            "LODESTAR_CLI",
            "npm install --ignore-scripts in a folder with a copy of"
                    + " peer-monitor/src/test/resources/io/peermonitor/realnodes/lodestar/package.json"
                    + " and set LODESTAR_CLI to"
                    + " <folder>/node_modules/@chainsafe/lodestar/lib/index.js") {
        @Override
        Stream<Path> usualPlaces() {
            return Stream.empty();
        }
    };

    private final String variable;
    private final String howToInstall;

    NodeProgram(String variable, String howToInstall) {
        this.variable = variable;
        this.howToInstall = howToInstall;
    }

    abstract Stream<Path> usualPlaces();

    Path path() {
        return find().orElseThrow(() -> new IllegalStateException(howToGet()));
    }

    /** A variable that is set but names no file is never replaced by another version silently. */
    Optional<Path> find() {
        String configured = System.getenv(variable);
        Stream<Path> places =
                configured == null || configured.isBlank()
                        ? usualPlaces()
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
