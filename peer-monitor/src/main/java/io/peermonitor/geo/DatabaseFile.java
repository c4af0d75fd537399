package io.peermonitor.geo;

import com.maxmind.db.Reader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file, held in memory: a mapped file that somebody overwrites in place would take the process
 * with it. Whatever is wrong with it is said in one line and costs only what it would tell.
 */
final class DatabaseFile {

    private static final Logger log = LoggerFactory.getLogger(DatabaseFile.class);

    private final @Nullable Reader reader;
    private final AtomicBoolean complained = new AtomicBoolean();

    private DatabaseFile(@Nullable Reader reader) {
        this.reader = reader;
    }

    static DatabaseFile read(@Nullable Path file) {
        if (file == null) {
            return new DatabaseFile(null);
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            return new DatabaseFile(new Reader(bytes));
        } catch (IOException | RuntimeException unusable) {
            log.warn(
                    "Countries and operators are left out: {} {}. Give the path of a MaxMind DB"
                            + " file, or leave it out.",
                    file,
                    unusable instanceof NoSuchFileException
                            ? "does not exist"
                            : "cannot be read as one (" + unusable.getMessage() + ")");
            return new DatabaseFile(null);
        }
    }

    boolean isReadable() {
        return reader != null;
    }

    /** What it holds of an address; empty where it holds nothing. */
    Map<?, ?> record(InetAddress address) {
        if (reader == null) {
            return Map.of();
        }
        try {
            Map<?, ?> found = reader.get(address, Map.class);
            return found == null ? Map.of() : found;
        } catch (IOException | RuntimeException damaged) {
            if (complained.compareAndSet(false, true)) {
                log.warn("A MaxMind DB file is damaged: what it holds there is left out", damaged);
            }
            return Map.of();
        }
    }
}
