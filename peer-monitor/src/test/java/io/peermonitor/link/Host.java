package io.peermonitor.link;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A host of its own: a network namespace that lives until its one process loses its input. */
record Host(Process holder, List<String> entry) implements AutoCloseable {

    private static final List<String> WAITING = List.of("sh", "-c", "echo here; exec cat");

    /** A user namespace lets anybody make it; where those are forbidden, root needs none. */
    static Host first() throws IOException {
        try {
            return make(
                    List.of("unshare", "--user", "--map-root-user", "--net"),
                    List.of("nsenter", "--preserve-credentials", "--user", "--net", "--target"));
        } catch (IOException noUserNamespaces) {
            return make(List.of("unshare", "--net"), List.of("nsenter", "--net", "--target"));
        }
    }

    /** Another one, which belongs to the same user. */
    Host beside() throws IOException {
        return make(entering("unshare", "--net"), entry.subList(0, entry.size() - 1));
    }

    private static Host make(List<String> unshare, List<String> nsenter) throws IOException {
        Process holder = new ProcessBuilder(words(unshare, WAITING)).start();
        String said = holder.inputReader().readLine();
        if (!"here".equals(said)) {
            String why = new String(holder.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            throw new IOException("No network namespace can be made: " + why.strip());
        }
        return new Host(holder, words(nsenter, List.of(Long.toString(holder.pid()))));
    }

    private static List<String> words(List<String> first, List<String> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    /** The command that runs another one on this host. */
    List<String> entering(String... command) {
        return words(entry, List.of(command));
    }

    /** A process that becomes the command, so that its id is that of the command. */
    ProcessBuilder on(List<String> command) {
        return new ProcessBuilder(new ArrayList<>(words(entry, command)));
    }

    /** Runs the words of a line; what they say. */
    String run(String line) throws IOException {
        return finish(List.of(line.split(" ", -1)));
    }

    String finish(List<String> command) throws IOException {
        Process process = on(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + said.strip());
        }
        return said;
    }

    long pid() {
        return holder.pid();
    }

    @Override
    public void close() {
        holder.destroy();
    }
}
