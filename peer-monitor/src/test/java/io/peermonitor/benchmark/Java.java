package io.peermonitor.benchmark;

import java.net.URI;
import java.nio.file.Path;

/** The Java that runs this, and what it starts programs of the tests with. */
public final class Java {

    private Java() {}

    public static String program() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The source of the starter, seen from the compiled tests wherever this runs. */
    public static String start() {
        URI classes =
                URI.create(
                        Java.class.getProtectionDomain().getCodeSource().getLocation().toString());
        return Path.of(classes).resolve("../../src/benchmark/Start.java").normalize().toString();
    }
}
