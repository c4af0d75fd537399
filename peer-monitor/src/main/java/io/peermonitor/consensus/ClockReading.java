package io.peermonitor.consensus;

import io.peermonitor.wire.ClockOffset;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The client's clock against ours, by the Date of its latest answer; used by one poll at a time.
 */
final class ClockReading {

    private volatile @Nullable Duration offset;

    void read(Response response, Instant asked) {
        Date date = response.headers().getDate("Date");
        offset = date == null ? null : ClockOffset.of(date.toInstant(), asked, Instant.now());
    }

    /** The client's clock minus ours; absent where it does not tell. */
    @Nullable Duration offset() {
        return offset;
    }
}
